"""Gateways as BPMN asks for them: every merge of ways is a shape, and all gateways are rhombi."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from procman.diagram.diagram_input import DiagramInput, InputEdge, InputNode

MERGE = "Merge_"
"""Prefix of the ids of merging gateways; ids of steps begin with a small letter."""


def with_gateways(diagram: DiagramInput, branch_of: Mapping[str, str]) -> DiagramInput:
    """Put a merging gateway before every node that several ways lead to.

    A join waits for one case on every incoming flow. Ways that bring the same branch to it, one or the other of them,
    are therefore merged before it; other ways lead to it directly.

    Args:
        diagram: The diagram.
        branch_of: Branch of a parallel block by the id of an edge that leads from it to the join; an edge without a
            branch counts as a branch of its own.
    """
    incoming: dict[str, list[InputEdge]] = defaultdict(list)
    for edge in diagram.edges:
        incoming[edge.target].append(edge)
    nodes: list[InputNode] = []
    target_of: dict[str, str] = {}
    added: list[InputEdge] = []
    for node in diagram.nodes:
        for place, group in enumerate(_groups(node, incoming[node.id], branch_of), start=1):
            merge = f"{MERGE}{node.id}" if place == 1 else f"{MERGE}{node.id}_{place}"
            nodes.append(InputNode(merge, "decision", node.lane, node.phase, ""))
            added.append(InputEdge(merge, merge, node.id, "sequence"))
            target_of |= {edge.id: merge for edge in group}
        nodes.append(replace(node, kind="decision") if node.kind in ("parallel", "join") else node)
    edges = [replace(edge, target=target_of.get(edge.id, edge.target)) for edge in diagram.edges]
    return replace(diagram, nodes=tuple(nodes), edges=(*edges, *added))


def _groups(node: InputNode, edges: list[InputEdge], branch_of: Mapping[str, str]) -> list[list[InputEdge]]:
    """The ways that have to be merged before a node."""
    groups: dict[str, list[InputEdge]] = defaultdict(list)
    for edge in edges:
        groups[branch_of.get(edge.id, f"way {edge.id}") if node.kind == "join" else ""].append(edge)
    return [group for group in groups.values() if len(group) > 1]
