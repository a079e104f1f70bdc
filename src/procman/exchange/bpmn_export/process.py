"""The meaning of a BPMN file: collaboration, pool, lanes, flow nodes, flows and documents.

The pool's process keeps in ``procman:definition`` all plain data of the definition but its steps, which are kept at
their nodes as ``procman:step``. What BPMN tells itself (names, kinds, lanes, flows, conditions, ends, timers) is kept
there as well, so that a file that nobody has touched gives the same definition; when the two differ, somebody has
edited the diagram, and the diagram wins.
"""

from __future__ import annotations

from lxml import etree

from procman.diagram.diagram_input import InputEdge
from procman.exchange.bpmn_export.content import BpmnContent
from procman.exchange.bpmn_export.documentation import Documentation
from procman.exchange.bpmn_export.names import (
    WITHDRAWAL,
    cleaned,
    document_identifier,
    flow_identifier,
    identifier,
    process_identifier,
    timer_identifier,
)
from procman.exchange.bpmn_export.nodes import NodeWriter, is_default
from procman.exchange.bpmn_export.xml import child
from procman.exchange.bpmn_extension import encode
from procman.model.plain import definition_data

COLLABORATION = "Collaboration"


def pool_identifier(content: BpmnContent) -> str:
    """The id of the pool."""
    return identifier("Pool", content.process.id)


def lane_identifiers(content: BpmnContent) -> tuple[str, ...]:
    """The ids of the lanes; none for a process that names no performer."""
    lanes = content.diagram.lanes
    return tuple(identifier("Lane", lane.id) for lane in lanes) if any(lane.id for lane in lanes) else ()


def group_identifiers(content: BpmnContent) -> tuple[str, ...]:
    """The ids of the groups, one for every phase in which something stands."""
    return tuple(identifier("Phase", phase.id) for phase in content.diagram.phases)


def write_model(definitions: etree._Element, content: BpmnContent) -> None:
    """Write everything but the drawing."""
    process = content.process
    _write_categories(definitions, content)
    collaboration = child(definitions, "bpmn:collaboration", id=COLLABORATION)
    process_id = process_identifier(process.id)
    name = process.name or process.id
    child(collaboration, "bpmn:participant", id=pool_identifier(content), name=name, processRef=process_id)
    for group in group_identifiers(content):
        child(collaboration, "bpmn:group", id=group, categoryValueRef=_value_of(group))
    if content.watermark:
        note = child(collaboration, "bpmn:textAnnotation", id=WITHDRAWAL)
        child(note, "bpmn:text", f"{content.watermark.mark} {content.watermark.reason}")
    element = child(definitions, "bpmn:process", id=process_id, name=process.name, isExecutable="false")
    child(element, "bpmn:documentation", Documentation(content).process())
    kept = {key: value for key, value in definition_data(process).items() if key != "steps"}
    child(element, "bpmn:extensionElements").append(encode("definition", cleaned(kept)))
    _write_lanes(element, content)
    writer = NodeWriter(content)
    for node in content.diagram.nodes:
        writer.write(element, node)
    _write_documents(element, content)
    for edge in content.diagram.edges:
        _write_flow(element, content, edge)


def _write_categories(definitions: etree._Element, content: BpmnContent) -> None:
    """Phases run across lanes, which BPMN has only groups for; a group is named by the value of a category."""
    groups = group_identifiers(content)
    if groups:
        category = child(definitions, "bpmn:category", id="Category_phases")
        for group, phase in zip(groups, content.diagram.phases, strict=True):
            child(category, "bpmn:categoryValue", id=_value_of(group), value=phase.name)


def _value_of(group: str) -> str:
    return f"Value_{group}"


def _write_lanes(element: etree._Element, content: BpmnContent) -> None:
    lanes = lane_identifiers(content)
    if not lanes:
        return
    lane_set = child(element, "bpmn:laneSet", id="Lanes")
    timed = {edge.source for edge in content.diagram.edges if edge.kind == "timeout"}
    for place, (lane_id, lane) in enumerate(zip(lanes, content.diagram.lanes, strict=True)):
        made = child(lane_set, "bpmn:lane", id=lane_id, name=lane.name or lane.id)
        for node in content.diagram.nodes:
            if node.lane == place:
                child(made, "bpmn:flowNodeRef", node.id)
                if node.id in timed:
                    child(made, "bpmn:flowNodeRef", timer_identifier(node.id))


def _write_documents(element: etree._Element, content: BpmnContent) -> None:
    """Every document once as an object, and as a reference beside each step that takes or makes it."""
    names: dict[str, str] = {}
    for node in content.diagram.nodes:
        names |= {item.id: item.text for item in node.data}
    for reference, name in names.items():
        child(element, "bpmn:dataObject", id=identifier("Object", reference), name=name)
    for node in content.diagram.nodes:
        for item in node.data:
            child(
                element,
                "bpmn:dataObjectReference",
                id=document_identifier("Data", node.id, item.id),
                name=item.text,
                dataObjectRef=identifier("Object", item.id),
            )


def _write_flow(element: etree._Element, content: BpmnContent, edge: InputEdge) -> None:
    """A sequence flow; the condition is its name, and stands in it as expression in words once more.

    Tools tell two ways to one target apart by the expression, and ask for one beside a default flow.
    """
    timed = edge.kind == "timeout"
    source = timer_identifier(edge.source) if timed else edge.source
    name = None if timed else edge.label
    flow = child(
        element, "bpmn:sequenceFlow", id=flow_identifier(edge.id), name=name, sourceRef=source, targetRef=edge.target
    )
    if name and not is_default(content, edge):
        child(flow, "bpmn:conditionExpression", name)
