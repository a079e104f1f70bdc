"""Holding back findings that are known already: from the baseline, or from an earlier version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from procman.lint.own_rules import ALWAYS_REPORTED

if TYPE_CHECKING:
    from procman.lint.finding import Finding
    from procman.lint.result import LintResult


def counted(findings: Iterable[Finding]) -> Counter[str]:
    """How often each fingerprint occurs; the same mistake can be made twice in one element."""
    return Counter(finding.fingerprint for finding in findings if finding.rule not in ALWAYS_REPORTED)


def without(result: LintResult, known: Mapping[str, int]) -> LintResult:
    """A result without the findings that are known.

    Args:
        result: What was found.
        known: How many findings of each fingerprint are known. Where there are more of them, the later ones are new.
    """
    left = Counter(known)
    kept = []
    for finding in result.findings:
        if finding.rule not in ALWAYS_REPORTED and left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            kept.append(finding)
    places = {finding.order for finding in kept}
    fixes = tuple((finding, fix) for finding, fix in result.fixes if finding.order in places)
    held_back = len(result.findings) - len(kept)
    return replace(result, findings=tuple(kept), fixes=fixes, known=result.known + held_back)
