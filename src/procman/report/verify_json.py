"""What documents in hand are, for programs; the shape is a contract, see ``procman schema report-verify``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from procman.documents.fingerprint import Fingerprint
from procman.documents.verification.judgement import Judgement

VERSION = 1


def verify_json(documents: Iterable[dict[str, Any]]) -> str:
    """One JSON document of the documents; see ``verify_entry`` and ``unreadable_entry``."""
    return json.dumps({"version": VERSION, "documents": list(documents)}, ensure_ascii=False, indent=2) + "\n"


def verify_entry(path: str, mark: Fingerprint | None, judgement: Judgement | None, message: str) -> dict[str, Any]:
    """A document that could be read."""
    if mark is None or judgement is None:
        return {"path": path, "status": "no-fingerprint", "message": message}
    current = dict(judgement.current_versions)
    return {
        "path": path,
        "status": judgement.status,
        "message": message,
        "processes": [
            {"id": process_id, "version": version, "current_version": current.get(process_id)}
            for process_id, version in zip(mark.process_ids, mark.versions, strict=True)
        ],
        "digest": mark.digest,
        "stated_release": mark.release or None,
        "release": judgement.release or None,
        "newer": judgement.newer or None,
        "since": judgement.since.isoformat() if judgement.since else None,
        "effective": judgement.effective.isoformat() if judgement.effective else None,
        "changes": judgement.changes or None,
    }


def unreadable_entry(path: str, message: str) -> dict[str, Any]:
    """A file that is no document of a known kind, or cannot be read."""
    return {"path": path, "status": "unreadable", "message": message}
