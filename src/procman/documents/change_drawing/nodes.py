"""Nodes of both versions in one reading order, each with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from procman.diagram.diagram_input import InputBand, InputNode
from procman.diff.change import Change
from procman.documents.change_drawing.bands import merged_lanes, merged_phases
from procman.documents.change_drawing.footers import (
    gone_controls,
    merged_controls,
    merged_footer,
    of_documents,
    told_documents,
)
from procman.documents.change_drawing.kinds import WAY_MARKS, node_marks
from procman.documents.change_drawing.notes import notes, spoken
from procman.documents.change_drawing.order import merged_order
from procman.documents.change_drawing.versions import Side, Versions
from procman.flow.graph import START


@dataclass(frozen=True)
class MergedNodes:
    """The nodes of a change drawing.

    Attributes:
        told: The changes that they show.
    """

    nodes: tuple[InputNode, ...]
    lanes: tuple[InputBand, ...]
    phases: tuple[InputBand, ...]
    told: tuple[Change, ...]


def merge_nodes(versions: Versions, ways: Iterable[Change]) -> MergedNodes:
    """Merge the nodes.

    Args:
        versions: Both versions.
        ways: Changes of ways that no way in the drawing shows; their steps tell them.
    """
    return _Merge(versions, ways).run()


class _Merge:
    def __init__(self, versions: Versions, ways: Iterable[Change]) -> None:
        self._versions = versions
        self._changes, self._controls = _by_node(versions, ways)
        self._documents = of_documents(versions.changes)
        self._homeless = _homeless(versions)

    def run(self) -> MergedNodes:
        versions = self._versions
        old = [versions.current[node] for node in versions.old.graph.nodes] if versions.old else []
        order = merged_order(old, list(versions.new.graph.nodes) if versions.new else [])
        made = [spoken(self._node(node_id), versions.language) for node_id in order]
        places = self._places(order)
        lanes = merged_lanes(versions, {lane for lane, _ in places})
        phases = merged_phases(versions, {phase for _, phase in places if phase})
        lane_ids, phase_ids = [lane.id for lane in lanes], [phase.id for phase in phases]
        nodes = tuple(
            replace(node, lane=lane_ids.index(lane), phase=phase_ids.index(phase) if phase else 0)
            for node, (lane, phase) in zip(made, places, strict=True)
        )
        return MergedNodes(nodes, tuple(lanes), tuple(phases), tuple(self._told(nodes, phase_ids)))

    def _told(self, nodes: Sequence[InputNode], phases: Collection[str]) -> Iterator[Change]:
        """The changes that nodes, their footers and the headers of phases show."""
        for found in (self._changes, self._controls):
            for changes in found.values():
                yield from changes
        yield from told_documents(self._documents, nodes)
        for change in self._versions.changes:
            if change.element[:1] == ("phases",) and change.element[1] in phases:
                yield change

    def _places(self, order: Sequence[str]) -> list[tuple[str, str | None]]:
        """Lane and phase of every node; where only one version has phases, a foreign node follows the one before it."""
        places: list[tuple[str, str | None]] = []
        phase: str | None = None
        phased = self._versions.new or self._versions.old
        with_phases = bool(phased and phased.diagram.phases)
        for node_id in order:
            side, node = self._latest(node_id)
            phase = (side.phase(node) or phase) if with_phases else None
            places.append((side.lane(node), phase))
        return places

    def _latest(self, node_id: str) -> tuple[Side, InputNode]:
        """A node in the new version, or in the old one if it is gone."""
        versions = self._versions
        if versions.new and node_id in versions.new.nodes:
            return versions.new, versions.new.nodes[node_id]
        assert versions.old
        return versions.old, versions.old.nodes[versions.previous[node_id]]

    def _node(self, node_id: str) -> InputNode:
        versions = self._versions
        _, node = self._latest(node_id)
        if versions.removed(node_id):
            return replace(node, id=node_id, controls=gone_controls(node, self._homeless), changes=("removed",))
        controls = self._controls[node_id]
        if versions.added(node_id):
            return replace(
                node,
                controls=merged_controls(None, node, controls, ()),
                footer=(*node.footer, *notes(controls, versions.language)),
                changes=("added",),
            )
        assert versions.old
        before = versions.old.nodes[versions.previous[node_id]]
        changes = [*self._changes[node_id], *controls]
        lost = self._homeless & {control.id for control in before.controls}
        footer = merged_footer(before, node, changes, self._documents)
        return replace(
            node,
            controls=merged_controls(before, node, controls, lost),
            footer=(*footer, *notes(changes, versions.language, lost)),
            changes=node_marks(changes),
        )


def _by_node(
    versions: Versions, ways: Iterable[Change]
) -> tuple[defaultdict[str, list[Change]], defaultdict[str, list[Change]]]:
    """Changes of steps, ends and the start, and changes of controls, by the node in the drawing that tells them."""
    nodes: defaultdict[str, list[Change]] = defaultdict(list)
    controls: defaultdict[str, list[Change]] = defaultdict(list)
    untold = {id(change) for change in ways}
    for change in versions.changes:
        section = change.element[0] if change.element else ""
        if change.kind.name in WAY_MARKS and id(change) not in untold:
            continue
        if section in ("steps", "ends"):
            nodes[_node_id(versions, change)].append(change)
        elif section == "triggers" and _drawn(versions, START):
            nodes[START].append(change)
        elif section == "controls":
            for node_id in _control_steps(versions, change):
                controls[node_id].append(change)
    return nodes, controls


def _node_id(versions: Versions, change: Change) -> str:
    """The node of a change about a step or an end."""
    found = str(change.element[1])
    gone = change.kind.name in ("step-removed", "end-removed")
    return versions.current.get(found, found) if gone else found


def _drawn(versions: Versions, node_id: str) -> bool:
    return not versions.removed(node_id) or node_id in versions.previous


def _control_steps(versions: Versions, change: Change) -> list[str]:
    """The steps at which a control is and was carried out, as far as the change concerns them."""
    control_id = str(change.element[1])
    found: dict[str, None] = {}
    if versions.new and control_id in versions.new.process.controls:
        found[versions.new.process.controls[control_id].step] = None
    if versions.old and change.kind.name in ("control-removed", "control-moved"):
        old_step = versions.old.process.controls[control_id].step
        found[versions.current.get(old_step, old_step)] = None
    return [step for step in found if _drawn(versions, step)]


def _homeless(versions: Versions) -> set[str]:
    """Controls that are no longer carried out where they were."""
    kinds = ("control-removed", "control-moved")
    if versions.new is None:
        return set(versions.old.process.controls) if versions.old else set()
    return {str(change.element[1]) for change in versions.changes if change.kind.name in kinds}
