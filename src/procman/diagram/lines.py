"""Pictures of edges: rounded corners, hops over crossed lines, arrowheads, clocks, labels."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from procman.diagram import style
from procman.diagram.geometry import DrawnEdge, DrawnLabel, Point, Rectangle
from procman.diagram.labels import SIGN_ROOM
from procman.diagram.markup import number, path, text_line
from procman.diagram.palette import edge_pen
from procman.diagram.pictograms import clock
from procman.diagram.sign_picture import sign_tag, strike
from procman.flow.graph import EdgeKind

Upright = tuple[str, float, float, float]
"""An upright piece of an edge: the edge's id, x, upper and lower y."""


def uprights(edges: Sequence[DrawnEdge]) -> list[Upright]:
    """All upright pieces, which level ones hop over."""
    return [
        (edge.id, x0, min(y0, y1), max(y0, y1))
        for edge in edges
        for (x0, y0), (x1, y1) in itertools.pairwise(edge.points)
        if x0 == x1
    ]


def edge_picture(edge: DrawnEdge, crossed: Sequence[Upright]) -> list[str]:
    """The line and the arrowhead of an edge."""
    pen = edge_pen(edge.kind, edge.change)
    line = path(line_path(edge, crossed), stroke=pen.ink, stroke_width=pen.breadth, stroke_dasharray=pen.dashes)
    return [line, arrowhead(edge.kind, arrow_outline(edge.points), pen.ink)]


def arrowhead(kind: EdgeKind, outline: str, ink: str) -> str:
    """A filled arrowhead, an open one for rework: the two differ in a black and white print too."""
    if kind == "rework":
        return path(outline, fill=style.PAPER, stroke=ink, stroke_width=style.LINE, stroke_linejoin="round")
    return path(outline, fill=ink, stroke="none", stroke_width=0)


def edge_marks(edge: DrawnEdge) -> list[str]:
    """What stands above the shapes: the clock on the border, and the label."""
    parts = []
    if edge.timer:
        x, y = edge.points[0]
        parts.append(clock(x, y, edge.timer - 0.6, edge_pen(edge.kind, edge.change).ink, 1.2, style.PAPER))
    return [*parts, *_label_picture(edge, edge.label)] if edge.label else parts


def _label_picture(edge: DrawnEdge, label: DrawnLabel) -> list[str]:
    """The lines of a label; what it was before is struck through, and the sign of the change stands left of them."""
    step = label.height / len(label.lines)
    room = SIGN_ROOM if label.signed else 0.0
    middle = label.x + room + (label.width - room) / 2
    struck = len(label.lines) if edge.change == "removed" else label.struck
    parts = []
    for place, line in enumerate(label.lines):
        base = label.y + place * step + step * 0.76
        change = "removed" if place < struck else edge.change
        ink = edge_pen(edge.kind, change).label
        if line:
            parts.append(text_line(line, middle, base, label.text_size, ink, halo=style.PAPER))
        if line and place < struck:
            parts.append(strike(line, middle, base, label.text_size, ink))
    if label.signed and edge.change:
        y = label.y + (label.height - SIGN_ROOM + 2) / 2
        parts.append(sign_tag(edge.change, Rectangle(label.x, y, SIGN_ROOM - 2, SIGN_ROOM - 2)))
    return parts


def _direction(start: Point, end: Point) -> tuple[float, float, float]:
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length, length


def line_path(edge: DrawnEdge, crossed: Sequence[Upright]) -> str:
    """The line of an edge as path data, a little shorter than its points, for the arrowhead covers its end."""
    points = edge.points
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    last = len(points) - 1
    for place in range(1, last + 1):
        start, end = points[place - 1], points[place]
        step_x, step_y, length = _direction(start, end)
        if step_y == 0:
            parts += _hops(edge.id, start, end, crossed)
        short = min(5.0, length) if place == last else min(style.CORNER, length / 2)
        parts.append(f"L{number(end[0] - step_x * short)} {number(end[1] - step_y * short)}")
        if place < last:
            turn_x, turn_y, following = _direction(end, points[place + 1])
            radius = min(style.CORNER, following / 2)
            after = f"{number(end[0] + turn_x * radius)} {number(end[1] + turn_y * radius)}"
            parts.append(f"Q{number(end[0])} {number(end[1])} {after}")
    return "".join(parts)


def _hops(edge_id: str, start: Point, end: Point, crossed: Sequence[Upright]) -> list[str]:
    """Arcs over the upright lines that a level line crosses."""
    low, high = min(start[0], end[0]) + 6, max(start[0], end[0]) - 6
    y, forward = start[1], end[0] > start[0]
    places = sorted(
        (
            x
            for other, x, top, bottom in crossed
            if other != edge_id and low < x < high and top + 0.5 < y < bottom - 0.5
        ),
        reverse=not forward,
    )
    step = style.HOP if forward else -style.HOP
    sweep = 1 if forward else 0
    return [
        f"L{number(x - step)} {number(y)}A{style.HOP} {style.HOP} 0 0 {sweep} {number(x + step)} {number(y)}"
        for x in places
    ]


def arrow_outline(points: Sequence[Point]) -> str:
    """The arrowhead at the last point as path data."""
    x, y = points[-1]
    step_x, step_y, _ = _direction(points[-2], points[-1])
    back_x, back_y = x - step_x * style.ARROW_LENGTH, y - step_y * style.ARROW_LENGTH
    half = style.ARROW_HALF
    left = f"{number(back_x + step_y * half)} {number(back_y - step_x * half)}"
    right = f"{number(back_x - step_y * half)} {number(back_y + step_x * half)}"
    return f"M{number(x)} {number(y)}L{left}L{right}Z"
