"""A process as plain data again: texts, lists and mappings, spelled as the format's pages spell them.

The opposite of reading: ``Process.model_validate(plain_process(process)) == process``. Where the format allows several
spellings of the same, the shortest is chosen.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from pydantic import BaseModel

from procman.exchange.bpmn_extension import Plain
from procman.model.duration import Duration
from procman.model.process import Process
from procman.model.step import Way

_ALWAYS_WRITTEN: Final = {"Process": ("status",), "Trigger": ("kind",), "Field": ("type",)}
_ONE_AS_TEXT: Final = {"Input": ("suppliers",), "Output": ("takers",)}
# Where the order in which people read differs from the order of the model.
_READ_FIRST: Final = {
    "Step": ("phase", "kind", "name", "role", "duty", "automatic", "accountable", "time_limit", "on_timeout"),
    "Input": ("name", "suppliers"),
    "Output": ("name", "takers"),
    "Field": ("label", "type", "options", "unit"),
}
_WAY_KEYS: Final = frozenset({"to", "at_most"})


def plain_process(process: Process) -> dict[str, Plain]:
    """The data of a definition file, keys in the order of the format."""
    return plain_model(process)


def plain_model(model: BaseModel) -> dict[str, Plain]:
    """The data of a part of a definition; what has its default value is left out."""
    kind = type(model).__name__
    data: dict[str, Plain] = {}
    fields = type(model).model_fields
    for name in dict.fromkeys((*_READ_FIRST.get(kind, ()), *fields)):
        field, value = fields[name], getattr(model, name)
        if not field.is_required() and value == field.get_default() and name not in _ALWAYS_WRITTEN.get(kind, ()):
            continue
        if name in _ONE_AS_TEXT.get(kind, ()) and len(value) == 1:
            value = value[0]
        data[field.alias or name] = plain_ways(value) if name == "next" else _plain(value)
    if kind == "Process" and isinstance(limit := data.get("time_limit"), dict) and set(limit) == {"within"}:
        data["time_limit"] = limit["within"]
    return data


def plain_ways(ways: tuple[Way, ...]) -> Plain:
    """``next`` as it is written: an id, a list of ids, or a mapping of conditions to ids."""
    conditions = [way.condition for way in ways if way.condition is not None]
    if not conditions:
        targets = [_target(way) for way in ways]
        return targets[0] if len(targets) == 1 else targets
    unique = len(conditions) == len(set(conditions)) == len(ways)
    if unique and not set(conditions) <= _WAY_KEYS:
        return {str(way.condition): _target(way) for way in ways}
    return [plain_model(way) for way in ways]


def _target(way: Way) -> Plain:
    return way.to if way.at_most is None else {"to": way.to, "at_most": str(way.at_most)}


def _plain(value: Any) -> Plain:
    if isinstance(value, BaseModel):
        return plain_model(value)
    if isinstance(value, dict):
        return {str(_plain(key)): _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    assert isinstance(value, str | int | Duration), type(value)
    return str(value)
