"""The history of a process for programs; the shape is a contract, see ``procman schema report-log``."""

from __future__ import annotations

import json
from dataclasses import asdict

from procman.documents.revisions.process_log import LogEntry, ProcessLog
from procman.report.log_words import shown_entries

VERSION = 1


def log_json(log: ProcessLog, every: bool) -> str:
    """One JSON document.

    Args:
        log: The history.
        every: Whether commits without a new version are shown, too.
    """
    data = {
        "version": VERSION,
        "process": log.id,
        "name": log.name,
        "complete": not log.is_cut_off,
        "entries": [_entry(entry) for entry in shown_entries(log, every)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(entry: LogEntry) -> dict[str, object]:
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
        "changes": [asdict(change) for change in entry.changes],
    }
