"""Bytes to plain data: every scalar is text, everything that surprises people is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from procman.errors import Location, UnreadableError
from procman.source.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    YAMLError,
    events,
)

Data = Any
"""Plain data: ``dict[str, Data]``, ``list[Data]``, ``str`` or None."""

MAXIMUM_BYTES = 1024 * 1024
MAXIMUM_DEPTH = 40
_NULLS = frozenset({"", "~", "null"})
# Unicode 15 §23.2 bidirectional controls: they make a text read differently from what it says.
_UNWANTED = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_FULL_WIDTH_COLON = re.compile(r"^[ \t-]*(?:\"[^\"]*\"|'[^']*'|[^\s:#：]+)：")


def read(content: bytes, path: str, *, pure: bool = False) -> Data:
    """Read one definition file.

    Args:
        content: The file's bytes.
        path: Path for messages.
        pure: Use the Python parser even where there is a C one.

    Returns:
        A mapping whose scalars are text; plain empty scalars are None.

    Raises:
        UnreadableError: The bytes are no document that procman reads; with line and column.
    """
    text = decode(content, path)
    try:
        return _Builder(path, text).document(events(text.encode(), pure=pure))
    except YAMLError as error:
        raise _syntax_error(error, path, text) from None
    except RecursionError:
        raise UnreadableError("too-deep", Location(path), depth=MAXIMUM_DEPTH) from None


def decode(content: bytes, path: str) -> str:
    """The text of a file, checked for size, encoding and unwanted characters.

    Raises:
        UnreadableError: With line and column where there is one.
    """
    if len(content) > MAXIMUM_BYTES:
        size = f"{len(content) / MAXIMUM_BYTES:.1f}"
        raise UnreadableError("too-large", Location(path), size=size)
    if b"\0" in content[:8192]:
        raise UnreadableError("binary", Location(path))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise UnreadableError("not-utf-8", Location(path, line, column)) from None
    unwanted = _UNWANTED.search(text)
    if unwanted:
        raise UnreadableError(
            "unwanted-character", _location_at(text, unwanted.start(), path), code=f"U+{ord(unwanted.group()):04X}"
        )
    return text


class _Builder:
    """Builds data from events; refuses what the format does not allow."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text

    def document(self, stream: Iterator[Event]) -> Data:
        documents = 0
        data: Data = None
        for event in stream:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise UnreadableError("second-document", self._location(event))
                data = self._node(next(stream), stream, 0)
        if data is None:
            raise UnreadableError("empty", Location(self._path))
        if not isinstance(data, dict):
            colon = _full_width_colon(self._path, self._text.splitlines(), range(1, 2))
            raise colon or UnreadableError("no-mapping", Location(self._path, 1, 1))
        return data

    def _node(self, event: Event, stream: Iterator[Event], depth: int) -> Data:
        kind = event.__class__
        if kind is AliasEvent:
            raise UnreadableError("alias", self._location(event), name=event.anchor)
        if event.anchor is not None:
            raise UnreadableError("anchor", self._location(event), name=event.anchor)
        if event.tag is not None:
            raise UnreadableError("tag", self._location(event), name=str(event.tag))
        if kind is ScalarEvent:
            return None if event.value in _NULLS and event.implicit[0] else event.value
        if depth >= MAXIMUM_DEPTH:
            raise UnreadableError("too-deep", self._location(event), depth=MAXIMUM_DEPTH)
        if kind is MappingStartEvent:
            return self._mapping(stream, depth + 1)
        return self._sequence(stream, depth + 1)

    def _mapping(self, stream: Iterator[Event], depth: int) -> dict[str, Data]:
        mapping: dict[str, Data] = {}
        for key in stream:
            kind = key.__class__
            if kind is MappingEndEvent:
                return mapping
            if kind is not ScalarEvent:
                raise UnreadableError("key-not-text", self._location(key))
            if key.anchor is not None or key.tag is not None:
                reason = "anchor" if key.anchor is not None else "tag"
                raise UnreadableError(reason, self._location(key), name=str(key.anchor or key.tag))
            if key.value in mapping:
                raise UnreadableError("duplicate-key", self._location(key), name=key.value)
            mapping[key.value] = self._node(next(stream), stream, depth)
        raise AssertionError("the parser ends every mapping")

    def _sequence(self, stream: Iterator[Event], depth: int) -> list[Data]:
        sequence: list[Data] = []
        for event in stream:
            if event.__class__ is SequenceEndEvent:
                return sequence
            sequence.append(self._node(event, stream, depth))
        raise AssertionError("the parser ends every sequence")

    def _location(self, event: Event) -> Location:
        mark = event.start_mark
        return Location(self._path, mark.line + 1, mark.column + 1)


def _syntax_error(error: YAMLError, path: str, text: str) -> UnreadableError:
    if not isinstance(error, MarkedYAMLError):
        return UnreadableError("not-yaml", Location(path), reason=str(error))
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    colon = _full_width_colon(path, lines, range(min(line, len(lines)), max(0, line - 3), -1))
    if colon is not None:
        return colon
    if line <= len(lines) and "\t" in lines[line - 1][:column]:
        return UnreadableError("tab", Location(path, line, lines[line - 1].index("\t") + 1))
    return UnreadableError("not-yaml", Location(path, line, column), reason=error.problem or error.context or "")


def _full_width_colon(path: str, lines: list[str], numbers: range) -> UnreadableError | None:
    """The likely cause, if one of the lines has a full-width colon after its first word."""
    for number in numbers:
        if number <= len(lines) and _FULL_WIDTH_COLON.match(lines[number - 1]):
            return UnreadableError("full-width-colon", Location(path, number, lines[number - 1].index("：") + 1))
    return None


def _location_at(text: str, offset: int, path: str) -> Location:
    return Location(path, text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)
