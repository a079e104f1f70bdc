"""Definitions for tests: a small workspace, with edits written as data."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from procman.model.definitions import Definitions
from procman.model.dictionaries import Glossary, Requirements
from procman.model.manual import Manual
from procman.model.organisation import Organisation
from procman.model.process import Process
from procman.source.reader import read

FOLDER = Path(__file__).parent
ORDER = "$order"


def base() -> dict[str, Any]:
    """The plain data of the base workspace by file."""
    return {path.stem: read(path.read_bytes(), path.name) for path in sorted((FOLDER / "base").glob("*.yaml"))}


def edited(data: dict[str, Any], edit: dict[str, Any]) -> dict[str, Any]:
    """A copy with changes: mappings are merged, null deletes, ``$order`` puts keys first, anything else replaces."""
    result = copy.deepcopy(data)
    for key, value in edit.items():
        if key == ORDER:
            continue
        if value is None:
            del result[key]
        elif isinstance(value, dict) and isinstance(result.get(key), dict) and key != "next":
            result[key] = edited(result[key], value)
        else:
            result[key] = copy.deepcopy(value)
    first = edit.get(ORDER, [])
    return {key: result[key] for key in [*first, *(key for key in result if key not in first)]}


def definitions(data: dict[str, Any]) -> Definitions:
    """The model of plain data by file; files that are no dictionaries are processes."""
    processes = [Process.model_validate(data[name]) for name in ("process", "other", "third") if name in data]
    return Definitions(
        Manual.model_validate(data["manual"]),
        Organisation.model_validate(data["organisation"]),
        Requirements.model_validate(data["requirements"]).root,
        Glossary.model_validate(data["glossary"]).root,
        {process.id: process for process in processes},
    )
