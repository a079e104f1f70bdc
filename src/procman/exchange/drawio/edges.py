"""Ways between steps as draw.io lines that run exactly as on the drawing until a step is moved."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Final

from procman.diagram import style
from procman.diagram.geometry import DrawnEdge, DrawnNode, Point, Rectangle
from procman.exchange.drawio.cells import Cells, fraction, label_style
from procman.exchange.drawio.nodes import clock_cell

_LABEL_SIZE: Final = 9.5
_ARROW_SIZE: Final = 6


def add_edge(cells: Cells, edge: DrawnEdge, nodes: dict[str, DrawnNode], parent: str) -> None:
    """A way; one that starts when a limit has passed begins at its clock."""
    points = list(edge.points)
    source, start = edge.source, nodes[edge.source].place
    if edge.clock:
        source, start = clock_cell(edge.id), edge.clock
        points[0] = _towards(points[0], points[1], edge.timer)
    styles: dict[str, object] = {
        "edgeStyle": "orthogonalEdgeStyle",
        "rounded": 1,
        "arcSize": style.CORNER * 2,
        "strokeColor": style.EDGE_INK[edge.kind],
        "strokeWidth": style.LINE,
        "endArrow": "block",
        "endFill": 1,
        "endSize": _ARROW_SIZE,
        "jumpStyle": "arc",
        "jumpSize": style.HOP * 2,
        **_end("exit", points[0], start),
        **_end("entry", points[-1], nodes[edge.target].place),
    }
    if edge.kind == "timeout":
        styles |= {"dashed": 1, "dashPattern": "5 3"}
    text, label = "", None
    if edge.label:
        text = "\n".join(edge.label.lines)
        place = edge.label.place
        label = label_place(points, (place.x + place.width / 2, place.y + place.height / 2))
    styles |= {**label_style(_LABEL_SIZE, style.LABEL_INK[edge.kind]), "labelBackgroundColor": "none"}
    cells.edge(edge.id, parent, text, styles, (source, edge.target), points[1:-1], label)


def label_place(points: Sequence[Point], middle: Point) -> tuple[float, Point]:
    """Where a label lies as draw.io counts it.

    Returns:
        The nearest point of the line, -1 at its start to 1 at its end, and the way from there to the label's middle.
    """
    total = sum(math.dist(one, other) for one, other in itertools.pairwise(points))
    best, passed = (math.inf, 0.0, points[0]), 0.0
    for one, other in itertools.pairwise(points):
        x = min(max(middle[0], min(one[0], other[0])), max(one[0], other[0]))
        y = min(max(middle[1], min(one[1], other[1])), max(one[1], other[1]))
        best = min(best, (math.dist((x, y), middle), passed + math.dist(one, (x, y)), (x, y)))
        passed += math.dist(one, other)
    _, along, nearest = best
    return 2 * along / total - 1, (middle[0] - nearest[0], middle[1] - nearest[1])


def _towards(start: Point, end: Point, distance: float) -> Point:
    share = distance / math.dist(start, end)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _end(name: str, point: Point, place: Rectangle) -> dict[str, object]:
    """Where a line meets a shape, in fractions of its size; draw.io must not look for the border itself."""
    x, y = (point[0] - place.x) / place.width, (point[1] - place.y) / place.height
    return {f"{name}X": fraction(x), f"{name}Y": fraction(y), f"{name}Dx": 0, f"{name}Dy": 0, f"{name}Perimeter": 0}
