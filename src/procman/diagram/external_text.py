"""Texts that a BPMN tool breaks into lines itself: how much room they will take.

A BPMN file tells where a name stands, but not how it is broken. The figures here follow bpmn-js (diagram-js
``lib/util/Text.js``), which most tools are built on: it cuts a line that is too long after a blank or a hyphen, else
after so many characters as the ratio of the widths allows, less one.
"""

from __future__ import annotations

import math
import re
from typing import Final

from procman.diagram.profile import Profile
from procman.diagram.text import width

_BREAK: Final = re.compile(r"(\s|-)")
_SLACK: Final = 1.04  # Latin letters of the reader's font may be wider than those that are reckoned with
_MARGIN: Final = 4.0
_MOST_LINES: Final = 4
_GROWTH: Final = 1.35
_WIDEST: Final = 260.0


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
        while rest:
            line = _fitting(rest, size, room)
            lines.append(line.rstrip())
            rest = rest[len(line) :].strip()
    return tuple(lines) or ("",)


def external_text(text: str, profile: Profile) -> tuple[tuple[str, ...], float, float]:
    """Set the name of an event, a gateway, a flow or a document.

    Returns:
        Its lines, and the width and height of the narrowest room that needs no more lines than the usual room does;
        a long text becomes wider before it becomes tall.
    """
    size, limit = profile.label_size, profile.label_width
    fewest = len(tool_lines(text, size, limit))
    while fewest > _MOST_LINES and limit < _WIDEST:
        limit = min(limit * _GROWTH, _WIDEST)
        fewest = len(tool_lines(text, size, limit))
    narrow = _narrowest(text, size, limit, fewest)
    lines = tool_lines(text, size, narrow)
    widest = max(width(line, size) for line in lines)
    # A text in one line gets room for its whole width; one in several lines is broken by the width that it was given.
    room = max(widest, narrow if len(lines) > 1 else 0.0) * _SLACK + _MARGIN
    return lines, math.ceil(room / 2) * 2.0, math.ceil(len(lines) * profile.label_line / 2) * 2.0


def _narrowest(text: str, size: float, limit: float, lines: int) -> float:
    narrow = limit
    while narrow - 1 >= 3 * size and len(tool_lines(text, size, narrow - 1)) <= lines:
        narrow -= 1
    return narrow


def _fitting(rest: str, size: float, room: float) -> str:
    line = rest
    while len(line) > 1 and (needed := width(line, size)) > room:
        characters = max(len(line) * (room / needed), 1.0)
        line = _cut_between_words(line, characters) or line[: max(math.floor(characters - 0.5), 1)]
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
