"""From cells, channels and tracks to places."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from procman.diagram.axis import AxisPlan, Channel, lay_axis
from procman.diagram.geometry import Direction, rounded
from procman.diagram.grid import GridEdge, GridNode, Segment, Side
from procman.diagram.ports import port_room
from procman.diagram.profile import Profile
from procman.diagram.tracks import Line, track_count

_LABEL_GAP = 4.0
_CROWDED = 8.0
_STUB = 9.0
_BESIDE_CLOCK = 1.25  # of its radius


@dataclass(frozen=True, slots=True)
class Bands:
    """Which cells of an axis belong to which band.

    Attributes:
        band_of_cell: Index of the band by cell; cells of a band are neighbours.
        least: Least size by band.
    """

    band_of_cell: tuple[int, ...]
    least: tuple[float, ...]

    def border(self, channel: int) -> bool:
        """Whether the bands change at a channel."""
        cells = self.band_of_cell
        return channel in (0, len(cells)) or cells[channel - 1] != cells[channel]

    def spans(self, plan: AxisPlan) -> list[tuple[float, float]]:
        """Start and end of every band."""
        places = [plan.borders[channel] for channel in sorted(plan.borders)]
        return list(itertools.pairwise(places))


class Placement:
    """Places the nodes and segments of one diagram.

    Afterwards every node has ``across`` and ``along`` and every segment its ``position``.
    """

    def __init__(
        self,
        nodes: Sequence[GridNode],
        edges: Sequence[GridEdge],
        lines: dict[Line, list[Segment]],
        direction: Direction,
        profile: Profile,
    ) -> None:
        self._nodes, self._edges, self._lines = nodes, edges, lines
        self._direction, self._profile = direction, profile
        self._occupied = {(node.column, node.rank) for node in nodes}
        self._size = (
            1 + max((node.column for node in nodes), default=0),
            1 + max((node.rank for node in nodes), default=0),
        )

    def run(self, lanes: Bands, phases: Bands) -> tuple[AxisPlan, AxisPlan]:
        """Lay both axes: across the lanes, and along the flow."""
        columns = [(0.0, 0.0)] * len(lanes.band_of_cell)
        rows = [(0.0, 0.0)] * len(phases.band_of_cell)
        for node in self._nodes:
            _widen(columns, node.column, node.reach.near, node.reach.far)
            _widen(rows, node.rank, node.reach.upstream, node.reach.downstream)
        for edge in self._edges:
            self._widen_for_label(edge, columns, rows)
        profile = self._profile
        across_pads = self._pads(columns, True, profile.across_pad, profile.across_pad)
        along_pads = self._pads(rows, False, profile.downstream_pad, profile.upstream_pad)
        across = self._lay(columns, across_pads, lanes, False, profile.column_gap)
        along = self._lay(rows, along_pads, phases, True, profile.row_gap)
        for node in self._nodes:
            node.across, node.along = rounded(across.anchors[node.column]), rounded(along.anchors[node.rank])
        for (runs_across, line), segments in self._lines.items():
            plan = along if runs_across else across
            for segment in segments:
                if line % 2 == 0:
                    segment.position = plan.tracks[line // 2][segment.track]
                else:
                    segment.position = rounded(plan.anchors[line // 2]) + segment.offset * self._spacing(segment)
        return across, along

    def _widen_for_label(
        self, edge: GridEdge, columns: list[tuple[float, float]], rows: list[tuple[float, float]]
    ) -> None:
        """Room beside the first segment, where the label will stand."""
        if not edge.label:
            return
        node, side, vertical = edge.source, edge.segments[0].leaves, self._direction == "vertical"
        assert side is not None
        level = side.across == vertical
        room = (edge.label_height if level else edge.label_width) + _LABEL_GAP
        if self._profile.label_over_cells:  # lanes are tight: what the line is off the middle is missed
            room += abs(edge.segments[0].offset) * self._profile.track
        before, after = (room, 0.0) if level else (0.0, room)  # above a level line, right of an upright one
        if self._crowded(edge):
            before = after = room
        widened, cell = (rows, node.rank) if side.across else (columns, node.column)
        _widen(widened, cell, before, after)

    def _pads(
        self, cells: list[tuple[float, float]], across: bool, lead: float, trail: float
    ) -> tuple[list[float], list[float]]:
        """Room after the cell before each channel, and before the cell after it."""
        leads, trails = [lead] * (len(cells) + 1), [trail] * (len(cells) + 1)
        vertical, radius = self._direction == "vertical", self._profile.timer_radius
        for edge in self._edges:
            side = edge.segments[0].leaves
            assert side is not None
            if side.across == across:
                label = edge.label_width if vertical == across else edge.label_height
                room = label + _LABEL_GAP + 2 if edge.label and not self._over_cells(edge) else 0.0
                need = max(room, _STUB)
                need += radius + 2 if edge.timeout else 0.0
                need += self._crowded(edge) * (label + _CROWDED)
                _pad(leads, trails, cells, edge.source, side, need)
            side = edge.segments[-1].enters
            assert side is not None
            if side.across == across:
                _pad(leads, trails, cells, edge.target, side, self._profile.arrow_room)
        return leads, trails

    def _over_cells(self, edge: GridEdge) -> bool:
        """Whether the label may stand over the cell next to its shape, which is free."""
        if not self._profile.label_over_cells or edge.crowded:
            return False
        first = edge.segments[0]
        column, rank = edge.source.column, edge.source.rank
        step = 1 if first.end > first.start else -1
        column, rank = (column + step, rank) if first.runs_across else (column, rank + step)
        return (column, rank) not in self._occupied and 0 <= column < self._size[0] and 0 <= rank < self._size[1]

    def _crowded(self, edge: GridEdge) -> int:
        """How often the label has found no place although it had room next to its shape."""
        return max(0, edge.crowded - 1) if self._profile.label_over_cells else edge.crowded

    def _lay(
        self,
        cells: list[tuple[float, float]],
        pads: tuple[list[float], list[float]],
        bands: Bands,
        runs_across: bool,
        gap: float,
    ) -> AxisPlan:
        leads, trails = pads
        last = len(cells)
        channels = [
            Channel(
                leads[place],
                trails[place],
                track_count(self._lines, runs_across, place),
                gap * (0.9 if place in (0, last) else 1.4 if bands.border(place) and not runs_across else 1.0),
                self._split(runs_across, place) if bands.border(place) else None,
            )
            for place in range(last + 1)
        ]
        plan = lay_axis(cells, channels, self._profile.track)
        for band, (start, end) in enumerate(bands.spans(plan)):
            missing = bands.least[band] - (end - start)
            if missing > 0:
                own = [cell for cell, owner in enumerate(bands.band_of_cell) if owner == band]
                cells[own[0]] = (cells[own[0]][0] + missing / 2, cells[own[0]][1])
                cells[own[-1]] = (cells[own[-1]][0], cells[own[-1]][1] + missing / 2)
        return lay_axis(cells, channels, self._profile.track)

    def _split(self, runs_across: bool, channel: int) -> int:
        """How many tracks of a channel lie before the border in it: lines between nodes of a band stay in the band."""
        count = track_count(self._lines, runs_across, channel)
        belonging = [0] * count  # by track: how many more edges come from after the channel than from before it
        for segment in self._lines.get((runs_across, 2 * channel), ()):
            cells = [node.rank if runs_across else node.column for node in (segment.edge.source, segment.edge.target)]
            belonging[segment.track] += (min(cells) >= channel) - (max(cells) < channel)
        middle = max(1, count // 2) if count else 0

        def fit(split: int) -> tuple[int, int]:
            return sum(belonging[split:]) - sum(belonging[:split]), -abs(split - middle)

        return max(range(count + 1), key=fit)

    def _spacing(self, segment: Segment) -> float:
        """Distance of the offsets in a group, so that the outermost still meet their shapes beside the badges."""
        spacing = self._profile.track
        if any(other.leaves is not None and other.edge.timeout for other in segment.group):
            spacing = max(spacing, _BESIDE_CLOCK * self._profile.timer_radius)
        for other in segment.group:
            for node, side in other.ports():
                low, high = port_room(node, side, self._direction)
                if other.offset:
                    spacing = min(spacing, (high if other.offset > 0 else low) / abs(other.offset))
        return spacing


def _widen(cells: list[tuple[float, float]], cell: int, before: float, after: float) -> None:
    cells[cell] = (max(cells[cell][0], before), max(cells[cell][1], after))


def _pad(
    leads: list[float],
    trails: list[float],
    cells: list[tuple[float, float]],
    node: GridNode,
    side: Side,
    need: float,
) -> None:
    """Enlarge the pad of a cell on one side by what the cell's own slack does not give."""
    cell = node.column if side.across else node.rank
    half = node.extent(side)
    if side in (Side.FAR, Side.DOWNSTREAM):
        leads[cell + 1] = max(leads[cell + 1], need - (cells[cell][1] - half))
    else:
        trails[cell] = max(trails[cell], need - (cells[cell][0] - half))
