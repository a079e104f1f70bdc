"""The sheet that a standalone picture stands on: a drawing with a head above and a foot below it."""

from __future__ import annotations

from procman.diagram import style
from procman.diagram.geometry import Rectangle
from procman.diagram.markup import attributes, number


def canvas(width: float, height: float, margin: float, head: float, foot: float) -> Rectangle:
    """The whole picture; the drawing's own figures begin at 0.

    Args:
        width: Width of the drawing.
        height: Height of the drawing.
        margin: Room on all four sides.
        head: Height of what stands above the drawing.
        foot: Height of what stands below it.
    """
    return Rectangle(-margin, -margin - head, width + 2 * margin, height + 2 * margin + head + foot)


def opening(view: Rectangle, **values: object) -> str:
    """Attributes of the root element: the picture's size and fonts, then others in the given order."""
    return attributes(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=" ".join(number(value) for value in (view.x, view.y, view.width, view.height)),
        width=number(view.width),
        height=number(view.height),
        font_family=style.FONTS,
        **values,
    )
