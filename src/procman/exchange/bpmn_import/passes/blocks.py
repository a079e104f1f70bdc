"""What the linter would say about splits and joins, asked of a flow that is no process yet."""

from __future__ import annotations

from procman.exchange.bpmn_import.flow import Flow
from procman.flow.graph import START, Edge, Graph, Node, NodeKind
from procman.flow.parallel import Block, parallel_blocks


def graph_of(flow: Flow, first: str) -> Graph:
    """The flow as the linter's graph; kinds that are not settled yet count as tasks.

    Args:
        flow: The flow.
        first: The place with which it begins.
    """
    nodes = {START: Node(START, "start", "", "", "", None, 0)}
    for order, place in enumerate(flow.places.values(), start=1):
        nodes[place.key] = Node(place.key, _kind(place.kind), place.name, "", "", None, order)
    edges = [Edge("start", START, first, "sequence")]
    edges += [
        Edge(f"{number}", arc.source, arc.target, "timeout" if arc.timeout else "sequence")
        for number, arc in enumerate(flow.arcs)
    ]
    outgoing: dict[str, list[Edge]] = {node: [] for node in nodes}
    incoming: dict[str, list[Edge]] = {node: [] for node in nodes}
    for edge in edges:
        outgoing[edge.source].append(edge)
        incoming[edge.target].append(edge)
    return Graph(
        nodes,
        tuple(edges),
        {node: tuple(found) for node, found in outgoing.items()},
        {node: tuple(found) for node, found in incoming.items()},
        (),
        (),
    )


def faulty_splits(flow: Flow, first: str) -> list[str]:
    """Splits whose branches do not come together as they should, the innermost first."""
    graph = graph_of(flow, first)
    blocks = parallel_blocks(graph)
    found = [
        node.id
        for node in graph.nodes.values()
        if node.kind == "parallel" and (node.id not in blocks or not is_sound(blocks[node.id]))
    ]
    return found[::-1]


def is_sound(block: Block) -> bool:
    """Whether a block has its join, and every branch keeps to it."""
    return block.join is not None and not (block.escapes or block.shared or block.entries)


def idle_joins(flow: Flow, first: str) -> list[str]:
    """Joins that wait for branches that nobody opened, or that have one way in, or one from outside."""
    graph = graph_of(flow, first)
    blocks = parallel_blocks(graph)
    found = []
    for node in graph.nodes.values():
        if node.kind != "join":
            continue
        own = [block for block in blocks.values() if block.join == node.id]
        inside = {own[0].split}.union(*own[0].branches.values()) if own else set()
        incoming = graph.incoming[node.id]
        if len(incoming) < 2 or not own or any(edge.source not in inside for edge in incoming):
            found.append(node.id)
    return found


def _kind(kind: str) -> NodeKind:
    kinds: dict[str, NodeKind] = {"or": "parallel", "or-join": "join", "start": "task", "pass": "task"}
    return kinds.get(kind, kind)  # type: ignore[arg-type]
