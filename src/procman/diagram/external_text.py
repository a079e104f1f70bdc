"""Texts that a BPMN tool breaks into lines itself: how much room they will take.

A BPMN file tells where a name stands, but not how it is broken. The figures here follow bpmn-js (diagram-js
``lib/util/Text.js``), which most tools are built on: it cuts a line that is too long after a blank or a hyphen, else
after so many characters as the ratio of the widths allows, less one.
"""

from __future__ import annotations

import math
import re
from typing import Final

from procman.diagram.line_breaks import ends_line_well, may_begin_line
from procman.diagram.profile import Profile
from procman.diagram.text import width

_BREAK: Final = re.compile(r"(\s|-)")
_SLACK: Final = 1.04  # Latin letters of the reader's font may be wider than those that are reckoned with
_MARGIN: Final = 4.0
_MOST_LINES: Final = 4
_GROWTH: Final = 1.35
_WIDEST: Final = 260.0
_WELL_ENDED: Final = 2.5  # characters of raggedness that a break after a comma is worth


def tool_lines(text: str, size: float, room: float) -> tuple[str, ...]:
    """The lines into which a BPMN tool breaks a text.

    Args:
        text: The text; line feeds are kept as breaks.
        size: Font size.
        room: Width that it may use.
    """
    lines = []
    for paragraph in text.splitlines() or [""]:
        rest = paragraph.strip()
        advances = [width(character, size) for character in rest]
        while rest:
            line = _fitting(rest, advances, room)
            lines.append(line.rstrip())
            left = rest[len(line) :].lstrip()
            advances = advances[len(rest) - len(left) :]
            rest = left
    return tuple(lines) or ("",)


def external_text(text: str, profile: Profile) -> tuple[tuple[str, ...], float, float]:
    """Set the name of an event, a gateway, a flow or a document.

    Returns:
        Its lines, and the width and height of its room; a long text becomes wider before it becomes tall.
    """
    size, limit = profile.label_size, profile.label_width
    whole = width(text, size)
    if whole <= limit and "\n" not in text:
        return (text,), _even(whole * _SLACK + _MARGIN), _even(profile.label_line)
    while len(tool_lines(text, size, limit)) > _MOST_LINES and limit < _WIDEST:
        limit = min(limit * _GROWTH, _WIDEST)
    room = _even(limit)
    choices = [_Choice(text, size, breadth) for breadth in range(int(room), math.ceil(3 * size), -2)]
    best = min(choices, key=lambda choice: choice.cost, default=_Choice(text, size, int(room)))
    return best.lines, float(best.breadth), _even(best.count * profile.label_line)


class _Choice:
    """A text in a room of a certain breadth."""

    def __init__(self, text: str, size: float, breadth: int) -> None:
        self.breadth = breadth
        self.lines = tool_lines(text, size, breadth)
        # in a wider font there may be a line more
        self.count = max(len(self.lines), len(tool_lines(text, size * _SLACK, breadth)))
        widths = [width(line, size) for line in self.lines]
        ragged = (max(widths) - min(widths)) / size
        well_ended = sum(ends_line_well(line[-1:]) for line in self.lines[:-1])
        badly_begun = sum(not may_begin_line(line[:1]) for line in self.lines)
        self.cost = (self.count, badly_begun, round(ragged - _WELL_ENDED * well_ended, 1), breadth)


def _even(size: float) -> float:
    return math.ceil(size / 2) * 2.0


def _fitting(rest: str, advances: list[float], room: float) -> str:
    line, needed = rest, sum(advances)
    while len(line) > 1 and needed > room:
        characters = max(len(line) * (room / needed), 1.0)
        line = _cut_between_words(line, characters) or line[: max(math.floor(characters - 0.5), 1)]
        needed = sum(advances[: len(line)])
    return line


def _cut_between_words(line: str, characters: float) -> str:
    kept: list[str] = []
    length = 0
    for part in filter(None, _BREAK.split(line)):
        if len(part) + length >= characters:
            if part == "-" and kept:
                kept.pop()
            break
        kept.append(part)
        length += len(part)
    shortened = "".join(kept)
    return shortened if len(shortened) < len(line) else ""
