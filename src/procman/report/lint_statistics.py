"""How many findings each rule has: where to begin."""

from __future__ import annotations

from collections import Counter
from typing import Any

from procman.lint.result import LintResult
from procman.messages import text
from procman.report.lint_closing import closing
from procman.report.lint_text import width

_SEVERITY_COLUMNS = 9


def statistics(result: LintResult) -> list[dict[str, Any]]:
    """Rule, severity, number of findings and of those that can be fixed; the most frequent first."""
    counts = Counter((finding.rule, finding.severity) for finding in result.findings)
    fixable = Counter((finding.rule, finding.severity) for finding in result.findings if finding.fix)
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    return [
        {"rule": rule, "severity": severity, "count": counts[rule, severity], "fixable": fixable[rule, severity]}
        for rule, severity in ordered
    ]


def lint_statistics(result: LintResult) -> str:
    """A table for people, and the closing sentences."""
    rows = statistics(result)
    lines = [text(result.language, "lint-report.statistics")] if rows else []
    longest = max((len(row["rule"]) for row in rows), default=0)
    for row in rows:
        severity = text(result.language, f"lint.severity.{row['severity']}")
        fixable = (
            text(result.language, "lint-report.statistics-fixable", count=row["fixable"]) if row["fixable"] else ""
        )
        severity += " " * (_SEVERITY_COLUMNS - width(severity))
        lines.append(f"{row['count']:>6}  {severity}{row['rule']:<{longest}}  {fixable}".rstrip())
    return "\n".join([*lines, *([""] if rows else []), *closing(result)]) + "\n"
