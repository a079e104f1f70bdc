"""From a routing to a drawing with one set of sizes: boxes, coordinates, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procman.diagram.assembly import assemble
from procman.diagram.box import Box
from procman.diagram.boxes import BoxMaker
from procman.diagram.boxes_bpmn import BpmnBoxMaker
from procman.diagram.coordinates import Bands, Placement
from procman.diagram.diagram_input import DiagramInput
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.grid import Side
from procman.diagram.headers import headers_of
from procman.diagram.labels import set_label
from procman.diagram.profile import Profile
from procman.diagram.routing import Routing
from procman.diagram.text import LineBreaker

_ATTEMPTS = 4  # labels that find no place get more room in the next one


def breaker_of(diagram: DiagramInput) -> LineBreaker:
    """A line breaker that knows the words of a diagram."""
    return LineBreaker.learn(_texts(diagram))


def place(
    diagram: DiagramInput,
    routing: Routing,
    breaker: LineBreaker,
    direction: Direction,
    profile: Profile,
    lane_sizes: Sequence[float] = (),
    boxes: Sequence[Box] = (),
) -> Drawing:
    """Give everything its place.

    Args:
        diagram: What is drawn.
        routing: Its routing; nodes and edges get the sizes of this drawing, the routes stay as they are.
        breaker: Sets its texts.
        direction: How the abstract frame lies on the drawing.
        profile: Sizes.
        lane_sizes: Least size of every lane across the flow; nothing if their content decides.
        boxes: The boxes of the nodes in these sizes, if they are known already.
    """
    nodes, edges = routing.nodes, routing.edges
    for made, box in zip(nodes, boxes or boxes_of(diagram, routing, breaker, direction, profile), strict=True):
        made.fit(box, direction)
    _fit_labels(diagram, routing, breaker, profile)
    headers = headers_of(profile, breaker, direction)
    above, beside = headers.least_width, headers.least_height
    across_least, along_least = (above, beside) if direction == "vertical" else (beside, above)
    wanted = lane_sizes or [0.0] * len(diagram.lanes)
    lane_least = (max(across_least(lane.name), size) for lane, size in zip(diagram.lanes, wanted, strict=True))
    lanes = Bands(routing.lane_of_column, tuple(lane_least))
    least = tuple(along_least(phase.name) for phase in diagram.phases) or (0.0,)
    phases = Bands(routing.phase_of_rank, least)
    placement = Placement(nodes, edges, routing.lines, direction, profile)
    for _ in range(_ATTEMPTS + profile.label_over_cells):
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
        yield from (item.text for item in node.footer)
        yield from (item.text for item in node.data)
    for band in (*diagram.lanes, *diagram.phases):
        yield band.name
    yield from diagram.corpus


def boxes_of(
    diagram: DiagramInput, routing: Routing, breaker: LineBreaker, direction: Direction, profile: Profile
) -> list[Box]:
    """The boxes of all nodes; gaps between them do not matter."""
    maker = (BpmnBoxMaker if profile.notation == "bpmn" else BoxMaker)(profile, breaker, direction)
    timed = {edge.source for edge in diagram.edges if edge.kind == "timeout"}
    below = _lines_below(routing, direction)
    boxes = []
    for made, node in zip(routing.nodes, diagram.nodes, strict=True):
        lane = diagram.lanes[node.lane].id
        phase = diagram.phases[node.phase].id if diagram.phases else None
        lines_below = below[made.index] * profile.track
        boxes.append(maker.make(node, lane, phase, timed=node.id in timed, lines_below=lines_below))
    return boxes


def _lines_below(routing: Routing, direction: Direction) -> list[float]:
    """By node, how many tracks left of its middle lines meet its lower side."""
    lower = Side.DOWNSTREAM if direction == "vertical" else Side.FAR
    below = [0.0] * len(routing.nodes)
    for edge in routing.edges:
        for segment in edge.segments:
            for node, side in segment.ports():
                if side == lower:
                    below[node.index] = max(below[node.index], -segment.offset)
    return below


def _fit_labels(diagram: DiagramInput, routing: Routing, breaker: LineBreaker, profile: Profile) -> None:
    for made, edge in zip(routing.edges, diagram.edges, strict=True):
        made.crowded = 0
        set_label(made, edge, profile, breaker)
