"""A word across a whole picture: whoever holds a print of an old version must see that it no longer holds."""

from __future__ import annotations

from typing import Final, NamedTuple

from procman.diagram.geometry import Rectangle
from procman.diagram.markup import attributes, number, safe
from procman.diagram.text import width

_INK: Final = "#b3261e"
_OPACITY: Final = 0.13
"""Pale enough to read what lies below, strong enough for a grey print."""
_ANGLE: Final = -30
_LARGEST: Final = 150.0
_SHARE: Final = 0.6
"""How much of the picture's width the word takes."""
_BETWEEN: Final = 4.5
"""From one word to the one below it, in sizes of the font."""


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
    size = min(_LARGEST, _SHARE * view.width / width(watermark.mark, 1.0, bold=True))
    count = max(1, int(view.height / (size * _BETWEEN)))
    x = view.x + view.width / 2
    words = []
    for place in range(count):
        y = view.y + view.height * (place + 0.5) / count
        turned = f"rotate({_ANGLE} {number(x)} {number(y)})"
        at = attributes(x=number(x), y=number(y + size * 0.36), transform=turned)
        words.append(f"<text{at}>{safe(watermark.mark)}</text>")
    group = attributes(
        class_="watermark",
        aria_hidden="true",
        font_size=number(size),
        font_weight="700",
        text_anchor="middle",
        fill=_INK,
        fill_opacity=_OPACITY,
        pointer_events="none",
    )
    return [f"<g{group}>", *words, "</g>"]


def described(watermark: Watermark | None, description: str) -> str:
    """The accessible description of a picture, which begins with what the watermark means."""
    return f"{watermark.mark}: {watermark.reason} {description}" if watermark else description
