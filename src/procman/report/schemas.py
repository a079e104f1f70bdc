"""JSON Schemas: of definitions, from the models, and of what procman writes, as kept beside this module."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from procman.model.roots import ROOTS

_REPORTS = Path(__file__).parent / "schemas"
# Editors' YAML servers know draft-07 only; the models use no later keyword except $defs, which they resolve.
_DIALECT = "http://json-schema.org/draft-07/schema#"


def schema_names() -> list[str]:
    """What can be asked for."""
    return [*ROOTS, *sorted(path.stem for path in _REPORTS.glob("*.json"))]


def json_schema(name: str) -> dict[str, Any]:
    """One schema.

    Raises:
        KeyError: There is none by this name.
    """
    if name not in ROOTS:
        schema: dict[str, Any] = json.loads((_REPORTS / f"{name}.json").read_text(encoding="utf-8"))
        return schema
    return {"$schema": _DIALECT, **ROOTS[name].model_json_schema(by_alias=True)}
