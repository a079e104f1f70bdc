"""Another text in the place of one that stands over several lines: only the words that differ are written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from procman.source.syntax_tree import Node

_LONGEST: Final = 20_000
_SPACE: Final = frozenset(" \t\r\n")


def words_replaced(node: Node, text: str, value: str) -> list[tuple[int, int, str]] | None:
    """The pieces that differ, as start, end and new characters; None where the texts cannot be laid side by side.

    Args:
        node: The scalar.
        text: The document.
        value: What the scalar is to say.
    """
    if max(len(node.value), len(value)) > _LONGEST:
        return None
    offsets = _offsets(node, text)
    if offsets is None:
        return None
    return list(_pieces(node.value, value, offsets))


def _offsets(node: Node, text: str) -> list[int] | None:
    """Where each character of the value stands in the document; lines that were joined count as a space."""
    place = node.start + len(node.style) if node.style in ('"', "'") else node.start
    if node.style in ("|", ">"):
        place = text.find("\n", node.start, node.end)
    offsets = []
    for character in node.value.rstrip("\n"):
        joined = character == " " and text[place : place + 1] in ("\r", "\n")
        while not joined and text[place : place + 1] != character and text[place : place + 1] in _SPACE:
            place += 1
        if place >= node.end or not (joined or text[place] == character):
            return None
        offsets.append(place)
        place += not joined
    return [*offsets, place]


def _pieces(old: str, new: str, offsets: list[int]) -> Iterator[tuple[int, int, str]]:
    body = old.rstrip("\n")
    target = new.removesuffix(old[len(body) :])
    for kind, start, end, new_start, new_end in difflib.SequenceMatcher(None, body, target, False).get_opcodes():
        if kind != "equal":
            first = offsets[start]
            last = offsets[end - 1] + 1 if end > start else first
            yield first, last, target[new_start:new_end]
