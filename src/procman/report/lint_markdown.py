"""Findings as a comment on a change request."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from procman.lint.finding import Finding
from procman.lint.result import LintResult
from procman.messages import text
from procman.report.lint_closing import closing

MARKER: Final = "<!-- procman lint -->"
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]#|~!])")
_COLUMNS: Final = ("severity", "place", "message", "rule")


def lint_markdown(result: LintResult) -> str:
    """The closing sentences first, then a table a file; what is only for information is folded away.

    The marker in the first line lets a script find the comment that it wrote before.
    """
    language = result.language
    parts = [f"{MARKER}\n### {text(language, 'lint-report.heading')}", " ".join(closing(result))]
    parts += _tables([one for one in result.findings if one.severity != "info"], result)
    infos = [one for one in result.findings if one.severity == "info"]
    if infos:
        title = text(language, "lint-report.infos", count=len(infos))
        parts += [f"<details>\n<summary>{title}</summary>", *_tables(infos, result), "</details>"]
    return "\n\n".join(parts) + "\n"


def _tables(findings: Iterable[Finding], result: LintResult) -> list[str]:
    made = []
    for path, ones in itertools.groupby(findings, key=lambda one: one.path):
        title = _escaped(result.titles.get(path, path))
        rows = [
            _row(text(result.language, f"lint-report.column-{column}") for column in _COLUMNS),
            _row("---" for _ in _COLUMNS),
            *(_row(_cells(one, result.language)) for one in ones),
        ]
        made.append("\n".join([f"#### [{title}]({quote(path)})", "", *rows]))
    return made


def _cells(finding: Finding, language: str) -> list[str]:
    return [
        text(language, f"lint.severity.{finding.severity}"),
        f"[{finding.line}]({quote(finding.path)}#L{finding.line})",
        _escaped(finding.message),
        f"`{finding.rule}`",
    ]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(words: str) -> str:
    """Words as they are: no markup, no HTML, no line break, and nobody called by an @ in a name."""
    plain = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("@", "&#64;")
