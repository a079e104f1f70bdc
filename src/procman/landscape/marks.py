"""Small elements that several pictures share."""

from __future__ import annotations

from typing import Final

from procman.diagram import style
from procman.diagram.geometry import Rectangle
from procman.diagram.markup import rectangle, text_line
from procman.landscape.cards import MARK_SIZE
from procman.landscape.colours import HUES

CALL_DASHES: Final = "5 3"
BASE_LINE: Final = 3.1
"""From the middle of a number to its base line."""


def classed(element: str, name: str) -> str:
    """An element with a class, by which a page's style sheet finds it."""
    tag, _, rest = element.partition(" ")
    return f'{tag} class="{name}" {rest}'


def mark(place: Rectangle, count: int, hue: int, *, filled: bool) -> str:
    """A pill with the number of an arrow: filled where it begins, empty where it ends."""
    ink = HUES[hue].ink
    ground, letters = (ink, style.PAPER) if filled else (style.PAPER, ink)
    pill = rectangle(place, ground, ink, 1.0, place.height / 2)
    middle, base = place.x + place.width / 2, place.y + place.height / 2 + BASE_LINE
    words = text_line(str(count), middle, base, MARK_SIZE, letters, bold=True)
    return f'<g class="mark {"begin" if filled else "end"}">{pill}{words}</g>'
