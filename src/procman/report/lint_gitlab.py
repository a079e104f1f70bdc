"""Findings as a Code Quality report of GitLab, which shows them in the merge request."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any, Final

from procman.lint.finding import Finding
from procman.lint.own_rules import STOPPING
from procman.lint.result import LintResult
from procman.lint.rule import Level

_SEVERITIES: Final[dict[Level, str]] = {"error": "major", "warning": "minor", "info": "info"}


def lint_gitlab(result: LintResult) -> str:
    """A list of what GitLab calls violations."""
    occurrences: Counter[str] = Counter()
    data = []
    for finding in result.findings:
        data.append(_violation(finding, occurrences[finding.fingerprint]))
        occurrences[finding.fingerprint] += 1
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _violation(finding: Finding, earlier: int) -> dict[str, Any]:
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": _unique(finding.fingerprint, earlier),
        "severity": "blocker" if finding.rule in STOPPING else _SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.line, "end": finding.end_line}},
    }


def _unique(fingerprint: str, earlier: int) -> str:
    """GitLab shows only the first of several violations with one fingerprint."""
    if not earlier:
        return fingerprint
    return hashlib.sha256(f"{fingerprint}\0{earlier}".encode()).hexdigest()[:16]
