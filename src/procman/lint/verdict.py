"""What a run comes to: the one place on which the exit code and the closing sentence both rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from procman.lint.own_rules import UNKNOWN_RULE
from procman.lint.rule import LEVELS

if TYPE_CHECKING:
    from procman.lint.result import LintResult
    from procman.lint.rule import Level

NOTHING: Final = 0
FINDINGS: Final = 1
INCOMPLETE: Final = 2
FAULT: Final = 3
_RANK: Final[dict[str, int]] = {level: rank for rank, level in enumerate(LEVELS)}
Verdict = Literal["clean", "found", "incomplete", "fault"]
GRAVE: Final[dict[Verdict, int]] = {"incomplete": INCOMPLETE, "fault": FAULT}
"""Exit codes that hold whatever the threshold is."""


def verdict(result: LintResult) -> Verdict:
    """The gravest of what happened.

    ``fault``: a rule failed. ``incomplete``: a file or a setting could not be read or used, a suppression of a rule
    that does not exist among them. Otherwise whether there are findings.
    """
    if result.crashed:
        return "fault"
    if result.unreadable or any(finding.rule == UNKNOWN_RULE.name for finding in result.findings):
        return "incomplete"
    return "found" if result.findings else "clean"


def exit_code(result: LintResult, fail_on: str) -> int:
    """The exit code; findings count from a severity on."""
    outcome = verdict(result)
    if outcome == "found":
        return FINDINGS if any(fails(finding.severity, fail_on) for finding in result.findings) else NOTHING
    return GRAVE.get(outcome, NOTHING)


def fails(severity: Level, fail_on: str) -> bool:
    """Whether a severity is at least as grave as the threshold."""
    return _RANK[severity] <= _RANK[fail_on]
