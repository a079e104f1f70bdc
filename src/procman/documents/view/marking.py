"""Two versions of a sentence, with the part in which they differ."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple


class Marked(NamedTuple):
    """A sentence in three parts.

    Attributes:
        begin: What both versions begin with.
        middle: What is different; empty where the other version only has more.
        end: What both end with.
    """

    begin: str
    middle: str
    end: str


def mark(before: str, after: str) -> tuple[Marked, Marked]:
    """Find what differs; numbers and words of Latin letters are never cut."""
    begin = _common(before, after)
    shortest = min(len(before), len(after))
    end = min(_common(before[::-1], after[::-1]), shortest - begin)
    while begin and _within_word((before, after), begin):
        begin -= 1
    while end and _within_word((before[::-1], after[::-1]), end):
        end -= 1
    first, second = (
        Marked(text[:begin], text[begin : len(text) - end], text[len(text) - end :]) for text in (before, after)
    )
    return first, second


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _within_word(texts: tuple[str, str], place: int) -> bool:
    """Whether a cut would divide a number or a Latin word of one of the texts."""
    return any(_is_latin(text[place - 1 : place]) and _is_latin(text[place : place + 1]) for text in texts)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
