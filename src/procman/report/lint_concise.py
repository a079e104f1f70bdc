"""Findings one a line, as editors and terminals make them clickable; severities stay English for their patterns."""

from __future__ import annotations

from procman.lint.result import LintResult


def lint_concise(result: LintResult) -> str:
    """``path:line:column: severity: message [rule]``, nothing when there is nothing."""
    return "".join(
        f"{one.path}:{one.line}:{one.column}: {one.severity}: {' '.join(one.message.split())} [{one.rule}]\n"
        for one in result.findings
    )
