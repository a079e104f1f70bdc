"""A process as a directed graph: one start, its steps, its ends, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from procman.flow.components import strongly_connected_components
from procman.records import field, record

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step

NodeKind = Literal["start", "end", "task", "decision", "parallel", "join", "wait", "call"]
EdgeKind = Literal["sequence", "rework", "timeout"]
START = "start"


@record(frozen=True, slots=True)
class Node:
    """A start, a step or an end.

    Attributes:
        lane: Performer in whose lane it stands; for nodes that nobody performs, that of their neighbour. Empty when
            the process names no performer at all.
        phase: Phase in which it stands; empty when the process has none.
        number: Number of the step in reading order, from 1; None for starts, ends, splits and joins.
        order: Place in the file: the start is 0, then the steps, then the ends.
    """

    id: str
    kind: NodeKind
    name: str
    lane: str
    phase: str
    number: int | None
    order: int
    step: Step | None = None


@record(frozen=True, slots=True)
class Edge:
    """A way from one node to another.

    Attributes:
        kind: ``rework`` leads back against the order of the file inside a loop; ``timeout`` starts when a limit passed.
        label: The condition, if the way has one.
        at_most: How often a case may go this way.
    """

    id: str
    source: str
    target: str
    kind: EdgeKind
    label: str | None = None
    at_most: int | None = None


@record(frozen=True, slots=True)
class Graph:
    """The flow of one process.

    Attributes:
        nodes: Nodes by id in the order of the file.
        edges: All ways whose two sides exist; ways to nowhere are the linter's business.
        lanes: Performers in drawing order.
        phases: Phases in declared order.
        derived: What other modules worked out about the flow, once (``flow.parallel``).
    """

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    outgoing: dict[str, tuple[Edge, ...]]
    incoming: dict[str, tuple[Edge, ...]]
    lanes: tuple[str, ...]
    phases: tuple[str, ...]
    derived: dict[str, Any] = field(default_factory=dict, repr=False)


def build_graph(process: Process) -> Graph:
    """Make the graph of a process; a process without steps has a graph without nodes."""
    nodes = _nodes(process)
    edges = _edges(nodes, _ways(process, nodes))
    outgoing: dict[str, list[Edge]] = {node: [] for node in nodes}
    incoming: dict[str, list[Edge]] = {node: [] for node in nodes}
    for edge in edges:
        outgoing[edge.source].append(edge)
        incoming[edge.target].append(edge)
    nodes = _place_ends(nodes, incoming)
    return Graph(
        nodes=nodes,
        edges=edges,
        outgoing={node: tuple(ways) for node, ways in outgoing.items()},
        incoming={node: tuple(ways) for node, ways in incoming.items()},
        lanes=_lanes(process, nodes),
        phases=tuple(process.phases),
    )


def following_step(process: Process, step_id: str) -> str | None:
    """The node that a step without ``next`` leads to: the following step, or after the last one the only end."""
    order = list(process.steps)
    place = order.index(step_id) + 1
    if place < len(order):
        return order[place]
    return next(iter(process.ends)) if len(process.ends) == 1 else None


def _nodes(process: Process) -> dict[str, Node]:
    steps = list(process.steps.items())
    if not steps:
        return {}
    first = steps[0][1]
    lane = next((step.role for _, step in steps if step.role), "")
    phase = first.phase or next(iter(process.phases), "")
    name = _either([trigger.name for trigger in process.triggers.values()])
    nodes = {START: Node(START, "start", name, first.role or lane, phase, None, 0)}
    number = 0
    for order, (step_id, step) in enumerate(steps, start=1):
        lane, phase = step.role or lane, step.phase or phase
        if not step.routing:
            number += 1
        shown = None if step.routing else number
        nodes[step_id] = Node(step_id, step.kind, step.name or "", lane, phase, shown, order, step)
    for order, (end_id, end_name) in enumerate(process.ends.items(), start=len(steps) + 1):
        nodes.setdefault(end_id, Node(end_id, "end", end_name, lane, phase, None, order))
    return nodes


def _either(names: list[str]) -> str:
    """Several names in one, with the slash that their script has."""
    wide = any(letter >= "\u2e80" for name in names for letter in name)
    return ("／" if wide else " / ").join(names)


_Way = tuple[str, str, EdgeKind, "str | None", "int | None"]


def _ways(process: Process, nodes: dict[str, Node]) -> list[_Way]:
    """Source, target, kind, label and bound of every way whose two sides exist."""
    if not nodes:
        return []
    steps = process.steps
    ways: list[_Way] = [(START, next(iter(steps)), "sequence", None, None)]
    for step_id, step in steps.items():
        for way in step.next:
            ways.append((step_id, way.to, "sequence", way.condition, way.at_most))
        if not step.next and step.kind != "decision" and step.kind != "parallel":
            target = following_step(process, step_id)
            if target is not None:
                ways.append((step_id, target, "sequence", None, None))
        timeout = step.on_timeout
        if timeout and timeout.to:
            ways.append((step_id, timeout.to, "timeout", None, None))
    return [way for way in ways if way[1] in nodes and way[1] != START]


def _edges(nodes: dict[str, Node], ways: list[_Way]) -> tuple[Edge, ...]:
    """Give every way its id, and the kind ``rework`` to those that close a loop against the order of the file."""
    loops = _loops(nodes, ways)
    edges: list[Edge] = []
    used: dict[str, int] = {}
    for source, target, kind, label, at_most in ways:
        if loops and kind == "sequence" and loops[source] == loops[target]:
            kind = "rework" if nodes[target].order <= nodes[source].order else kind
        name = f"{source}--{target}--timeout" if kind == "timeout" else f"{source}--{target}"
        times = used[name] = used.get(name, 0) + 1
        unique = name if times == 1 else f"{name}--{times}"
        edges.append(Edge(unique, source, target, kind, label, at_most))
    return tuple(edges)


def _loops(nodes: dict[str, Node], ways: list[_Way]) -> dict[str, int]:
    """The number of the loop that each node lies on; needed only where some way leads back."""
    if all(nodes[way[1]].order > nodes[way[0]].order for way in ways):
        return {}
    successors: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target, *_ in ways:
        successors[source].append(target)
    return strongly_connected_components(successors)


def _place_ends(nodes: dict[str, Node], incoming: dict[str, list[Edge]]) -> dict[str, Node]:
    """Put every end into the lane and phase of the last step that leads to it."""
    placed = {}
    for node_id, node in nodes.items():
        sources = [nodes[edge.source] for edge in incoming[node_id]]
        if node.kind == "end" and sources:
            last = max(sources, key=lambda source: source.order)
            node = Node(node.id, node.kind, node.name, last.lane, last.phase, None, node.order)
        placed[node_id] = node
    return placed


def _lanes(process: Process, nodes: dict[str, Node]) -> tuple[str, ...]:
    appearing = dict.fromkeys(node.lane for node in nodes.values())
    declared = [lane for lane in process.lanes if lane in appearing]
    return tuple(dict.fromkeys([*declared, *appearing]))
