"""A process in two versions, each with its flow and the content of its flowchart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from procman.diagram.content import diagram_of
from procman.diagram.diagram_input import DiagramInput, InputNode
from procman.diff.change import Change, ProcessChanges
from procman.diff.matching import rekeyed_steps
from procman.flow.graph import Graph, Node, build_graph
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process


@dataclass(frozen=True)
class Side:
    """One version.

    Attributes:
        diagram: Its flowchart; nodes and edges stand in the order of the graph.
    """

    process: Process
    definitions: Definitions
    graph: Graph
    diagram: DiagramInput

    @cached_property
    def nodes(self) -> dict[str, InputNode]:
        """Nodes by id."""
        return {node.id: node for node in self.diagram.nodes}

    def lane(self, node: InputNode) -> str:
        """Id of the lane in which a node stands."""
        return self.diagram.lanes[node.lane].id

    def phase(self, node: InputNode) -> str | None:
        """Id of the phase in which a node stands."""
        return self.diagram.phases[node.phase].id if self.diagram.phases else None


@dataclass(frozen=True)
class Versions:
    """Both versions; None for one in which the process has no flow.

    Attributes:
        changes: What changed, in the order of reports.
        language: Language of the drawing.
    """

    old: Side | None
    new: Side | None
    changes: tuple[Change, ...]
    language: str

    @cached_property
    def current(self) -> Mapping[str, str]:
        """Ids in the drawing by ids in the old version: what is gone never takes the id of something else."""
        if self.old is None:
            return {}
        new = self.new.graph.nodes if self.new else {}
        rekeyed = rekeyed_steps(self.old.process.steps, self.new.process.steps) if self.new else {}
        found: dict[str, str] = {}
        for node_id, node in self.old.graph.nodes.items():
            current = rekeyed.get(node_id, node_id) if node.step else node_id
            if current in new and not _same_sort(node, new[current]):
                while current in new or current in self.old.graph.nodes:
                    current += "-before"
            found[node_id] = current
        return found

    @cached_property
    def previous(self) -> Mapping[str, str]:
        """Ids in the old version by ids in the drawing."""
        return {current: old for old, current in self.current.items()}

    def added(self, node_id: str) -> bool:
        """Whether a node of the drawing is only in the new version."""
        return node_id not in self.previous

    def removed(self, node_id: str) -> bool:
        """Whether a node of the drawing is only in the old version."""
        return self.new is None or node_id not in self.new.graph.nodes


def both_versions(old: Definitions, new: Definitions, found: ProcessChanges, language: str) -> Versions | None:
    """Put the versions of a changed process side by side; None where it has no flow in either."""
    before, after = _side(old, found.id, language), _side(new, found.id, language)
    return Versions(before, after, found.changes, language) if before or after else None


def _side(definitions: Definitions, process_id: str, language: str) -> Side | None:
    process = definitions.processes.get(process_id)
    if process is None or not process.steps:
        return None
    return Side(process, definitions, build_graph(process), diagram_of(process, definitions, language))


def _same_sort(one: Node, other: Node) -> bool:
    """Whether both are steps, or both ends, or both starts."""
    return (one.step is None) == (other.step is None) and (one.kind == "end") == (other.kind == "end")
