"""What holds for every change drawing: no change without a mark, no mark without a change."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diagram.diagram_input import DiagramInput, InputNode
from procman.diff.change import Change, ProcessChanges
from procman.documents.change_drawing.kinds import BAND_MARKS, NODE_MARKS, WAY_MARKS
from procman.model.definitions import Definitions

_FLOW = {"step-added", "step-removed", "step-moved", "step-renumbered", "step-kind-changed", "end-added", "end-removed"}


def check_marks(diagram: DiagramInput, found: ProcessChanges, old: Definitions, new: Definitions) -> None:
    """Check both directions."""
    nodes = {node.id: node for node in diagram.nodes}
    for change in found.changes:
        if change.element[:1] in (("steps",), ("ends",)):
            _check_told(diagram, nodes, change)
        elif change.kind.name in ("control-added", "control-removed", "control-moved"):
            if change.kind.name == "control-added" and change.new["step"] not in nodes:
                continue  # at a step that does not exist
            marks = [control.change for node in diagram.nodes for control in node.controls if _is(control.id, change)]
            # Where a control moved to a step that does not exist, only its old step can tell.
            wanted = {"control-moved": {"moved", "removed"}}.get(change.kind.name, {change.kind.name.partition("-")[2]})
            assert wanted & set(marks), change.dotted
    for node in diagram.nodes:
        _check_node(node, found.changes)
    _check_edges(diagram, found.changes)
    _check_bands(diagram, found.changes, old, new)


def _is(control_id: str, change: Change) -> bool:
    return control_id == change.element[1]


def _check_told(diagram: DiagramInput, nodes: dict[str, InputNode], change: Change) -> None:
    """A change of a step or an end is told by its node, one of a way by a way of its step or else by its node."""
    node_id, kind = str(change.element[1]), change.kind.name
    if kind in WAY_MARKS:
        ways = [edge for edge in diagram.edges if edge.source == node_id and edge.signed]
        assert ways or "changed" in nodes[node_id].changes, change.dotted
        return
    mark = NODE_MARKS.get(kind, "changed")
    if mark == "removed":
        assert any(node.changes == ("removed",) and node.id.startswith(node_id) for node in diagram.nodes)
    else:
        assert mark in nodes[node_id].changes, change.dotted


def _check_node(node: InputNode, changes: tuple[Change, ...]) -> None:
    """Every mark of a node, its footer and its controls comes from a change that names what it marks."""
    kinds = set(_kinds_about(node, changes))
    for mark in node.changes:
        if mark in ("added", "removed", "moved"):
            assert mark in {NODE_MARKS.get(kind) for kind in kinds}, node.id
        elif mark == "changed":
            assert kinds, node.id
    if node.changes in (("added",), ("removed",)):
        return
    for control in node.controls:
        named = [change for change in changes if change.element[:2] == ("controls", control.id)]
        assert bool(named) == (control.change != "same"), control.id
    documents = {change.element[1] for change in changes if len(change.element) > 1 and change.element[0] in _PAPERS}
    for item in node.footer:
        assert not item.change or kinds or item.reference in documents, item.text


_PAPERS = ("forms", "outputs", "records", "inputs")


def _kinds_about(node: InputNode, changes: tuple[Change, ...]) -> Iterator[str]:
    names = {control.id for control in node.controls}
    for change in changes:
        section, named = (*change.element[:2], "", "")[:2]
        about_node = section in ("steps", "ends") and (named == node.id or node.id == f"{named}-before")
        about_start = section == "triggers" and node.kind == "start"
        if about_node or about_start or (section == "controls" and named in names):
            yield change.kind.name


def _check_edges(diagram: DiagramInput, changes: tuple[Change, ...]) -> None:
    """A way is marked because a change names it or because a step came, went, moved or became something else."""
    kinds = {change.kind.name for change in changes}
    named = {str(change.element[1]) for change in changes if change.kind.name in WAY_MARKS}
    for edge in diagram.edges:
        if edge.change != "same":
            assert edge.source in named or kinds & _FLOW, edge.id
        if edge.change in ("moved", "changed"):
            assert edge.source in named or "step-kind-changed" in kinds, edge.id
        assert not (edge.signed and edge.change == "same"), edge.id


def _check_bands(diagram: DiagramInput, changes: tuple[Change, ...], old: Definitions, new: Definitions) -> None:
    text = " ".join(f"{change.old} {change.new}" for change in changes)
    for lane in diagram.lanes:
        if lane.change == "changed":
            assert old.organisation.name(lane.id) != new.organisation.name(lane.id)
        elif lane.change in ("added", "removed"):
            assert lane.id in text, lane.id
    for phase in diagram.phases:
        named = [c for c in changes if c.kind.name in BAND_MARKS and c.element[1] == phase.id]
        assert bool(named) == (phase.change != "same"), phase.id
