"""Changes for programs; the shape is a contract, see ``procman schema report-diff``."""

from __future__ import annotations

import json
from typing import Any

from procman.diff.change import Change, DiffResult, ElementPath
from procman.diff.wording import message, mix_sentence
from procman.errors import Location
from procman.source.workspace import Workspace

VERSION = 1


def diff_json(result: DiffResult, old: Workspace, new: Workspace, words: tuple[str, str], language: str) -> str:
    """One JSON document.

    Args:
        result: The changes.
        old: The version before, for places in its files.
        new: The version after.
        words: What the user called the versions.
        language: Language of the messages.
    """
    processes = [
        {
            "id": process.id,
            "name": process.name,
            "status": process.status,
            "bump": process.bump,
            "declared_bump": process.declared_bump,
            "old_version": process.old_version,
            "new_version": process.new_version,
            "mixes": [
                {
                    "name": mix.name,
                    "elements": list(mix.elements),
                    "roles": list(mix.roles),
                    "message": mix_sentence(mix, language),
                }
                for mix in process.mixes
            ],
            "changes": [
                _change(change, language, _in_file(old, process.id), _in_file(new, process.id), old, new)
                for change in process.changes
            ],
        }
        for process in result.processes
    ]
    shared = [
        {
            **_change(entry.change, language, entry.path, entry.path, old, new),
            "processes": list(entry.processes),
            "steps": [{"process": process_id, "step": step_id} for process_id, step_id in entry.steps],
        }
        for entry in result.shared
    ]
    data: dict[str, Any] = {
        "version": VERSION,
        "old": words[0],
        "new": words[1],
        "processes": processes,
        "shared": shared,
    }
    if result.left_out:
        data["left_out"] = list(result.left_out)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _in_file(workspace: Workspace, process_id: str) -> str:
    return workspace.files.get(process_id, "")


def _change(
    change: Change, language: str, old_path: str, new_path: str, old: Workspace, new: Workspace
) -> dict[str, Any]:
    return {
        "kind": change.kind.name,
        "level": change.level,
        "effect": change.effect,
        "element": change.dotted,
        "old": change.old,
        "new": change.new,
        "roles": list(change.roles),
        "message": message(change, language),
        "old_location": _location(old, old_path, change.old_path),
        "new_location": _location(new, new_path, change.new_path),
    }


def _location(workspace: Workspace, path: str, element: ElementPath | None) -> dict[str, Any] | None:
    if element is None or path not in workspace.contents:
        return None
    found: Location = workspace.locate_in(path, element)
    return {"path": found.path, "line": found.line, "column": found.column}
