"""The report of an import for programs; the shape is a contract, see ``procman schema report-import``."""

from __future__ import annotations

import json
from typing import Any

from procman.errors import ProcmanError
from procman.exchange.bpmn_import.ledger import Entry
from procman.exchange.bpmn_import.organisation import Additions
from procman.exchange.bpmn_import.run_import import FileResult, Run
from procman.messages import text
from procman.report.import_text import reason_text, remark_text

VERSION = 1


def import_json(run: Run, language: str, *, dry_run: bool) -> str:
    """One JSON document: every element of every file, and what became of it."""
    data = {
        "version": VERSION,
        "dry_run": dry_run,
        "written": [] if dry_run else sorted(run.contents),
        "files": [_file(result, run, language) for result in run.files],
        "additions": _additions(run.additions),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _file(result: FileResult, run: Run, language: str) -> dict[str, Any]:
    if result.imported is None:
        error = _error(result.error, language) if result.error else None
        return {"path": result.path, "error": error, "processes": [], "remarks": [], "elements": [], "summary": {}}
    told = result.imported.ledger.told()
    fates = [entry.outcome.fate for entry in told]
    return {
        "path": result.path,
        "error": None,
        "processes": [
            {"id": process.id, "name": process.name, "path": run.paths.get(process.id)}
            for process in result.imported.processes
        ],
        "remarks": [
            {"process": process_id, "key": key, "message": remark_text(key, arguments, language)}
            for process_id, key, arguments in result.imported.remarks
        ],
        "elements": [_element(entry, language) for entry in told],
        "summary": {fate: fates.count(fate) for fate in ("carried", "changed", "not-carried", "drawing")},
    }


def _element(entry: Entry, language: str) -> dict[str, Any]:
    outcome = entry.outcome
    return {
        "id": entry.id,
        "kind": entry.kind,
        "name": entry.name,
        "line": entry.line,
        "fate": outcome.fate,
        "places": outcome.places,
        "reason": outcome.reason or None,
        "message": reason_text(outcome, language) or None,
    }


def _error(error: ProcmanError, language: str) -> dict[str, Any]:
    return {
        "key": error.key,
        "message": text(language, f"errors.{error.key}", **error.arguments),
        "remedy": text(language, f"errors.{error.key}.remedy", **error.arguments),
        "line": error.location.line if error.location else 0,
        "column": error.location.column if error.location else 0,
    }


def _additions(additions: Additions) -> dict[str, list[dict[str, str]]]:
    return {
        "domains": [{"id": one, "name": name, "code": code} for one, (name, code) in additions.domains.items()],
        "departments": [{"id": one, "name": name} for one, name in additions.departments.items()],
        "roles": [
            {"id": one, "name": name, "department": department} for one, (name, department) in additions.roles.items()
        ],
        "parties": [{"id": one, "name": name} for one, name in additions.parties.items()],
    }
