"""What is known of a file, as JSON and back."""

from __future__ import annotations

import json
from typing import Any

from procman.lint.checking import FileCheck
from procman.lint.finding import Finding
from procman.lint.suppression import Suppression


def encode(check: FileCheck) -> str:
    """A check as text; without its path, which is known when it is asked for, and without fixes."""
    findings = [
        (
            *(one.rule, one.severity, one.message, one.line, one.column, one.end_line, one.end_column),
            *(one.element, one.fingerprint, one.fix),
        )
        for one, _ in check.findings
    ]
    comments = [
        [one.rules, one.reason, one.line, one.column, one.end_column, one.covers, sorted(one.used)]
        for one in check.comments
    ]
    data = [check.process, check.head, findings, comments, check.collected, check.unread, check.unreadable]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def decode(text: str, path: str) -> FileCheck:
    """See ``encode``.

    Raises:
        ValueError: The text is none of ours; so do TypeError and IndexError.
    """
    process, head, findings, comments, collected, unread, unreadable = json.loads(text)
    name, domain, version, status = head
    return FileCheck(
        process,
        (name, domain, version, status),
        [(_finding(one, path, process), None) for one in findings],
        [_comment(one) for one in comments],
        collected,
        [],
        unread,
        unreadable,
    )


def _finding(values: list[Any], path: str, process: str | None) -> Finding:
    rule, severity, message, line, column, end_line, end_column, element, fingerprint, fix = values
    return Finding(
        rule, severity, message, path, line, column, end_line, end_column, process, element, fingerprint, fix
    )


def _comment(values: list[Any]) -> Suppression:
    rules, reason, line, column, end_column, covers, used = values
    return Suppression(tuple(rules), reason, line, column, end_column, covers, set(used))
