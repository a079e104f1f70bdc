"""What a change drawing shows, as plain data for comparison."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procman.diagram.diagram_input import DiagramInput
from procman.diff.change import ProcessChanges
from procman.diff.engine import diff
from procman.documents.change_drawing.drawing import merged_diagram
from procman.documents.change_drawing.versions import both_versions
from procman.model.definitions import Definitions

ID = "CS-02"


def found(old: Definitions, new: Definitions, process_id: str = ID) -> ProcessChanges | None:
    """What changed in a process."""
    return next((process for process in diff(old, new).processes if process.id == process_id), None)


def merged(old: Definitions, new: Definitions, process_id: str = ID) -> DiagramInput:
    """The content of the drawing of a changed process."""
    changes = found(old, new, process_id)
    assert changes is not None
    versions = both_versions(old, new, changes, "zh-CN")
    assert versions is not None
    return merged_diagram(versions)


def marks(diagram: DiagramInput) -> Mapping[str, Any]:
    """All marks but ``same``; sections without one are left out."""
    nodes = {node.id: " ".join(node.changes) for node in diagram.nodes if node.changes != ("same",)}
    edges = {
        edge.id: f"{edge.change}{' signed' if edge.signed else ''}" for edge in diagram.edges if edge.change != "same"
    }
    sections = {
        "nodes": nodes,
        "edges": edges,
        "lanes": {lane.id: lane.change for lane in diagram.lanes if lane.change != "same"},
        "phases": {phase.id: phase.change for phase in diagram.phases if phase.change != "same"},
        "controls": {
            f"{node.id} {control.id}": control.change
            for node in diagram.nodes
            for control in node.controls
            if control.change not in ("same", None)
        },
        "notes": {
            node.id: [f"{item.change} {item.text}" for item in node.footer if item.change]
            for node in diagram.nodes
            if any(item.change for item in node.footer)
        },
        "before-labels": {edge.id: edge.label_before for edge in diagram.edges if edge.label_before},
    }
    return {name: section for name, section in sections.items() if section}
