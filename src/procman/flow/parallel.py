"""Parallel blocks: which join ends which split, and which branches every join waits for."""

from __future__ import annotations

from collections.abc import Mapping

from procman.flow.dominance import EXIT, post_dominators
from procman.flow.graph import Graph
from procman.flow.plain_blocks import plain_branches
from procman.flow.reach import reachable
from procman.records import record


@record(frozen=True, slots=True)
class Block:
    """A split with what it opens.

    Attributes:
        split: The node of kind ``parallel``.
        join: The nearest join that every branch must come to before an end and before the split itself; None when
            there is none.
        branches: The nodes of each branch, by the branch's first node; the join is in none. Empty without a join.
    """

    split: str
    join: str | None
    branches: dict[str, frozenset[str]]


Awaited = Mapping[str, Mapping[str, frozenset[str]]]
"""By split and join: the first nodes of the branches that the join waits for."""


def branch_heads(graph: Graph, split: str) -> tuple[str, ...]:
    """The first nodes of a split's branches, each once, in the order of the file."""
    return tuple(dict.fromkeys(edge.target for edge in graph.outgoing[split]))


def parallel_blocks(graph: Graph) -> dict[str, Block]:
    """The block of every split with at least two different branches, in the order of the file.

    A join that all branches must come to post-dominates the split, so that the nearest one is found once for all
    splits; beyond that the time goes with the nodes that the blocks hold.
    """
    known: dict[str, Block] | None = graph.derived.get("parallel_blocks")
    if known is None:
        known = graph.derived["parallel_blocks"] = _blocks(graph)
    return known


def _blocks(graph: Graph) -> dict[str, Block]:
    plain = plain_branches(graph)
    if plain is not None:
        return {split: Block(split, join, branches) for split, (join, branches) in plain.items()}
    splits = [node.id for node in graph.nodes.values() if node.kind == "parallel"]
    heads = {split: found for split in splits if len(found := branch_heads(graph, split)) > 1}
    if not heads:
        return {}
    nearest = _nearest_joins(graph, [node.id for node in graph.nodes.values() if node.kind == "end"])
    return {split: _block(graph, split, found, nearest) for split, found in heads.items()}


def awaited_branches(graph: Graph, blocks: Mapping[str, Block]) -> Awaited:
    """Which branches every join waits for: those that lead to it.

    A join belongs to a split when at least two branches lead to it before all must have met and before the split is
    passed again. A split that has no such join is given those that one of its branches leads to and that belong to
    no other split; they wait for all its branches.
    """
    joins = frozenset(node.id for node in graph.nodes.values() if node.kind == "join")
    awaited: dict[str, dict[str, frozenset[str]]] = {}
    lonely: dict[str, dict[str, set[str]]] = {}
    for split, block in blocks.items():
        leading = _leading(graph, block, joins)
        owned = {join: frozenset(heads) for join, heads in leading.items() if len(heads) > 1}
        awaited[split] = owned
        if not owned:
            lonely[split] = leading
    taken = {join for owned in awaited.values() for join in owned}
    for split, leading in lonely.items():
        every = frozenset(branch_heads(graph, split))
        awaited[split] = {join: every for join in leading if join not in taken}
    return awaited


def stalled_joins(graph: Graph, blocks: Mapping[str, Block], awaited: Awaited, without: str) -> frozenset[str]:
    """Joins that wait for ever when one node is never passed, as one of their branches does not arrive.

    Args:
        graph: The flow.
        blocks: Its parallel blocks.
        awaited: Which branches its joins wait for.
        without: The node that is never passed.
    """
    barred = frozenset((without,))
    while True:
        stalled = {
            join
            for split, owned in awaited.items()
            if _concerns(blocks[split], barred)
            for join, heads in owned.items()
            if join not in barred and any(join not in reachable(graph, [head], barred) for head in heads)
        }
        if not stalled:
            return barred - {without}
        barred |= stalled


def _concerns(block: Block, nodes: frozenset[str]) -> bool:
    """Whether some nodes lie on the branches of a block, or of a split without one, whose branches go anywhere."""
    return block.join is None or any(not nodes.isdisjoint(branch) for branch in block.branches.values())


def _nearest_joins(graph: Graph, exits: list[str]) -> dict[str, str]:
    """By node from which an exit is reached: the nearest join that every way to an exit passes; ``EXIT`` for none."""
    successors = {node: [edge.target for edge in ways] for node, ways in graph.outgoing.items()}
    predecessors = {node: [edge.source for edge in ways] for node, ways in graph.incoming.items()}
    following = post_dominators(successors, predecessors, exits)
    nearest = {EXIT: EXIT}
    for node in following:
        chain = []
        while node not in nearest:
            chain.append(node)
            node = following[node]
        for one in reversed(chain):
            after = following[one]
            nearest[one] = after if after != EXIT and graph.nodes[after].kind == "join" else nearest[after]
    return nearest


def _block(graph: Graph, split: str, heads: tuple[str, ...], nearest: Mapping[str, str]) -> Block:
    if split not in nearest:
        return _endless_block(graph, split, heads)
    join = nearest[split]
    if join == EXIT or any(head not in nearest for head in heads):
        return Block(split, None, {})
    branches = _branches(graph, heads, join)
    if any(split in branch for branch in branches.values()):
        return Block(split, None, {})
    return Block(split, join, branches)


def _endless_block(graph: Graph, split: str, heads: tuple[str, ...]) -> Block:
    """The block of a split from which no end is reached, so that nothing post-dominates it: every join is tried."""
    reached = [reachable(graph, [head]) for head in heads]
    common = [node for node in graph.nodes if graph.nodes[node].kind == "join" and all(node in one for one in reached)]
    found = {join: _branches(graph, heads, join) for join in common}
    sizes = {
        join: (len(frozenset().union(*branches.values())), join)
        for join, branches in found.items()
        if not any(split in branch for branch in branches.values())
    }
    if not sizes:
        return Block(split, None, {})
    join = min(sizes, key=lambda one: sizes[one])
    return Block(split, join, found[join])


def _branches(graph: Graph, heads: tuple[str, ...], join: str) -> dict[str, frozenset[str]]:
    return {head: frozenset(reachable(graph, [head], frozenset({join}))) for head in heads}


def _leading(graph: Graph, block: Block, joins: frozenset[str]) -> dict[str, set[str]]:
    """The branches that lead to each join, in the order of the branches."""
    branches: Mapping[str, frozenset[str]] = block.branches
    if block.join is None:
        barred = frozenset({block.split})
        heads = branch_heads(graph, block.split)
        branches = {head: frozenset(reachable(graph, [head], barred)) for head in heads}
    leading: dict[str, set[str]] = {}
    for head, nodes in branches.items():
        for join in sorted(joins & nodes, key=lambda one: graph.nodes[one].order):
            leading.setdefault(join, set()).add(head)
    if block.join is not None:
        leading[block.join] = set(branches)
    return leading
