"""The history of a process for a terminal."""

from __future__ import annotations

from procman.documents.revisions.process_log import LogEntry, ProcessLog
from procman.report.log_words import change_lines, heading, level, people, release, shown_entries

_COMMIT = 10


def log_text(log: ProcessLog, every: bool, language: str) -> str:
    """A block an entry, newest first.

    Args:
        log: The history.
        every: Whether commits without a new version are shown, too.
        language: Language of the report.
    """
    blocks = [f"{log.id}  {log.name}"]
    blocks += ["\n".join(_block(entry, log, every, language)) for entry in shown_entries(log, every)]
    return "\n\n".join(blocks) + "\n"


def _block(entry: LogEntry, log: ProcessLog, every: bool, language: str) -> list[str]:
    facts = [
        heading(entry, language),
        release(entry, log, language),
        entry.date.isoformat() if entry.date else "",
        people(entry, language),
        level(entry, language),
        entry.commit[:_COMMIT] if every and entry.commit else "",
    ]
    told = [f"  {entry.subject}"] if every and entry.subject else []
    lines = [f"    {line}" for line in change_lines(entry, language)]
    return ["  ".join(fact for fact in facts if fact), *told, *lines]
