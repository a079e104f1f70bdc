"""Events to plain data; refuses what the format does not allow.

A thousand files are half a million events, so nothing is called here for a scalar but the parser.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from procman.errors import Location, UnreadableError
from procman.source.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

Data = Any
"""Plain data: ``dict[str, Data]``, ``list[Data]``, ``str`` or None."""
NextEvent = Callable[[], Event]

MAXIMUM_DEPTH = 40
_NULLS = frozenset({"", "~", "null"})
_LONGEST_NULL = 4


def document(next_event: NextEvent, path: str) -> Data:
    """The data of the only document; None where there is none.

    Args:
        next_event: Gives one event after the other, then None.
        path: Path for messages.

    Raises:
        UnreadableError: With line and column.
        YAMLError: The text is not YAML.
    """
    documents = 0
    data: Data = None
    while (event := next_event()) is not None:
        if event.__class__ is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise UnreadableError("second-document", _location(event, path))
            data = _node(next_event(), next_event, path, 0)
    return data


def _node(event: Event, next_event: NextEvent, path: str, depth: int) -> Data:
    kind = event.__class__
    if kind is AliasEvent:
        raise UnreadableError("alias", _location(event, path), name=event.anchor)
    if event.anchor is not None or event.ctag is not None:
        raise _marked(event, path)
    if kind is ScalarEvent:
        return None if event.value in _NULLS and event.implicit[0] else event.value
    if depth >= MAXIMUM_DEPTH:
        raise UnreadableError("too-deep", _location(event, path), depth=MAXIMUM_DEPTH)
    if kind is MappingStartEvent:
        return _mapping(next_event, path, depth + 1)
    return _sequence(next_event, path, depth + 1)


def _mapping(next_event: NextEvent, path: str, depth: int) -> dict[str, Data]:
    mapping: dict[str, Data] = {}
    while True:
        key = next_event()
        if key.__class__ is not ScalarEvent:
            if key.__class__ is MappingEndEvent:
                return mapping
            raise UnreadableError("key-not-text", _location(key, path))
        if key.anchor is not None or key.ctag is not None:
            raise _marked(key, path)
        name = key.value
        if name in mapping:
            raise UnreadableError("duplicate-key", _location(key, path), name=name)
        event = next_event()
        if event.__class__ is ScalarEvent and event.anchor is None and event.ctag is None:
            value = event.value
            if len(value) <= _LONGEST_NULL and value in _NULLS and event.implicit[0]:
                value = None
            mapping[name] = value
        else:
            mapping[name] = _node(event, next_event, path, depth)


def _sequence(next_event: NextEvent, path: str, depth: int) -> list[Data]:
    sequence: list[Data] = []
    while (event := next_event()).__class__ is not SequenceEndEvent:
        sequence.append(_node(event, next_event, path, depth))
    return sequence


def _marked(event: Event, path: str) -> UnreadableError:
    key = "anchor" if event.anchor is not None else "tag"
    return UnreadableError(key, _location(event, path), name=str(event.anchor or event.tag))


def _location(event: Event, path: str) -> Location:
    mark = event.start_mark
    return Location(path, mark.line + 1, mark.column + 1)
