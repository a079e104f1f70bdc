"""The pictogram before a line of a footer, for pens that draw it by itself."""

from __future__ import annotations

from procman.diagram.diagram_input import FooterMark
from procman.diagram.shapes import clock, form_sheet, linked, sheet


def footer_mark(mark: FooterMark, x: float, y: float, ink: str) -> str:
    """The SVG element.

    Args:
        mark: What the line tells.
        x: Left edge of the line's text; the pictogram stands left of it.
        y: Base line of the text.
        ink: Colour.
    """
    if mark == "limit":
        return clock(x - 6.0, y - 3.1, 3.7, ink, 0.9)
    if mark == "process":
        return linked(x - 9.6, y - 6.2, ink)
    return form_sheet(x - 9.4, y - 7.2, ink) if mark == "form" else sheet(x - 9.4, y - 7.2, ink)
