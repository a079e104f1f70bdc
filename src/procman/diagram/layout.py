"""The layout of a swimlane flowchart, from a process or an abstract diagram to a drawing.

Back edges, ranks, routes, tracks, coordinates, labels: each stage is a module and changes only what it owns.
"""

from __future__ import annotations

from collections.abc import Iterator

from procman.diagram.assembly import assemble
from procman.diagram.back_edges import mark_backward
from procman.diagram.boxes import BoxMaker
from procman.diagram.content import diagram_of
from procman.diagram.coordinates import Bands, Placement
from procman.diagram.diagram_input import DiagramInput
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.grid import GridEdge, GridNode, make_node
from procman.diagram.headers import Headers
from procman.diagram.labels import set_label
from procman.diagram.profile import FLOWCHART, Profile
from procman.diagram.ranks import assign_ranks
from procman.diagram.router import Router
from procman.diagram.text import LineBreaker
from procman.diagram.tracks import assign_tracks
from procman.model.definitions import Definitions
from procman.model.process import Process

_ATTEMPTS = 4  # labels that find no place get more room in the next one


def draw(
    process: Process, definitions: Definitions, direction: Direction = "vertical", language: str = "zh-CN"
) -> Drawing:
    """Lay out the flowchart of a process.

    Args:
        process: The process.
        definitions: Where the names of roles, documents and called processes stand.
        direction: ``vertical``: lanes are columns and the flow runs down; ``horizontal``: lanes are rows.
        language: Language of the product's own words.

    Raises:
        UsageError: The process has no steps.
    """
    return layout(diagram_of(process, definitions, language), direction)


def layout(diagram: DiagramInput, direction: Direction = "vertical", profile: Profile = FLOWCHART) -> Drawing:
    """Lay out any diagram."""
    breaker = LineBreaker.learn(_texts(diagram))
    nodes = _nodes(diagram, direction, profile, breaker)
    edges = _edges(diagram, nodes, profile, breaker)
    mark_backward(nodes, edges)
    ranks = assign_ranks(nodes, edges)
    lane_of_column = tuple(range(len(diagram.lanes)))
    for node in nodes:
        node.column = node.lane
    Router(nodes, edges, len(lane_of_column), ranks).run()
    lines = assign_tracks(edges)
    headers = Headers(profile, breaker)
    above, beside = headers.least_width, headers.least_height
    across_least, along_least = (above, beside) if direction == "vertical" else (beside, above)
    lanes = Bands(lane_of_column, tuple(across_least(lane.name) for lane in diagram.lanes))
    least = tuple(along_least(phase.name) for phase in diagram.phases) or (0.0,)
    phases = Bands(_phase_of_rank(nodes, ranks), least)
    placement = Placement(nodes, edges, lines, direction, profile)
    for _ in range(_ATTEMPTS):
        across, along = placement.run(lanes, phases)
        spans, lengths = (lanes.spans(across), phases.spans(along)), (across.length, along.length)
        drawing, blocked = assemble(diagram, direction, profile, headers, nodes, edges, spans, lengths)
        if not blocked:
            break
        for edge in blocked:
            edge.crowded += 1
    return drawing


def _texts(diagram: DiagramInput) -> Iterator[str]:
    for node in diagram.nodes:
        yield node.text
        for item in node.footer:
            yield item.text
    for band in (*diagram.lanes, *diagram.phases):
        yield band.name
    yield from diagram.corpus


def _nodes(diagram: DiagramInput, direction: Direction, profile: Profile, breaker: LineBreaker) -> list[GridNode]:
    maker = BoxMaker(profile, breaker, direction)
    timed = {edge.source for edge in diagram.edges if edge.kind == "timeout"}
    nodes = []
    for index, node in enumerate(diagram.nodes):
        phase = diagram.phases[node.phase].id if diagram.phases else None
        box = maker.make(node, diagram.lanes[node.lane].id, phase, timed=node.id in timed)
        nodes.append(make_node(index, node.id, node.kind, node.lane, node.phase, box, direction))
    return nodes


def _edges(diagram: DiagramInput, nodes: list[GridNode], profile: Profile, breaker: LineBreaker) -> list[GridEdge]:
    by_id = {node.id: node for node in nodes}
    edges = []
    for index, edge in enumerate(diagram.edges):
        made = GridEdge(index, edge.id, by_id[edge.source], by_id[edge.target], edge.kind)
        set_label(made, edge, profile, breaker)
        edges.append(made)
    return edges


def _phase_of_rank(nodes: list[GridNode], ranks: int) -> tuple[int, ...]:
    phases = [0] * ranks
    for node in nodes:
        phases[node.rank] = node.phase
    return tuple(phases)
