"""The usual case of parallel work, recognised in one look: branches that keep to themselves and meet in one join.

Where all splits of a process are like that, nothing can go wrong with them, and neither post-dominators nor an
exploration of tokens is needed. Whatever is not plainly so is left to ``flow.parallel`` and ``flow.soundness``.
"""

from __future__ import annotations

from procman.flow.graph import Graph


def plain_branches(graph: Graph) -> dict[str, tuple[str, dict[str, frozenset[str]]]] | None:
    """The join and the nodes of each branch, by split and by the branch's first node.

    Returns:
        None unless every branch of every split has a first node of its own, holds no split and no end, is entered only
        there, and can always go on to the one join of its split, which nothing else leads to; and unless every join is
        one of these.
    """
    found: dict[str, tuple[str, dict[str, frozenset[str]]]] = {}
    joins: set[str] = set()
    for node in graph.nodes.values():
        if node.kind == "parallel":
            block = _block(graph, node.id)
            if block is None or block[0] in joins:
                return None
            found[node.id] = block
            joins.add(block[0])
    every = sum(node.kind == "join" for node in graph.nodes.values())
    return found if every == len(joins) else None


def _block(graph: Graph, split: str) -> tuple[str, dict[str, frozenset[str]]] | None:
    heads = [edge.target for edge in graph.outgoing[split]]
    branches: dict[str, frozenset[str]] = {}
    meeting = ""
    for head in heads:
        branch = _branch(graph, split, head)
        if branch is None or head in branches or (meeting and branch[0] != meeting):
            return None
        meeting, branches[head] = branch
    if len(heads) < 2:
        return None
    inside = frozenset().union(*branches.values())
    if len(inside) != sum(map(len, branches.values())):
        return None
    return (meeting, branches) if all(edge.source in inside for edge in graph.incoming[meeting]) else None


def _branch(graph: Graph, split: str, head: str) -> tuple[str, frozenset[str]] | None:
    """The join that a branch comes to, and its nodes."""
    nodes, waiting, joins = {head}, [head], set[str]()
    while waiting:
        one = waiting.pop()
        if graph.nodes[one].kind in ("parallel", "join", "end"):
            return None
        for edge in graph.outgoing[one]:
            if graph.nodes[edge.target].kind == "join":
                joins.add(edge.target)
            elif edge.target not in nodes:
                nodes.add(edge.target)
                waiting.append(edge.target)
    if len(joins) != 1:
        return None
    (join,) = joins
    for one in nodes:
        for edge in graph.incoming[one]:
            if edge.source not in nodes and not (one == head and edge.source == split):
                return None
    return (join, frozenset(nodes)) if _all_go_on(graph, join, nodes) else None


def _all_go_on(graph: Graph, join: str, nodes: set[str]) -> bool:
    """Whether every node of a branch leads to its join."""
    leading, waiting = set[str](), [join]
    while waiting:
        for edge in graph.incoming[waiting.pop()]:
            if edge.source in nodes and edge.source not in leading:
                leading.add(edge.source)
                waiting.append(edge.source)
    return len(leading) == len(nodes)
