"""A word across a whole picture: whoever holds a print of an old version must see that it no longer holds."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from procman.diagram.geometry import Point, Rectangle
from procman.diagram.markup import attributes, number, safe
from procman.diagram.text import width

INK: Final = "#b3261e"
OPACITY: Final = 0.13
"""Pale enough to read what lies below, strong enough for a grey print."""
ANGLE: Final = -30
_LARGEST: Final = 150.0
_SHARE: Final = 0.6
"""How much of the picture's width the word takes."""
_BETWEEN: Final = 4.5
"""From one word to the one below it, in sizes of the font."""

_VIEW: Final = re.compile(r' viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')


class Watermark(NamedTuple):
    """A watermark.

    Attributes:
        mark: The word.
        reason: A sentence for readers who cannot see it.
    """

    mark: str
    reason: str


def watermark_picture(watermark: Watermark | None, view: Rectangle) -> list[str]:
    """The word on top of a picture, as often as the height asks for; nothing without a watermark.

    Args:
        watermark: The watermark.
        view: The whole picture.
    """
    if watermark is None:
        return []
    size, places = watermark_places(watermark.mark, view)
    words = []
    for x, y in places:
        turned = f"rotate({ANGLE} {number(x)} {number(y)})"
        at = attributes(x=number(x), y=number(y + size * 0.36), transform=turned)
        words.append(f"<text{at}>{safe(watermark.mark)}</text>")
    group = attributes(
        class_="watermark",
        aria_hidden="true",
        font_size=number(size),
        font_weight="700",
        text_anchor="middle",
        fill=INK,
        fill_opacity=OPACITY,
        pointer_events="none",
    )
    return [f"<g{group}>", *words, "</g>"]


def watermark_places(mark: str, view: Rectangle) -> tuple[float, list[Point]]:
    """The size of the font, and the middle of each word.

    Args:
        mark: The word.
        view: The whole picture.
    """
    size = min(_LARGEST, _SHARE * view.width / width(mark, 1.0, bold=True))
    count = max(1, int(view.height / (size * _BETWEEN)))
    x = view.x + view.width / 2
    return size, [(x, view.y + view.height * (place + 0.5) / count) for place in range(count)]


def marked_picture(svg: str, mark: str) -> str:
    """A finished picture with a word across it.

    Args:
        svg: An SVG that states its view.
        mark: The word.

    Raises:
        ValueError: The picture states no view.
    """
    view = _VIEW.search(svg)
    if view is None:
        raise ValueError("the picture states no view")
    head, closing, rest = svg.rpartition("</svg>")
    word = watermark_picture(Watermark(mark, ""), Rectangle(*map(float, view.groups())))
    return "".join((head, *word, closing, rest))


def described(watermark: Watermark | None, description: str) -> str:
    """The accessible description of a picture, which begins with what the watermark means."""
    return f"{watermark.mark}: {watermark.reason} {description}" if watermark else description
