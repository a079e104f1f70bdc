"""Which way everything goes, on an abstract grid that knows no sizes: back edges, ranks, routes, tracks.

One routing serves both directions and every profile.
"""

from __future__ import annotations

from dataclasses import dataclass

from procman.diagram.back_edges import mark_backward
from procman.diagram.diagram_input import DiagramInput
from procman.diagram.grid import GridEdge, GridNode, Segment
from procman.diagram.ranks import assign_ranks
from procman.diagram.router import Router
from procman.diagram.tracks import Line, assign_tracks


@dataclass(frozen=True, slots=True)
class Routing:
    """A diagram on the grid; nodes and edges have no sizes yet.

    Attributes:
        lane_of_column: Index of the lane by column.
        phase_of_rank: Index of the phase by rank.
        lines: The segments of the routes by channel or cell line.
    """

    nodes: list[GridNode]
    edges: list[GridEdge]
    lane_of_column: tuple[int, ...]
    phase_of_rank: tuple[int, ...]
    lines: dict[Line, list[Segment]]


def route(diagram: DiagramInput) -> Routing:
    """Find a cell for every node, and a way and a track for every edge."""
    nodes = [
        GridNode(index, node.id, node.kind, node.lane, node.phase, column=node.lane)
        for index, node in enumerate(diagram.nodes)
    ]
    by_id = {node.id: node for node in nodes}
    edges = [
        GridEdge(index, edge.id, by_id[edge.source], by_id[edge.target], edge.kind)
        for index, edge in enumerate(diagram.edges)
    ]
    mark_backward(nodes, edges)
    ranks = assign_ranks(nodes, edges)
    lane_of_column = tuple(range(len(diagram.lanes)))
    Router(nodes, edges, len(lane_of_column), ranks).run()
    return Routing(nodes, edges, lane_of_column, _phase_of_rank(nodes, ranks), assign_tracks(edges))


def _phase_of_rank(nodes: list[GridNode], ranks: int) -> tuple[int, ...]:
    phases = [0] * ranks
    for node in nodes:
        phases[node.rank] = node.phase
    return tuple(phases)
