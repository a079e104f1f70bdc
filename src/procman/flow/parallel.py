"""Parallel blocks: which join ends which split, and whether every branch keeps to its block."""

from __future__ import annotations

from collections.abc import Mapping

from procman.flow.graph import Edge, Graph
from procman.flow.reach import reachable
from procman.records import record


@record(frozen=True, slots=True)
class Block:
    """A split with what it opens.

    Attributes:
        split: The node of kind ``parallel``.
        join: The join that all branches meet, if there is one.
        branches: The nodes of each branch, by the branch's first node; the join is in none.
        escapes: Branch and the end, or the split itself, that it reaches past the best join there is.
        shared: Nodes that lie on more than one branch and so would run more than once.
        entries: Ways into a branch from outside the block.
    """

    split: str
    join: str | None
    branches: dict[str, frozenset[str]]
    escapes: tuple[tuple[str, str], ...]
    shared: tuple[str, ...]
    entries: tuple[Edge, ...]


def parallel_blocks(graph: Graph) -> dict[str, Block]:
    """The block of every split with at least two different branches, in the order of the file."""
    blocks = {}
    for node in graph.nodes.values():
        heads = list(dict.fromkeys(edge.target for edge in graph.outgoing[node.id]))
        if node.kind == "parallel" and len(heads) > 1:
            blocks[node.id] = _block(graph, node.id, heads)
    return blocks


def stalled_joins(graph: Graph, blocks: Mapping[str, Block], without: str) -> frozenset[str]:
    """Joins that wait for ever when one node is never passed, as one of their branches does not arrive.

    Args:
        graph: The flow.
        blocks: Its parallel blocks.
        without: The node that is never passed.
    """
    barred = {without}
    while True:
        stalled = {
            block.join
            for block in blocks.values()
            if block.join is not None
            and block.join not in barred
            and any(block.join not in reachable(graph, [head], frozenset(barred)) for head in block.branches)
        }
        if not stalled:
            return frozenset(barred - {without})
        barred |= stalled


def _block(graph: Graph, split: str, heads: list[str]) -> Block:
    reached = [reachable(graph, [head]) for head in heads]
    joins = [node.id for node in graph.nodes.values() if node.kind == "join"]
    common = [join for join in joins if all(join in nodes for nodes in reached)]
    best: tuple[int, int, str, tuple[tuple[str, str], ...]] | None = None
    for join in common:
        found = _escapes(graph, split, join, heads)
        # Behind the join of a split inside a branch come those around it; the nearest is met first.
        size = len(reachable(graph, heads, frozenset({join})))
        best = min(best, (len(found), size, join, found)) if best else (len(found), size, join, found)
    if best is None or best[-1]:
        return Block(split, None, {}, best[-1] if best else (), (), ())
    join = best[2]
    regions = {head: frozenset(reachable(graph, [head], frozenset({join}))) for head in heads}
    nodes = frozenset().union(*regions.values())
    shared = [node for node in graph.nodes if sum(node in region for region in regions.values()) > 1]
    entries = [edge for node in graph.nodes if node in nodes for edge in graph.incoming[node]]
    outside = [edge for edge in entries if edge.source not in nodes and edge.source != split]
    return Block(split, join, regions, (), tuple(shared), tuple(outside))


def _escapes(graph: Graph, split: str, join: str, heads: list[str]) -> tuple[tuple[str, str], ...]:
    escapes = []
    for head in heads:
        past = reachable(graph, [head], frozenset({join}))
        exits = [node.id for node in graph.nodes.values() if node.kind == "end" or node.id == split]
        escapes += [(head, node) for node in exits if node in past][:1]
    return tuple(escapes)
