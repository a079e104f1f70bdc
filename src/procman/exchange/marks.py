"""Marks at a step, for pens that make a shape of each."""

from __future__ import annotations

from procman.diagram import style
from procman.diagram.diagram_input import FooterMark
from procman.diagram.geometry import Badge, DrawnNode, Rectangle
from procman.diagram.pictograms import gear, hourglass

_PEN = 1.0  # a pictogram's line reaches out of its place by this much


def footer_ink(mark: FooterMark | None) -> str:
    """Colour of a line of a footer."""
    return style.LIMIT if mark in ("limit", "notify") else style.DOCUMENT


def kind_mark(node: DrawnNode) -> tuple[str, Rectangle] | None:
    """The pictogram in an automatic step or a wait, as an SVG element, and the room that it takes."""
    mark = node.mark
    if mark is None:
        return None
    room = Rectangle(mark.x - _PEN, mark.y - _PEN, mark.width + 2 * _PEN, mark.height + 2 * _PEN)
    return gear(mark) if node.automatic else hourglass(mark), room


def badge_colours(badge: Badge) -> tuple[str, str, str]:
    """Fill, ink and border of a badge; key controls are filled, the others outlined."""
    control = badge.control
    if control is None:
        return style.SHAPE_BORDER, style.PAPER, style.PAPER
    return (style.CONTROL, style.PAPER, style.PAPER) if control.key else (style.PAPER, style.CONTROL, style.CONTROL)
