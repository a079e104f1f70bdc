"""Pictograms: what marks a step and the lines of its footer."""

from __future__ import annotations

from procman.diagram import style
from procman.diagram.diagram_input import FooterMark
from procman.diagram.geometry import Rectangle
from procman.diagram.markup import element, number, path
from procman.diagram.palette import ORDINARY, Palette


def footer_mark(mark: FooterMark, x: float, y: float, ink: str) -> str:
    """The pictogram before a line of a footer.

    Args:
        mark: What the line tells.
        x: Left edge of the line's text; the pictogram stands left of it.
        y: Base line of the text.
        ink: Colour.
    """
    if mark == "limit":
        return clock(x - 6.0, y - 3.1, 3.7, ink, 0.9)
    if mark == "notify":
        return bell(x - 6.0, y - 3.1, ink)
    if mark == "process":
        return linked(x - 9.6, y - 6.2, ink)
    return form_sheet(x - 9.4, y - 7.2, ink) if mark == "form" else sheet(x - 9.4, y - 7.2, ink)


def clock(x: float, y: float, radius: float, ink: str, pen: float, fill: str = "none") -> str:
    """A clock around a middle."""
    face = element("circle", cx=number(x), cy=number(y), r=number(radius), fill=fill, stroke=ink, stroke_width=pen)
    hands = f"M{number(x)} {number(y - radius * 0.58)}V{number(y)}H{number(x + radius * 0.48)}"
    return face + path(hands, stroke=ink, stroke_width=pen)


def bell(x: float, y: float, ink: str) -> str:
    """A bell around a middle: somebody is told."""
    body = f"M{number(x - 3.6)} {number(y + 2.2)}h7.2l-1.2 -1.4v-2l-1.5 -2.2h-1.8l-1.5 2.2v2z"
    clapper = f"M{number(x - 1.1)} {number(y + 3.7)}h2.2"
    return path(body + clapper, stroke=ink, stroke_width=0.9, stroke_linejoin="round")


def sheet(x: float, y: float, ink: str) -> str:
    """A sheet of paper with a folded corner."""
    return path(f"M{number(x)} {number(y)}h4.4l2.4 2.4v5.8h-6.8zM{number(x + 4.4)} {number(y)}v2.4h2.4", stroke=ink)


def form_sheet(x: float, y: float, ink: str) -> str:
    """A sheet with lines to fill in."""
    lines = f"M{number(x)} {number(y)}h6.8v8.2h-6.8zM{number(x + 1.6)} {number(y + 2.7)}h3.6m-3.6 2.6h3.6"
    return path(lines, stroke=ink)


def linked(x: float, y: float, ink: str) -> str:
    """A small predefined process."""
    frame = f"M{number(x)} {number(y)}h7.4v6h-7.4zM{number(x + 1.6)} {number(y)}v6m4.2 0v-6"
    return path(frame, stroke=ink)


def gear(place: Rectangle, palette: Palette = ORDINARY) -> str:
    """The mark of what a system does by itself."""
    x, y, radius = place.x + place.width / 2, place.y + place.height / 2, place.width / 2
    teeth = []
    for cosine, sine in ((1, 0), (0.7071, 0.7071), (0, 1), (-0.7071, 0.7071)):
        start = f"M{number(x - cosine * radius)} {number(y - sine * radius)}"
        teeth.append(f"{start}L{number(x + cosine * radius)} {number(y + sine * radius)}")
    ring = element(
        "circle",
        cx=number(x),
        cy=number(y),
        r=number(radius * 0.56),
        fill=palette.automatic,
        stroke=palette.border,
        stroke_width=1.8,
    )
    return path("".join(teeth), stroke=palette.border, stroke_width=2.0) + ring


def hourglass(place: Rectangle, ink: str = style.SHAPE_BORDER) -> str:
    """The mark of waiting."""
    left, right = number(place.x + 1.5), number(place.right - 1.5)
    top, bottom = number(place.y), number(place.bottom)
    line = f"M{left} {top}H{right}L{left} {bottom}H{right}Z"
    return path(line, fill=style.PAPER, stroke=ink, stroke_width=1.1, stroke_linejoin="round")
