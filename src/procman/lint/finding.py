"""A finding, as it is reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from procman.errors import Location
from procman.lint.phrases import Argument, identity
from procman.lint.rule import Level
from procman.records import record


@record(frozen=True, slots=True)
class Finding:
    """One thing to be put right; the fields are those of the JSON report.

    Attributes:
        line: Line, from 1.
        column: Column in characters, from 1.
        end_column: Column after the last character.
        process: Id of the process, or None for a finding about a dictionary.
        element: Dotted path of the element: ``controls.KC-01.evidence``; empty for the file.
        fingerprint: 16 hex digits that survive moved lines, renamed steps and other languages.
        fix: Whether a fix can be applied; None when there is none.
    """

    rule: str
    severity: Level
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    process: str | None
    element: str
    fingerprint: str
    fix: Literal["safe", "unsafe"] | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """Where the finding stands in a report."""
        return self.path, self.line, self.column, self.rule, self.element, self.fingerprint


def make_finding(
    rule: str,
    severity: Level,
    message: str,
    location: Location,
    process: str | None,
    element: str,
    arguments: Mapping[str, Argument],
    fix: Literal["safe", "unsafe"] | None = None,
) -> Finding:
    """Make a finding; a location that means a whole file becomes the file's first character."""
    line, column = location.line or 1, location.column or 1
    return Finding(
        rule,
        severity,
        message,
        location.path,
        line,
        column,
        location.end_line or line,
        location.end_column or column,
        process,
        element,
        fingerprint(rule, process or location.path, element, arguments),
        fix,
    )


def fingerprint(rule: str, owner: str, element: str, arguments: Mapping[str, Argument]) -> str:
    """Identify a finding without its line, its language and the names in it.

    Args:
        rule: Name of the rule.
        owner: Id of the process, or path of the dictionary.
        element: Dotted path of the element.
        arguments: Arguments of the message.
    """
    import hashlib  # most files have no finding

    parts = [rule, owner, element, *(f"{name}={identity(arguments[name])}" for name in sorted(arguments))]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
