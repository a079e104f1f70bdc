"""The sentences that close a lint report; they rest on the same verdict as the exit code."""

from __future__ import annotations

from procman.lint.result import LintResult
from procman.lint.rule import LEVELS
from procman.lint.verdict import verdict
from procman.messages import text


def closing(result: LintResult) -> list[str]:
    """How many findings there are, how many were held back, and whether the check is complete."""
    counts = {f"{severity}s": result.count(severity) for severity in LEVELS}
    key = "lint.summary.found" if result.findings else "lint.summary.clean"
    if result.known and not result.findings:
        key = "lint-report.nothing-new"
    sentences = [text(result.language, key, files=len(result.files), **counts)]
    if result.known:
        sentences.append(text(result.language, "lint-report.known", known=result.known))
    outcome = verdict(result)
    if outcome in ("incomplete", "fault"):
        sentences.append(text(result.language, f"lint-report.{outcome}"))
    return sentences
