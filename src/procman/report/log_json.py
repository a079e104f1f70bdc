"""The history of a process for programs; the shape is a contract, see ``procman schema report-log``."""

from __future__ import annotations

import json

from procman.diff.change import Change
from procman.diff.wording import message
from procman.documents.revisions.process_log import LogEntry, ProcessLog
from procman.report.log_words import shown_entries

VERSION = 1


def log_json(log: ProcessLog, every: bool, language: str) -> str:
    """One JSON document.

    Args:
        log: The history.
        every: Whether commits without a new version are shown, too.
        language: Language of the messages.
    """
    data = {
        "version": VERSION,
        "process": log.id,
        "name": log.name,
        "complete": not log.is_cut_off,
        "entries": [_entry(entry, language) for entry in shown_entries(log, every)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(entry: LogEntry, language: str) -> dict[str, object]:
    return {
        "kind": entry.kind,
        "version": entry.version,
        "release": entry.release,
        "date": entry.date.isoformat() if entry.date else None,
        "author": entry.author or None,
        "approvers": list(entry.approvers),
        "comparison": entry.comparison,
        "level": entry.level,
        "commit": entry.commit,
        "subject": entry.subject or None,
        "path": entry.path,
        "changes": [_change(change, language) for change in entry.changes],
    }


def _change(change: Change, language: str) -> dict[str, object]:
    return {
        "kind": change.kind.name,
        "level": change.level,
        "effect": change.effect,
        "element": change.dotted,
        "old": change.old,
        "new": change.new,
        "roles": list(change.roles),
        "message": message(change, language),
    }
