"""From placed nodes and segments to the drawing: real coordinates, headers, rounding."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from procman.diagram.diagram_input import DiagramInput, InputBand
from procman.diagram.geometry import Band, Direction, Drawing, DrawnEdge, Point, Rectangle, rounded
from procman.diagram.grid import GridEdge, GridNode
from procman.diagram.headers import Headers
from procman.diagram.labels import LabelPlacer
from procman.diagram.ports import port_point
from procman.diagram.profile import Profile
from procman.diagram.sheet_geometry import Page

Span = tuple[float, float]
_Lines = list[tuple[str, ...]]


def assemble(
    diagram: DiagramInput,
    direction: Direction,
    profile: Profile,
    headers: Headers,
    nodes: Sequence[GridNode],
    edges: Sequence[GridEdge],
    spans: tuple[list[Span], list[Span]],
    lengths: tuple[float, float],
) -> tuple[Drawing, list[GridEdge]]:
    """Make the drawing.

    Args:
        diagram: What is drawn.
        direction: How the abstract frame lies on the drawing.
        profile: Sizes.
        headers: Sets the names of bands.
        nodes: Placed nodes.
        edges: Edges whose segments are placed.
        spans: Start and end of the lanes across, and of the phases along.
        lengths: Size of the frame across and along.

    Returns:
        The drawing, and the edges whose labels need more room.
    """
    vertical = direction == "vertical"
    frame, lanes, phases = _frame(diagram, vertical, headers, spans, lengths)
    mapper = _Mapper(vertical, frame.x, frame.y)
    drawn_nodes = tuple(node.box.placed(*mapper.real(node.across, node.along)) for node in nodes)
    drawn_edges = [mapper.edge(edge, profile) for edge in edges]
    placer = LabelPlacer(
        drawn_nodes,
        drawn_edges,
        [band.place for band in (*lanes, *phases)],
        frame,
        profile,
    )
    drawing = Drawing(
        process=diagram.id,
        direction=direction,
        width=rounded(frame.right),
        height=rounded(frame.bottom),
        lanes=lanes,
        phases=phases,
        nodes=drawn_nodes,
        edges=placer.run({edge.id: edge for edge in edges if edge.label}),
        pages=(Page(1, 0.0, 0.0, rounded(frame.right), rounded(frame.bottom)),),
        title=diagram.title,
    )
    return drawing, placer.blocked


def _frame(
    diagram: DiagramInput,
    vertical: bool,
    headers: Headers,
    spans: tuple[list[Span], list[Span]],
    lengths: tuple[float, float],
) -> tuple[Rectangle, tuple[Band, ...], tuple[Band, ...]]:
    """The room inside the headers, the lanes and the phases."""
    lane_spans, phase_spans = spans
    above, beside = (
        ((diagram.lanes, lane_spans), (diagram.phases, phase_spans))
        if vertical
        else ((diagram.phases, phase_spans), (diagram.lanes, lane_spans))
    )
    top, above_lines = _set(headers.above, *above)
    left, beside_lines = _set(headers.beside, *beside)
    width, height = lengths if vertical else (lengths[1], lengths[0])
    frame = Rectangle(rounded(left), rounded(top), rounded(width), rounded(height))
    columns = _columns(*above, above_lines, frame, headers)
    rows = _rows(*beside, beside_lines, frame, headers)
    return (frame, columns, rows) if vertical else (frame, rows, columns)


def _set(setter: object, bands: Sequence[InputBand], spans: Sequence[Span]) -> tuple[float, _Lines]:
    if not bands:
        return 0.0, []
    assert callable(setter)
    size, lines = setter([band.name for band in bands], [end - start for start, end in spans])
    return size, lines


def _columns(
    bands: Sequence[InputBand], spans: Sequence[Span], lines: _Lines, frame: Rectangle, headers: Headers
) -> tuple[Band, ...]:
    """Bands from the top of the drawing to its bottom; the headers stand above the frame."""
    made = []
    for band, (start, end), name in zip(bands, spans, lines, strict=False):
        x, right = rounded(frame.x + start), rounded(frame.x + end)
        header = Rectangle(x, 0.0, rounded(right - x), frame.y)
        place = Rectangle(x, 0.0, header.width, rounded(frame.bottom))
        made.append(headers.band(band, place, header, name))
    return tuple(made)


def _rows(
    bands: Sequence[InputBand], spans: Sequence[Span], lines: _Lines, frame: Rectangle, headers: Headers
) -> tuple[Band, ...]:
    """Bands from the left of the drawing to its right; the headers stand left of the frame."""
    made = []
    for band, (start, end), name in zip(bands, spans, lines, strict=False):
        y, bottom = rounded(frame.y + start), rounded(frame.y + end)
        header = Rectangle(0.0, y, frame.x, rounded(bottom - y))
        place = Rectangle(0.0, y, rounded(frame.right), header.height)
        made.append(headers.band(band, place, header, name))
    return tuple(made)


class _Mapper:
    """Turns the abstract frame into the drawing's."""

    def __init__(self, vertical: bool, left: float, top: float) -> None:
        self._vertical, self._left, self._top = vertical, left, top

    def real(self, across: float, along: float) -> Point:
        x, y = (across, along) if self._vertical else (along, across)
        return self._left + x, self._top + y

    def edge(self, edge: GridEdge, profile: Profile) -> DrawnEdge:
        """The edge from border to border."""
        first, last = edge.segments[0], edge.segments[-1]
        assert first.leaves is not None
        assert last.enters is not None
        corners = [port_point(edge.source, first.leaves, first.position)]
        for one, other in itertools.pairwise(edge.segments):
            corners.append((other.position, one.position) if one.runs_across else (one.position, other.position))
        corners.append(port_point(edge.target, last.enters, last.position))
        points = [self.real(across, along) for across, along in corners]
        return DrawnEdge(
            id=edge.id,
            source=edge.source.id,
            target=edge.target.id,
            kind=edge.kind,
            points=_simplified([(rounded(x), rounded(y)) for x, y in points]),
            label=None,
            timer=profile.timer_radius if edge.timeout else 0.0,
            change=edge.change,
        )


def _simplified(points: list[Point]) -> tuple[Point, ...]:
    """Without points that are no corners."""
    corners = [points[0]]
    for point in points[1:]:
        if point == corners[-1]:
            continue
        if len(corners) > 1 and any(corners[-2][i] == corners[-1][i] == point[i] for i in (0, 1)):
            corners[-1] = point
        else:
            corners.append(point)
    return tuple(corners)
