"""What can be wrong with a drawing, counted from its figures alone."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from procman.diagram.geometry import Drawing, DrawnEdge, DrawnNode, Rectangle
from procman.diagram.labels import rhombus_touches, segment_places

_CLOSE = 4.0
_SAME = 0.9
_TINY = 0.05


@dataclass(frozen=True, slots=True)
class Metrics:
    """Counts over one drawing; all but ``crossings`` and ``bends`` are faults.

    Attributes:
        collinear_overlaps: Pairs of edges that lie on each other; close_parallels pairs nearer than 4 px.
        label_hits: Labels on a shape, a badge, a note, a clock, a line or another label, or outside the drawing.
        nodes_outside_band: Nodes that leave their lane or their phase.
        badge_hits: Badges and notes that meet an edge, a foreign shape or another badge.
        annex_hits: Names and documents outside of their shape that meet anything but it, or leave its lane.
        clock_hits: Clocks that meet a foreign edge or shape, or another clock.
    """

    nodes: int
    edges: int
    node_overlaps: int
    edges_through_nodes: int
    collinear_overlaps: int
    close_parallels: int
    label_hits: int
    nodes_outside_band: int
    badge_hits: int
    annex_hits: int
    clock_hits: int
    diagonals: int
    crossings: int
    bends: int

    @property
    def faults(self) -> dict[str, int]:
        """The faults that occur, by name."""
        names = (
            "node_overlaps",
            "edges_through_nodes",
            "collinear_overlaps",
            "close_parallels",
            "label_hits",
            "nodes_outside_band",
            "badge_hits",
            "annex_hits",
            "clock_hits",
            "diagonals",
        )
        return {name: getattr(self, name) for name in names if getattr(self, name)}


def count(drawing: Drawing) -> Metrics:
    """Count everything."""
    collinear, close, crossings = _pairs_of_edges(drawing)
    nodes, edges = drawing.nodes, drawing.edges
    return Metrics(
        nodes=len(nodes),
        edges=len(edges),
        node_overlaps=sum(one.place.touches(other.place) for one, other in itertools.combinations(nodes, 2)),
        edges_through_nodes=sum(_through(edge, node) for edge in edges for node in nodes),
        collinear_overlaps=collinear,
        close_parallels=close,
        label_hits=_label_hits(drawing),
        nodes_outside_band=_outside(drawing),
        badge_hits=_badge_hits(drawing),
        annex_hits=_annex_hits(drawing),
        clock_hits=_clock_hits(drawing),
        diagonals=sum(
            x0 != x1 and y0 != y1 for edge in edges for (x0, y0), (x1, y1) in itertools.pairwise(edge.points)
        ),
        crossings=crossings,
        bends=sum(len(edge.points) - 2 for edge in edges),
    )


def _crosses(line: Rectangle, place: Rectangle) -> bool:
    """Whether a line runs inside a place; to touch its border is allowed."""
    return (
        line.x < place.right - _TINY
        and place.x + _TINY < line.right + (_TINY * 2 if line.width == 0 else 0)
        and line.y < place.bottom - _TINY
        and place.y + _TINY < line.bottom + (_TINY * 2 if line.height == 0 else 0)
    )


def _through(edge: DrawnEdge, node: DrawnNode) -> bool:
    """Whether an edge runs through a node; at its own ends only beyond the border."""
    place = node.place
    own = node.id in (edge.source, edge.target)
    if own and node.kind in ("decision", "start", "end"):
        # the border lies inside the bounding box, so only the heart of the shape tells
        place = Rectangle(node.x + node.width * 0.3, node.y + node.height * 0.3, node.width * 0.4, node.height * 0.4)
    return any(_crosses(line, place) for line in segment_places(edge.points))


def _pairs_of_edges(drawing: Drawing) -> tuple[int, int, int]:
    """Collinear overlaps, close parallels and crossings; slanted pieces are counted by themselves."""
    collinear = close = crossings = 0
    pieces = [
        (edge.id, line)
        for edge in drawing.edges
        for line in segment_places(edge.points)
        if line.width == 0 or line.height == 0
    ]
    for (one_id, one), (other_id, other) in itertools.combinations(pieces, 2):
        if one_id == other_id:
            continue
        if (one.height == 0) == (other.height == 0):
            gap, common = _parallel(one, other)
            if common > 0.5:
                collinear += gap < _SAME
                close += _SAME <= gap < _CLOSE
        else:
            level, upright = (one, other) if one.height == 0 else (other, one)
            crossings += (
                level.x + 0.2 < upright.x < level.right - 0.2 and upright.y + 0.2 < level.y < upright.bottom - 0.2
            )
    return collinear, close, crossings


def _parallel(one: Rectangle, other: Rectangle) -> tuple[float, float]:
    """Distance of two parallel lines, and the length that they run beside each other."""
    if one.height == 0:
        return abs(one.y - other.y), min(one.right, other.right) - max(one.x, other.x)
    return abs(one.x - other.x), min(one.bottom, other.bottom) - max(one.y, other.y)


def _on_node(node: DrawnNode, place: Rectangle) -> bool:
    on_shape = rhombus_touches(node, place) if node.kind == "decision" else node.place.touches(place)
    return on_shape or bool(node.note and node.note.touches(place))


def _label_hits(drawing: Drawing) -> int:
    labels = [edge.label.place for edge in drawing.edges if edge.label]
    hits = sum(one.touches(other) for one, other in itertools.combinations(labels, 2))
    lines = [line for edge in drawing.edges for line in segment_places(edge.points)]
    clocks = [edge.clock for edge in drawing.edges if edge.clock]
    badges = [badge.place for node in drawing.nodes for badge in node.badges]
    frame = Rectangle(0.0, 0.0, drawing.width, drawing.height)
    for place in labels:
        hit = (
            any(_on_node(node, place) for node in drawing.nodes)
            or any(place.touches(other) for other in (*lines, *clocks, *badges))
            or any(place.touches(band.header) for band in (*drawing.lanes, *drawing.phases))
            or not place.within(frame)
        )
        hits += hit
    return hits


def _outside(drawing: Drawing) -> int:
    lanes = {lane.id: lane.place for lane in drawing.lanes}
    phases = {phase.id: phase.place for phase in drawing.phases}
    return sum(
        not node.place.within(lanes[node.lane])
        or (node.phase is not None and not node.place.within(phases[node.phase]))
        for node in drawing.nodes
    )


def _badge_hits(drawing: Drawing) -> int:
    lines = [line for edge in drawing.edges for line in segment_places(edge.points)]
    hits = 0
    for node in drawing.nodes:
        own = [*(badge.place for badge in node.badges), *([node.note] if node.note else [])]
        hits += sum(one.touches(other) for one, other in itertools.combinations(own, 2))
        for place in own:
            hits += any(place.touches(line, -_TINY) for line in lines)
            hits += any(
                place.touches(other.place) or any(place.touches(badge.place) for badge in other.badges)
                for other in drawing.nodes
                if other is not node
            )
    return hits


def _annex_hits(drawing: Drawing) -> int:
    lanes = {lane.id: lane.place for lane in drawing.lanes}
    lines = [line for edge in drawing.edges for line in segment_places(edge.points)]
    drawn = [edge.label.place for edge in drawing.edges if edge.label]
    drawn += [edge.clock for edge in drawing.edges if edge.clock]
    drawn += [band.header for band in (*drawing.lanes, *drawing.phases)]
    hits = 0
    for node in drawing.nodes:
        others = [other for other in drawing.nodes if other is not node]
        foreign = [place for other in others for place in (other.place, *other.annexes)]
        for annex in node.annexes:
            on_own = rhombus_touches(node, annex) if node.kind == "decision" else node.place.touches(annex)
            touched = any(annex.touches(place) for place in (*foreign, *lines, *drawn))
            hits += on_own or touched or not annex.within(lanes[node.lane])
        hits += sum(one.touches(other) for one, other in itertools.combinations(node.annexes, 2))
    return hits


def _clock_hits(drawing: Drawing) -> int:
    timed = [(edge, edge.clock) for edge in drawing.edges if edge.clock]
    hits = sum(one.touches(other) for (_, one), (_, other) in itertools.combinations(timed, 2))
    for edge, clock in timed:
        lines = [line for other in drawing.edges if other is not edge for line in segment_places(other.points)]
        hits += any(clock.touches(line) for line in lines)
        hits += sum(clock.touches(node.place) for node in drawing.nodes if node.id != edge.source)
    return hits
