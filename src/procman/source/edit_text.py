"""A plan of changes becomes replacements in the text: what they do not name stays as it is, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from procman.source.edit_plan import Insertion, Place, Plan, node_at
from procman.source.edit_scalar import words_replaced
from procman.source.edits import NotEditableError, ReplaceText
from procman.source.syntax_tree import LINE_BREAK, Entry, Lines, Node, SyntaxTree
from procman.source.yaml_scalars import flow, scalar

_COLON = re.compile(r"[ \t]*:")


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """Characters to be written instead of others."""

    start: int
    end: int
    text: str


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """The text with all replacements made.

    Raises:
        NotEditableError: Two of them touch the same characters.
    """
    parts, done = [], 0
    for one in sorted(replacements, key=lambda one: (one.start, one.end)):
        if one.start < done:
            raise NotEditableError("two changes at one place")
        parts += [text[done : one.start], one.text]
        done = one.end
    return "".join([*parts, text[done:]])


def characters(text: str, edit: ReplaceText) -> Replacement:
    """The replacement of a change of characters.

    Raises:
        NotEditableError: Something else stands there.
    """
    lines = Lines(text)
    start = lines.offset(edit.line - 1) + edit.column - 1
    end = start + len(edit.old)
    if not edit.old or text[start:end] != edit.old:
        raise NotEditableError("something else stands there")
    following = lines.after(start)
    line_end = len(text) if following is None else len(text[:following].rstrip("\r\n"))
    new = edit.new.rstrip(" ") if text[end : end + 1] in (" ", "\t", "\r", "\n", "") else edit.new
    if new or text[end:line_end].strip():
        return Replacement(start, end, new)
    before = text[lines.start(start) : start]
    if before.strip():
        return Replacement(start - len(before) + len(before.rstrip()), end, "")
    return Replacement(lines.start(start), len(text) if following is None else following, "")


class TextChanges:
    """Finds the replacements that a plan asks for in a document.

    Args:
        tree: The document.
        sparing: Whether to write only the words that differ where a text stands over several lines.
    """

    def __init__(self, tree: SyntaxTree, *, sparing: bool) -> None:
        self._tree = tree
        self._sparing = sparing
        self._text = tree.text
        self._newline = "\r\n" if "\r\n" in tree.text else "\n"

    def replacements(self, plan: Plan) -> Iterator[Replacement]:
        """What to write where.

        Raises:
            NotEditableError: A change would touch something else, such as a comment.
        """
        root = self._tree.root
        for place, value in plan.values.items():
            entry = node_at(root, place[:-1]).entries[place[-1]]
            yield from self._value(entry, value, self._in_flow(place[:-1]))
        for place, name in plan.names.items():
            key = node_at(root, place[:-1]).entries[place[-1]].key
            assert key is not None
            yield Replacement(key.start, key.end, _quoted_like(key, name, flow=self._in_flow(place[:-1])))
        for parent in {place[:-1] for place in plan.removed}:
            gone = sorted(place[-1] for place in plan.removed if place[:-1] == parent)
            node = node_at(root, parent)
            yield from self._removed_in_flow(node, gone) if node.flow else self._removed_lines(node, gone)
        for place, insertions in plan.insertions.items():
            node = node_at(root, place)
            for insertion in insertions:
                yield self._inserted_in_flow(node, insertion) if node.flow else self._inserted_line(node, insertion)

    def _in_flow(self, place: Place) -> bool:
        return any(node_at(self._tree.root, place[:length]).flow for length in range(len(place) + 1))

    def _refuse_comments(self, start: int, end: int) -> None:
        if any(start <= comment.start < end for comment in self._tree.comments):
            raise NotEditableError("a comment would be lost")

    def _line_end(self, offset: int) -> int:
        following = self._tree.lines.after(offset)
        return len(self._text) if following is None else len(self._text[:following].rstrip("\r\n"))

    def _value(self, entry: Entry, value: Any, in_flow: bool) -> Iterator[Replacement]:
        old, key = entry.value, entry.key.value if entry.key else ""
        added = _added(old, value)
        if added and old.block:
            for item in added:
                yield self._inserted_line(old, Insertion(len(old.entries), None, item))
            return
        pieces = None
        if self._sparing and isinstance(value, str) and LINE_BREAK.search(self._text, old.start, old.end):
            pieces = words_replaced(old, self._text, value)
        if pieces is not None:
            yield from (Replacement(*piece) for piece in pieces)
            return
        self._refuse_comments(old.start, self._line_end(old.end) if old.block else old.end)
        written = _quoted_like(old, value, flow=in_flow, key=key) if isinstance(value, str) else flow(value, key)
        if old.empty:
            yield Replacement(old.start, old.end, f" {written}")
        elif old.block and entry.key is not None:
            colon = _COLON.match(self._text, entry.key.end)
            if colon is None:
                raise NotEditableError("a key written with a question mark")
            yield Replacement(colon.end(), colon.end(), f" {written}")
            yield self._lines(old.start, old.end)
        else:
            yield Replacement(old.start, old.end, written)

    def _lines(self, start: int, end: int) -> Replacement:
        """Take out whole lines."""
        first = self._tree.lines.start(start)
        if self._text[first:start].strip():
            raise NotEditableError("something else stands on the line")
        following = self._tree.lines.after(end)
        return Replacement(first, len(self._text) if following is None else following, "")

    def _removed_lines(self, node: Node, gone: list[int]) -> Iterator[Replacement]:
        for index in gone:
            entry = node.entries[index]
            first = self._tree.lines.start(entry.start)
            if not self._text[first : entry.start].strip():
                yield self._lines(entry.start, entry.value.end)
                continue
            # The first key behind a dash: the next one takes its place.
            if index + 1 >= len(node.entries) or index + 1 in gone:
                raise NotEditableError("something else stands on the line")
            following = node.entries[index + 1].start
            self._refuse_comments(self._line_end(entry.value.end), following)
            yield Replacement(entry.start, following, "")

    def _removed_in_flow(self, node: Node, gone: list[int]) -> Iterator[Replacement]:
        entries, last = node.entries, len(node.entries) - 1
        for first, final in _runs(gone):
            if final < last:
                start, end = entries[first].start, entries[final + 1].start
            elif first:
                start, end = entries[first - 1].value.end, entries[final].value.end
            else:
                raise NotEditableError("nothing would be left")
            self._refuse_comments(start, end)
            yield Replacement(start, end, "")

    def _inserted_in_flow(self, node: Node, new: Insertion) -> Replacement:
        if self._text[node.start] not in "{[":
            raise NotEditableError("a mapping without brackets within brackets")
        written = _written(new, in_flow=True)
        if new.position < len(node.entries):
            start = node.entries[new.position].start
            return Replacement(start, start, f"{written}, ")
        start = node.entries[-1].value.end if node.entries else node.start + 1
        return Replacement(start, start, f", {written}" if node.entries else written)

    def _inserted_line(self, node: Node, new: Insertion) -> Replacement:
        pad = " " * self._tree.column(node.entries[0].start)
        written = _written(new, in_flow=False)
        if new.position == 0:
            start = node.entries[0].start
            return Replacement(start, start, f"{written}{self._newline}{pad}")
        start = self._line_end(node.entries[new.position - 1].value.end)
        return Replacement(start, start, f"{self._newline}{pad}{written}")


def _written(new: Insertion, *, in_flow: bool) -> str:
    key = new.key or ""
    value = scalar(new.value, flow=in_flow, key=key) if isinstance(new.value, str) else flow(new.value, key)
    if new.key is not None:
        return f"{scalar(key, flow=in_flow)}: {value}"
    return value if in_flow else f"- {value}"


def _quoted_like(old: Node, text: str, *, flow: bool, key: str = "") -> str:
    """A text in the quotes of the one that it replaces, where it can stand in them."""
    if old.style == '"':
        return json.dumps(text, ensure_ascii=False)
    if old.style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return scalar(text, flow=flow, key=key)


def _added(old: Node, value: Any) -> list[str]:
    """The items at the end of a list of texts, where the others stay."""
    if old.kind != "sequence" or not isinstance(value, list):
        return []
    texts = [entry.value.value for entry in old.entries if entry.value.kind == "scalar"]
    same = len(texts) == len(old.entries) < len(value) and value[: len(texts)] == texts
    added = value[len(texts) :]
    return added if same and all(isinstance(item, str) for item in added) else []


def _runs(indexes: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbours in ascending numbers, as first and last."""
    first = last = indexes[0]
    for index in indexes[1:]:
        if index != last + 1:
            yield first, last
            first = index
        last = index
    yield first, last
