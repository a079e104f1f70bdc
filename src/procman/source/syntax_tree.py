"""A document as it is written: where every key, value and comment stands in the text.

The reader's events say what the scalars are and where they begin and end; what lies between them (brackets, commas,
dashes, colons, comments) is walked over here. For changing and laying out files, not for reading them.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from procman.source.events import Event, events
from procman.source.reader import read

LINE_BREAK: Final = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_COMMENT: Final = re.compile(r"#[^\n\r\x85\u2028\u2029]*")
_SPACE: Final = re.compile(r"[ \t\n\r\x85\u2028\u2029]*")
_BLANK_LINES: Final = re.compile(r"(?:[\n\r\x85\u2028\u2029][ \t]*)+\Z")
_MARKER: Final = re.compile(r"(?:---|\.\.\.)(?=\s|$)|%[^\n\r]*")
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]*(?P<comment>#[^\n\r\x85\u2028\u2029]*)?")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment.

    Attributes:
        start: Offset of its ``#``.
        text: From the ``#`` to the last character that is no space.
        own_line: Whether nothing else stands before it on its line.
        column: Column of its ``#``, from 0.
    """

    start: int
    text: str
    own_line: bool
    column: int


@dataclass(slots=True)
class Node:
    """A value or a key.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character; a block ends with the last value in it.
        flow: Whether a mapping or sequence stands in brackets.
        style: How a scalar is quoted: ``"``, ``'``, ``|``, ``>`` or nothing.
        value: What a scalar says.
        entries: What a mapping or sequence holds.
    """

    kind: Literal["scalar", "mapping", "sequence"]
    start: int
    end: int
    flow: bool = False
    style: str = ""
    value: str = ""
    entries: list[Entry] = field(default_factory=list)

    @property
    def block(self) -> bool:
        """Whether this is a mapping or sequence over several lines, by indentation."""
        return self.kind != "scalar" and not self.flow

    @property
    def empty(self) -> bool:
        """Whether nothing is written: ``key:`` and no more."""
        return self.kind == "scalar" and self.start == self.end


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a sequence.

    Attributes:
        start: Offset of the key, or of the item's dash.
    """

    start: int
    key: Node | None
    value: Node


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]

    def start(self, offset: int) -> int:
        """Offset of the first character of the line that a character stands on."""
        return self._starts[self.number(offset)]

    def number(self, offset: int) -> int:
        """Number of the line that a character stands on, from 0."""
        return bisect.bisect_right(self._starts, offset) - 1

    def offset(self, number: int) -> int:
        """Offset of the first character of a line, from 0; the last line's for those that are not there."""
        return self._starts[min(number, len(self._starts) - 1)]

    def after(self, offset: int) -> int | None:
        """Offset of the following line, None on the last."""
        following = self.number(offset) + 1
        return self._starts[following] if following < len(self._starts) else None


@dataclass(frozen=True, slots=True)
class SyntaxTree:
    """A document and its text.

    Attributes:
        text: The text without its byte order mark.
        root: A mapping.
        comments: All comments, in order.
    """

    text: str
    root: Node
    comments: tuple[Comment, ...]
    lines: Lines

    def column(self, offset: int) -> int:
        """Column of a character, from 0."""
        return offset - self.lines.start(offset)


def syntax_tree(content: bytes, path: str) -> SyntaxTree:
    """Take a file apart.

    Args:
        content: Its bytes.
        path: Its path, for errors.

    Raises:
        UnreadableError: The file is none that procman reads.
    """
    read(content, path)
    text = content.decode("utf-8-sig")
    return _Walker(text).tree()


class _Walker:
    """Walks over the text, led by the events; the cursor stands behind what was taken."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[Event] = events(text.encode())
        self._cursor = 0
        self._comments: list[Comment] = []
        self._lines = Lines(text)

    def tree(self) -> SyntaxTree:
        root = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                root = self._node(next(self._events))
        assert root is not None, "the reader refuses what holds no document"
        while self._next_character():
            self._cursor += 1
        return SyntaxTree(self._text, root, tuple(self._comments), self._lines)

    def _next_character(self) -> str:
        """Go to the next character that is neither space nor comment nor a document marker."""
        while True:
            self._cursor = _space_end(self._text, self._cursor)
            if self._text.startswith("#", self._cursor):
                self._comment()
                continue
            at_line_start = self._cursor == self._lines.start(self._cursor)
            marker = _MARKER.match(self._text, self._cursor) if at_line_start else None
            if marker is None:
                return self._text[self._cursor : self._cursor + 1]
            self._cursor = marker.end()

    def _comment(self) -> None:
        found = _COMMENT.match(self._text, self._cursor)
        assert found is not None
        start = self._lines.start(found.start())
        own_line = not self._text[start : found.start()].strip()
        self._comments.append(Comment(found.start(), found.group().rstrip(), own_line, found.start() - start))
        self._cursor = found.end()

    def _take(self, indicator: str) -> bool:
        """Step over an indicator where it is the next character."""
        if self._next_character() != indicator:
            return False
        self._cursor += 1
        return True

    def _node(self, event: Event) -> Node:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        mapping = isinstance(event, MappingStartEvent)
        opened = bool(event.flow_style) and self._take("{" if mapping else "[")
        start = self._cursor - 1 if opened else event.start_mark.index
        node = Node("mapping" if mapping else "sequence", start, start, bool(event.flow_style))
        fill = self._fill_mapping if mapping else self._fill_sequence
        fill(node, opened)
        if opened:
            self._take(",")
            self._take("}" if mapping else "]")
            node.end = self._cursor
        else:
            node.end = node.entries[-1].value.end
        return node

    def _fill_mapping(self, node: Node, opened: bool) -> None:
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                return
            if opened and node.entries:
                self._take(",")
            if self._next_character() == "?" and event.start_mark.index > self._cursor:
                self._cursor += 1
            key = self._scalar(event)
            self._take(":")
            node.entries.append(Entry(key.start, key, self._node(next(self._events))))

    def _fill_sequence(self, node: Node, opened: bool) -> None:
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                return
            if opened:
                if node.entries:
                    self._take(",")
                self._next_character()
                start = self._cursor
            else:
                self._take("-")
                start = self._cursor - 1
            node.entries.append(Entry(start, None, self._node(event)))

    def _scalar(self, event: Event) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style or ""
        if start == end or (not style and not event.value):
            return Node("scalar", self._cursor, self._cursor)
        self._next_character()
        assert self._cursor == start, "only space and comments stand before a scalar"
        if style in ("|", ">"):
            end = self._block_scalar(start, end, event.value)
        self._cursor = end
        return Node("scalar", start, end, style=style, value=event.value)

    def _block_scalar(self, start: int, end: int, value: str) -> int:
        """Note the comment behind the indicator; give the end without the lines that belong to nobody."""
        header = _BLOCK_HEADER.match(self._text, start)
        assert header is not None
        if header["comment"]:
            self._cursor = header.start("comment")
            self._comment()
        if value.endswith("\n\n"):
            return end if self._text[end - 1 : end] not in ("\n", "\r") else self._before_break(end)
        return max(start + len(_BLANK_LINES.sub("", self._text[start:end])), header.end())

    def _before_break(self, end: int) -> int:
        return end - 2 if self._text[end - 2 : end] == "\r\n" else end - 1


def _space_end(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    assert found is not None
    return found.end()
