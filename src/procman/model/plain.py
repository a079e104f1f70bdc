"""Models back to the plain data that the reader of definitions gives: texts, lists and mappings."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from procman.model.duration import Duration
from procman.model.light import Light

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step, Way

Plain = str | list["Plain"] | dict[str, "Plain"]
"""Data as the reader of definitions gives it."""


def definition_data(process: Process) -> dict[str, Plain]:
    """A process as its definition tells it.

    Keys stand in the order of the format, and what has its default is left out. Validating the result gives an equal
    process.
    """
    return _mapping(process)


def plain_data(value: Any) -> Plain:
    """Any part of definitions, or several in a mapping or sequence, as definitions tell it."""
    return _plain(value)


def step_data(step: Step) -> dict[str, Plain]:
    """A step as its definition tells it."""
    return _mapping(step)


def _mapping(model: Any) -> dict[str, Plain]:
    kind: Any = type(model)
    keys, defaults = _layout(kind)
    data = {}
    for name, key in keys.items():
        value = getattr(model, name)
        if name not in defaults or value != defaults[name]:
            plain = _ways(value) if name == "next" else _plain(value)  # only steps have such a field
            if plain or defaults.get(name) != {}:
                data[key] = plain
    return data


@cache
def _layout(model: Any) -> tuple[dict[str, str], dict[str, Any]]:
    """Keys in the definition by field, and defaults by field, of a model or of its light twin."""
    if issubclass(model, Light):
        return model.keys, model.defaults
    fields = model.model_fields.items()
    keys = {name: field.alias or name for name, field in fields}
    return keys, {
        name: field.get_default(call_default_factory=True) for name, field in fields if not field.is_required()
    }


def _plain(value: Any) -> Plain:
    if isinstance(value, Light) or hasattr(type(value), "model_fields"):
        return _mapping(value)
    if isinstance(value, dict):
        return {_text(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str | int | Duration):
        return str(value)
    raise TypeError(f"no plain form of {type(value).__name__}")


def _ways(ways: Sequence[Way]) -> Plain:
    """``next`` in the spelling that fits: an id, a mapping of conditions, a list."""
    conditions = [way.condition for way in ways if way.condition is not None]
    if len(ways) == 1 and not conditions:
        return _target(ways[0])
    distinct = len(set(conditions)) == len(ways)
    if distinct and not ("to" in conditions and set(conditions) <= {"to", "at_most"}):
        return {way.condition: _target(way) for way in ways if way.condition is not None}
    return [_mapping(way) if way.condition is not None else _target(way) for way in ways]


def _target(way: Way) -> Plain:
    return way.to if way.at_most is None else {"to": way.to, "at_most": str(way.at_most)}
