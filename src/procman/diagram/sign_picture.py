"""Pictures of the signs of changes; drawn, because not every font has all of them."""

from __future__ import annotations

from procman.diagram import style
from procman.diagram.diagram_input import ChangeMark
from procman.diagram.geometry import Rectangle
from procman.diagram.markup import number, path, rectangle
from procman.diagram.palette import CHANGE_INK
from procman.diagram.signs import signed
from procman.diagram.text import width


def sign_tag(change: ChangeMark, place: Rectangle) -> str:
    """A sign on a ground of its colour; that of removed elements is hollow, as they are."""
    ink = CHANGE_INK[change]
    fill, sign = (style.PAPER, ink) if change == "removed" else (ink, style.PAPER)
    middle = place.x + place.width / 2, place.y + place.height / 2
    return rectangle(place, fill, ink, 1.2, 3) + sign_mark(change, *middle, sign, place.width / 13.0, 1.9)


def sign_mark(change: ChangeMark, x: float, y: float, ink: str, scale: float = 0.75, pen: float = 1.2) -> str:
    """A sign around a middle."""
    half, third = 3.8 * scale, 1.7 * scale
    level = f"M{number(x - half)} {number(y)}H{number(x + half)}"
    if change == "added":
        line = f"{level}M{number(x)} {number(y - half)}V{number(y + half)}"
    elif change == "removed":
        line = level
    elif change == "changed":
        bars = "".join(f"M{number(x - half)} {number(y + side * third)}H{number(x + half)}" for side in (-1, 1))
        line = f"{bars}M{number(x - third)} {number(y + half)}L{number(x + third)} {number(y - half)}"
    else:
        tip, head = half + 0.7, third + 0.9
        line = f"M{number(x - tip)} {number(y)}H{number(x + tip)}" + "".join(
            f"M{number(x + side * third)} {number(y - head)}L{number(x + side * tip)} {number(y)}"
            f"L{number(x + side * third)} {number(y + head)}"
            for side in (-1, 1)
        )
    return path(line, stroke=ink, stroke_width=pen)


def strike(text: str, x: float, y: float, size: float, ink: str, *, anchor: str = "middle") -> str:
    """The line through a text that no longer holds; the sign before it stays free.

    Args:
        text: One line.
        x: Its middle, or with ``anchor="start"`` its left edge.
        y: Its base line.
        size: Font size.
        ink: Colour of the line.
        anchor: As for the text.
    """
    room = width(text, size)
    left = x if anchor == "start" else x - room / 2
    sign = width(signed("", "removed"), size) if text.startswith(signed("", "removed")) else 0.0
    line = f"M{number(left + sign)} {number(y - size * 0.34)}H{number(left + room)}"
    return path(line, stroke=ink, stroke_width=0.9)
