"""Where things stand in a file: computed from its bytes only when something has to be said about it."""

from __future__ import annotations

from collections.abc import Callable

from procman.errors import Location
from procman.records import record
from procman.source.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
    event_source,
)

ElementPath = tuple[str | int, ...]
"""Keys and indexes from the top of a file: ``("steps", "check", "inputs", 0)``."""


@record(slots=True)
class _Node:
    key: Event | None
    value: Event
    end: Event
    children: dict[str | int, _Node]


class Positions:
    """Finds lines and columns of elements in one file."""

    def __init__(self, content: bytes, path: str) -> None:
        self._path = path
        self._root = _tree(content)

    def key(self, element: ElementPath) -> Location:
        """Place of an element's key, in a list of the element itself; the nearest ancestor where it is missing."""
        node = self._find(element)
        return self._location(node.key or node.value, node.key or node.value) if node else Location(self._path, 1, 1)

    def value(self, element: ElementPath) -> Location:
        """Place of an element's value, of its key when the value has parts; its ancestor's where it is missing."""
        node = self._find(element)
        if node is None:
            return Location(self._path, 1, 1)
        if not isinstance(node.value, ScalarEvent):
            return self.key(element)
        return self._location(node.value, node.value)

    def _find(self, element: ElementPath) -> _Node | None:
        node = self._root
        for part in element:
            child = _child(node, part) if node else None
            if child is None:
                break
            node = child
        return node

    def _location(self, start: Event, end: Event) -> Location:
        return Location(
            self._path,
            start.start_mark.line + 1,
            start.start_mark.column + 1,
            end.end_mark.line + 1,
            end.end_mark.column + 1,
        )


def _child(node: _Node | None, part: str | int) -> _Node | None:
    """A child by key or index; an index into a mapping is its n-th entry, as ``next`` may be a mapping."""
    if node is None:
        return None
    if part in node.children:
        return node.children[part]
    if isinstance(part, int) and part < len(node.children):
        return list(node.children.values())[part]
    return None


def _tree(content: bytes) -> _Node | None:
    try:
        next_event = event_source(content.decode("utf-8-sig").encode())
        while (event := next_event()) is not None:
            if event.__class__ in (MappingStartEvent, SequenceStartEvent, ScalarEvent):
                return _grow(None, event, next_event)
    except (YAMLError, UnicodeDecodeError, RecursionError):
        return None
    return None


def _grow(key: Event | None, event: Event, next_event: Callable[[], Event | None]) -> _Node:
    node = _Node(key, event, event, {})
    children = node.children
    if event.__class__ is MappingStartEvent:
        # A key that is no scalar is refused by the reader; here it ends, at the latest, with the file.
        while (child_key := next_event()) is not None:
            if child_key.__class__ is MappingEndEvent:
                node.end = child_key
                break
            child = _grow(child_key, next_event(), next_event)
            if child_key.__class__ is ScalarEvent:
                children[child_key.value] = child
    elif event.__class__ is SequenceStartEvent:
        while (item := next_event()) is not None:
            if item.__class__ is SequenceEndEvent:
                node.end = item
                break
            children[len(children)] = _grow(None, item, next_event)
    return node
