"""Findings for people: by file, with the line they are about."""

from __future__ import annotations

import itertools
import unicodedata

from procman.lint.finding import Finding
from procman.lint.result import LintResult
from procman.messages import text
from procman.report.lint_closing import closing

_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_WIDTH = 116
_GUTTER = 10
_TAB = 4
_INDENT = "  "


def lint_text(result: LintResult, *, colour: bool = False, columns: int = 0, statistics: bool = False) -> str:
    """The report.

    Args:
        result: What the linter found.
        colour: Whether to write the escape sequences of a colour terminal.
        columns: Columns of the terminal, for which messages are broken into lines; 0 for a message a line.
        statistics: Whether to tell only how many findings each rule has.
    """
    if statistics:
        from procman.report.lint_statistics import lint_statistics

        return lint_statistics(result)
    parts = []
    for path, findings in itertools.groupby(result.findings, key=lambda finding: finding.path):
        lines = result.sources.lines(path)
        parts.append(_paint(result.titles.get(path, path), "1", colour))
        parts += [_finding(finding, lines, result.language, colour, columns) for finding in findings]
    return "\n".join([*parts, *_summary(result, result.language)]) + "\n"


def _finding(finding: Finding, lines: list[str], language: str, colour: bool, columns: int) -> str:
    severity = _paint(text(language, f"lint.severity.{finding.severity}"), _COLOURS[finding.severity], colour)
    head = f"{finding.path}:{finding.line}:{finding.column}: {severity}"
    if columns:
        from procman.report.lint_wrap import fill

        message = fill(finding.message, columns, indent=_INDENT)
        head = f"{head} [{finding.rule}]\n{message}"
    else:
        head = f"{head}: {finding.message} [{finding.rule}]"
    if not 0 < finding.line <= len(lines):
        return head + "\n"
    source, before, marked = _window(lines[finding.line - 1], finding, columns - _GUTTER if columns else _WIDTH)
    gutter = f"{finding.line:>5} | "
    caret = _paint("^" * max(1, marked), _COLOURS[finding.severity], colour)
    return f"{head}\n{gutter}{source}\n{' ' * (len(gutter) - 2)}| {' ' * before}{caret}\n"


def _window(line: str, finding: Finding, columns: int) -> tuple[str, int, int]:
    """The part of a line that fits, the width before the mark, and the width of the mark."""
    start = min(finding.column - 1, len(line))
    end = finding.end_column - 1 if finding.end_line == finding.line else len(line.rstrip())
    end = max(start, min(end, len(line)))
    first = 0
    while first < start and width(line[first:end]) > columns:
        first += 1
    last = len(line)
    while last > end and width(line[first:last]) > columns:
        last -= 1
    head, tail = ("…" if first else ""), ("…" if last < len(line) else "")
    shown = head + line[first:last].replace("\t", " " * _TAB) + tail
    return shown, len(head) + width(line[first:start]), width(line[start:end])


def width(characters: str) -> int:
    """Columns of a terminal that characters take: wide ones two (Unicode Standard Annex 11), combining ones none."""
    columns = 0
    for character in characters:
        if character == "\t":
            columns += _TAB
        elif not unicodedata.combining(character):
            columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


def _summary(result: LintResult, language: str) -> list[str]:
    explain = [text(language, "lint.summary.explain")] if result.findings else []
    return [*closing(result), *explain]


def _paint(words: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if colour else words
