"""The history of a process as a page in Markdown."""

from __future__ import annotations

from typing import Final

from procman.documents.revisions.process_log import LogEntry, ProcessLog
from procman.messages import text
from procman.report.log_words import change_lines, heading, level, people, release, shown_entries
from procman.report.markdown import escaped, table

_COLUMNS: Final = ("version", "release", "date", "people", "level", "changes")


def log_markdown(log: ProcessLog, every: bool, language: str) -> str:
    """A heading and a table, newest first; see ``log_text``."""
    heads = (text(language, f"log.column-{column}") for column in _COLUMNS)
    rows = (_cells(entry, log, language) for entry in shown_entries(log, every))
    return f"### {escaped(f'{log.id} {log.name}')}\n\n" + "\n".join(table(heads, rows)) + "\n"


def _cells(entry: LogEntry, log: ProcessLog, language: str) -> list[str]:
    return [
        escaped(heading(entry, language)),
        escaped(release(entry, log, language)),
        entry.date.isoformat() if entry.date else "",
        escaped(people(entry, language)),
        level(entry, language),
        "<br>".join(map(escaped, change_lines(entry, language))),
    ]
