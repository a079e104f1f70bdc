"""Pictures of nodes as SVG elements."""

from __future__ import annotations

from procman.diagram import style
from procman.diagram.boxes import CALL_BARS
from procman.diagram.geometry import Badge, DrawnNode, FooterLine, Rectangle
from procman.diagram.markup import element, number, path, rectangle, text_line
from procman.diagram.palette import CHANGE_INK, ORDINARY, PALETTES, Palette, palette_of
from procman.diagram.pictograms import footer_mark, gear, hourglass
from procman.diagram.sign_picture import sign_mark, sign_tag, strike


def node_picture(node: DrawnNode) -> list[str]:
    """The elements of a node, from the ground up; number, name, footer and controls are read in this order."""
    palette = palette_of(node.changes)
    parts = [*_shape(node, palette)]
    if node.mark:
        parts.append(gear(node.mark, palette) if node.automatic else hourglass(node.mark, palette.border))
    if node.plate and node.note:
        parts.append(rectangle(node.note, style.PAPER, style.PLATE_BORDER, 0.9, 2.5))
    for badge in (*node.signs, *([node.number] if node.number else [])):
        parts += badge_picture(badge, palette)
    parts += _texts(node, palette)
    if node.rule is not None:
        inset = CALL_BARS + 2 if node.kind == "call" else 4
        line = f"M{number(node.x + inset)} {number(node.rule)}H{number(node.x + node.width - inset)}"
        parts.append(path(line, stroke=style.FOOTER_RULE, stroke_width=0.7, stroke_dasharray="2 2"))
    for footer_line in node.footer:
        parts += _footer_line(footer_line, palette)
    parts += [part for badge in node.controls for part in badge_picture(badge, palette)]
    return parts


def _shape(node: DrawnNode, palette: Palette) -> list[str]:
    place = node.place
    if node.kind in ("start", "end"):
        start = node.kind == "start"
        fill, border = (palette.start, palette.start_border) if start else (palette.end, palette.end_border)
        pen = palette.pen or (style.LINE if start else 2.0)
        return [rectangle(place, fill, border, pen, min(node.height, node.width) / 2, palette.dashes)]
    if node.kind == "decision":
        return [rhombus(place, palette)]
    if node.kind in ("parallel", "join"):
        return [bar(place, palette)]
    fill = palette.automatic if node.automatic else palette.wait if node.kind == "wait" else palette.task
    radius = 9.0 if node.kind == "wait" else 3.0
    parts = [rectangle(place, fill, palette.border, palette.pen or style.LINE, radius, palette.dashes)]
    if node.kind == "call":
        parts.append(call_bars(place, palette.border))
    return parts


def rhombus(place: Rectangle, palette: Palette = ORDINARY) -> str:
    """A decision."""
    x, y = place.x + place.width / 2, place.y + place.height / 2
    corners = ((x, place.y), (place.right, y), (x, place.bottom), (place.x, y))
    line = "M" + "L".join(f"{number(corner_x)} {number(corner_y)}" for corner_x, corner_y in corners) + "Z"
    return path(
        line,
        fill=palette.decision,
        stroke=palette.decision_border,
        stroke_width=palette.pen or style.LINE,
        stroke_linejoin="round",
        stroke_dasharray=palette.dashes,
    )


def bar(place: Rectangle, palette: Palette = ORDINARY) -> str:
    """The two lines of a parallel mode, GB/T 1526 and ISO 5807; they lie across the flow."""
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    inset = style.BAR_LINE / 2
    if place.width >= place.height:
        lines = f"M{number(x)} {number(y + inset)}H{number(right)}M{number(x)} {number(bottom - inset)}H{number(right)}"
    else:
        lines = (
            f"M{number(x + inset)} {number(y)}V{number(bottom)}M{number(right - inset)} {number(y)}V{number(bottom)}"
        )
    pen = max(style.BAR_LINE, palette.pen or 0.0)
    return rectangle(place, palette.bar) + path(
        lines, stroke=palette.bar_border, stroke_width=pen, stroke_dasharray=palette.dashes
    )


def connector_circle(place: Rectangle, letter: str, ink: str, size: float) -> str:
    """A connector with its letter, GB/T 1526 and ISO 5807."""
    x, y, radius = place.x + place.width / 2, place.y + place.height / 2, place.width / 2
    ring = element(
        "circle", cx=number(x), cy=number(y), r=number(radius - 0.6), fill=style.PAPER, stroke=ink, stroke_width=1.2
    )
    return ring + text_line(letter, x, y + size * 0.36, size, ink, bold=True)


def call_bars(place: Rectangle, ink: str = style.SHAPE_BORDER) -> str:
    """The double sides of a predefined process, GB/T 1526 and ISO 5807."""
    left, right = place.x + CALL_BARS - 1, place.right - CALL_BARS + 1
    line = "".join(f"M{number(x)} {number(place.y)}V{number(place.bottom)}" for x in (left, right))
    return path(line, stroke=ink, stroke_width=1.0)


def _texts(node: DrawnNode, palette: Palette) -> list[str]:
    size, ink = node.text_size, palette.ink
    first = node.text_y - (len(node.lines) - 1) / 2 * node.line_height + size * 0.36
    parts = []
    for place, line in enumerate(node.lines):
        base = first + place * node.line_height
        parts.append(text_line(line, node.text_x, base, size, ink))
        if palette.struck:
            parts.append(strike(line, node.text_x, base, size, ink))
    return parts


def badge_picture(badge: Badge, palette: Palette = ORDINARY) -> list[str]:
    """A number, a control or a sign; numbers and key controls are filled, other controls outlined."""
    place, control, change = badge.place, badge.control, badge.change
    if control is None and change:
        return [sign_tag(change, place)]
    gone = palette.struck or change == "removed"
    key = (control is None or control.key) and not gone
    colour = palette.number if control is None else palette.control
    if control and change and change != "same":
        colour = CHANGE_INK[change]
    elif gone:
        colour = palette.ink
    fill, ink, border = (colour, style.PAPER, style.PAPER) if key else (style.PAPER, colour, colour)
    middle, size = place.x + place.width / 2, badge.text_size
    base = place.y + place.height / 2 + size * 0.3625
    parts = [
        rectangle(place, fill, border, 1.0, place.height / 2, PALETTES["removed"].dashes if gone else None),
        text_line(badge.text, middle, base, size, ink, bold=True),
    ]
    return [*parts, strike(badge.text, middle, base, size, ink)] if gone else parts


def _footer_line(line: FooterLine, palette: Palette) -> list[str]:
    mark, change = line.item.mark if line.item else None, line.change
    ink = palette.limit if line.mark in ("limit", "notify") else palette.document
    if change and change != "same":
        ink = CHANGE_INK[change]
    parts = []
    if change and mark == "change":
        parts.append(sign_mark(change, line.x - 5.6, line.y - 3.1, ink))
    elif mark:
        parts.append(footer_mark(mark, line.x, line.y, ink))
    parts.append(text_line(line.text, line.x, line.y, line.text_size, ink, anchor="start"))
    if palette.struck or change == "removed":
        parts.append(strike(line.text, line.x, line.y, line.text_size, ink, anchor="start"))
    return parts
