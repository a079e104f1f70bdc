"""Pictures of nodes as SVG elements."""

from __future__ import annotations

from procman.diagram import style
from procman.diagram.boxes import CALL_BARS
from procman.diagram.geometry import Badge, DrawnNode, FooterLine, Rectangle
from procman.diagram.markup import element, number, path, rectangle, text_line


def node_picture(node: DrawnNode) -> list[str]:
    """The elements of a node, from the ground up; number, name, footer and controls are read in this order."""
    parts = [*_shape(node)]
    if node.mark:
        parts.append(gear(node.mark) if node.automatic else hourglass(node.mark))
    if node.plate and node.note:
        parts.append(rectangle(node.note, style.PAPER, style.PLATE_BORDER, 0.9, 2.5))
    if node.number:
        parts += badge_picture(node.number)
    parts += _texts(node)
    if node.rule is not None:
        inset = CALL_BARS + 2 if node.kind == "call" else 4
        line = f"M{number(node.x + inset)} {number(node.rule)}H{number(node.x + node.width - inset)}"
        parts.append(path(line, stroke=style.FOOTER_RULE, stroke_width=0.7, stroke_dasharray="2 2"))
    for footer_line in node.footer:
        parts += _footer_line(footer_line)
    parts += [part for badge in node.controls for part in badge_picture(badge)]
    return parts


def _shape(node: DrawnNode) -> list[str]:
    place = node.place
    if node.kind in ("start", "end"):
        fill, border = (style.START, style.START_BORDER) if node.kind == "start" else (style.END, style.END_BORDER)
        pen = style.LINE if node.kind == "start" else 2.0
        return [rectangle(place, fill, border, pen, min(node.height, node.width) / 2)]
    if node.kind == "decision":
        return [rhombus(place)]
    if node.kind in ("parallel", "join"):
        return [bar(place)]
    fill = style.AUTOMATIC if node.automatic else style.WAIT if node.kind == "wait" else style.SHAPE
    radius = 9.0 if node.kind == "wait" else 3.0
    parts = [rectangle(place, fill, style.SHAPE_BORDER, style.LINE, radius)]
    if node.kind == "call":
        parts.append(call_bars(place))
    return parts


def rhombus(place: Rectangle) -> str:
    """A decision."""
    x, y = place.x + place.width / 2, place.y + place.height / 2
    corners = ((x, place.y), (place.right, y), (x, place.bottom), (place.x, y))
    line = "M" + "L".join(f"{number(corner_x)} {number(corner_y)}" for corner_x, corner_y in corners) + "Z"
    return path(
        line, fill=style.DECISION, stroke=style.DECISION_BORDER, stroke_width=style.LINE, stroke_linejoin="round"
    )


def bar(place: Rectangle) -> str:
    """The two lines of a parallel mode, GB/T 1526 and ISO 5807; they lie across the flow."""
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    inset = style.BAR_LINE / 2
    if place.width >= place.height:
        lines = f"M{number(x)} {number(y + inset)}H{number(right)}M{number(x)} {number(bottom - inset)}H{number(right)}"
    else:
        lines = (
            f"M{number(x + inset)} {number(y)}V{number(bottom)}M{number(right - inset)} {number(y)}V{number(bottom)}"
        )
    return rectangle(place, style.BAR) + path(lines, stroke=style.BAR_BORDER, stroke_width=style.BAR_LINE)


def connector_circle(place: Rectangle, letter: str, ink: str, size: float) -> str:
    """A connector with its letter, GB/T 1526 and ISO 5807."""
    x, y, radius = place.x + place.width / 2, place.y + place.height / 2, place.width / 2
    ring = element(
        "circle", cx=number(x), cy=number(y), r=number(radius - 0.6), fill=style.PAPER, stroke=ink, stroke_width=1.2
    )
    return ring + text_line(letter, x, y + size * 0.36, size, ink, bold=True)


def call_bars(place: Rectangle) -> str:
    """The double sides of a predefined process, GB/T 1526 and ISO 5807."""
    left, right = place.x + CALL_BARS - 1, place.right - CALL_BARS + 1
    line = "".join(f"M{number(x)} {number(place.y)}V{number(place.bottom)}" for x in (left, right))
    return path(line, stroke=style.SHAPE_BORDER, stroke_width=1.0)


def _texts(node: DrawnNode) -> list[str]:
    first = node.text_y - (len(node.lines) - 1) / 2 * node.line_height + node.text_size * 0.36
    return [
        text_line(line, node.text_x, first + place * node.line_height, node.text_size, style.INK)
        for place, line in enumerate(node.lines)
    ]


def badge_picture(badge: Badge) -> list[str]:
    """A number or a control; key controls are filled, the others outlined."""
    place, control = badge.place, badge.control
    key = control is None or control.key
    colour = style.SHAPE_BORDER if control is None else style.CONTROL
    fill, ink, border = (colour, style.PAPER, style.PAPER) if key else (style.PAPER, colour, colour)
    return [
        rectangle(place, fill, border, 1.0, place.height / 2),
        text_line(
            badge.text,
            place.x + place.width / 2,
            place.y + place.height / 2 + badge.text_size * 0.3625,
            badge.text_size,
            ink,
            bold=True,
        ),
    ]


def _footer_line(line: FooterLine) -> list[str]:
    mark = line.item.mark if line.item else None
    ink = style.LIMIT if mark == "limit" else style.DOCUMENT
    parts = []
    if mark == "limit":
        parts.append(clock(line.x - 6.0, line.y - 3.1, 3.7, ink, 0.9))
    elif mark == "document":
        parts.append(sheet(line.x - 9.4, line.y - 7.2, ink))
    elif mark == "form":
        parts.append(form_sheet(line.x - 9.4, line.y - 7.2, ink))
    elif mark == "process":
        parts.append(linked(line.x - 9.6, line.y - 6.2, ink))
    return [*parts, text_line(line.text, line.x, line.y, line.text_size, ink, anchor="start")]


def clock(x: float, y: float, radius: float, ink: str, pen: float, fill: str = "none") -> str:
    """A clock around a middle."""
    face = element("circle", cx=number(x), cy=number(y), r=number(radius), fill=fill, stroke=ink, stroke_width=pen)
    hands = f"M{number(x)} {number(y - radius * 0.58)}V{number(y)}H{number(x + radius * 0.48)}"
    return face + path(hands, stroke=ink, stroke_width=pen)


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


def gear(place: Rectangle) -> str:
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
        fill=style.AUTOMATIC,
        stroke=style.SHAPE_BORDER,
        stroke_width=1.8,
    )
    return path("".join(teeth), stroke=style.SHAPE_BORDER, stroke_width=2.0) + ring


def hourglass(place: Rectangle) -> str:
    """The mark of waiting."""
    left, right = number(place.x + 1.5), number(place.right - 1.5)
    top, bottom = number(place.y), number(place.bottom)
    line = f"M{left} {top}H{right}L{left} {bottom}H{right}Z"
    return path(line, fill=style.PAPER, stroke=style.SHAPE_BORDER, stroke_width=1.1, stroke_linejoin="round")
