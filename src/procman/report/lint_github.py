"""Findings as commands of GitHub Actions, which shows them at their lines in a change request."""

from __future__ import annotations

from typing import Final

from procman.lint.finding import Finding
from procman.lint.result import LintResult
from procman.lint.rule import Level
from procman.report.lint_closing import closing

_COMMANDS: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "info": "notice"}
# The escapes of the runner's own toolkit (packages/core/src/command.ts); the per cent sign comes first.
_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = _DATA | {":": "%3A", ",": "%2C"}


def lint_github(result: LintResult) -> str:
    """A command a finding, and the closing sentences for those who read the log."""
    return "".join(f"{line}\n" for line in [*map(_command, result.findings), *closing(result)])


def _command(finding: Finding) -> str:
    properties = {"file": finding.path, "line": str(finding.line)}
    if finding.end_line == finding.line:
        properties |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
    else:  # columns of a place of several lines are refused
        properties |= {"endLine": str(finding.end_line)}
    properties["title"] = finding.rule
    listed = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escaped(finding.message, _DATA)}"


def _escaped(words: str, escapes: dict[str, str]) -> str:
    return words.translate({ord(character): escape for character, escape in escapes.items()})
