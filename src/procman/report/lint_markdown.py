"""Findings as a comment on a change request."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from procman.lint.finding import Finding
from procman.lint.result import LintResult
from procman.messages import text
from procman.report.lint_closing import closing
from procman.report.markdown import escaped, table

MARKER: Final = "<!-- procman lint -->"
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
        title = escaped(result.titles.get(path, path))
        heads = (text(result.language, f"lint-report.column-{column}") for column in _COLUMNS)
        rows = table(heads, (_cells(one, result.language) for one in ones))
        made.append("\n".join([f"#### [{title}]({quote(path)})", "", *rows]))
    return made


def _cells(finding: Finding, language: str) -> list[str]:
    return [
        text(language, f"lint.severity.{finding.severity}"),
        f"[{finding.line}]({quote(finding.path)}#L{finding.line})",
        escaped(finding.message),
        f"`{finding.rule}`",
    ]
