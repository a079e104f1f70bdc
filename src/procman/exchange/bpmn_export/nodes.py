"""Flow nodes of a BPMN process: their types, their documents, what is told at them and what is kept for tools.

Which BPMN element a step becomes is the table in ``docs/exchange/bpmn-export.md``. A wait becomes a receive task and
not an intermediate event: it has a name of some length, often a timer on its border, and documents that it takes;
events can carry none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from procman.diagram.diagram_input import DataItem, InputEdge, InputNode
from procman.diagram.gateways import MERGE
from procman.exchange.bpmn_export.content import BpmnContent
from procman.exchange.bpmn_export.documentation import Documentation
from procman.exchange.bpmn_export.names import (
    CHECK,
    cleaned,
    document_identifier,
    flow_identifier,
    identifier,
    timer_identifier,
)
from procman.exchange.bpmn_export.xml import child, qualified
from procman.exchange.bpmn_extension import encode
from procman.model.duration import Duration
from procman.model.plain import step_data

if TYPE_CHECKING:
    from procman.model.process import Trigger
    from procman.model.step import Step

_TYPES: Final = {
    "start": "startEvent",
    "end": "endEvent",
    "decision": "exclusiveGateway",
    "parallel": "parallelGateway",
    "join": "parallelGateway",
    "wait": "receiveTask",
    "call": "callActivity",
}
_ISO: Final = {
    "min": "PT{}M",
    "h": "PT{}H",
    "d": "P{}D",
    "wd": "P{}D",
    "wh": "PT{}H",
    "w": "P{}W",
    "mo": "P{}M",
    "y": "P{}Y",
}


def iso_duration(duration: Duration) -> str:
    """A duration by ISO 8601, which knows no working time: the words of a limit are in the timer's name."""
    return _ISO[duration.unit].format(duration.amount)


def element_type(content: BpmnContent, node: InputNode) -> str:
    """The BPMN element that a node becomes."""
    if node.id.startswith(MERGE):
        return "exclusiveGateway"
    known = content.graph.nodes.get(node.id)
    if known and known.kind in _TYPES:
        return _TYPES[known.kind]
    step = content.step(node.id)
    if step and step.automatic:
        return "serviceTask"
    return "userTask" if step and step.system else "manualTask"


def is_default(content: BpmnContent, edge: InputEdge) -> bool:
    """Whether a flow is taken when no condition holds: the way ``else``, or one without condition beside others."""
    ways = [way for way in content.graph.outgoing.get(edge.source, ()) if way.kind != "timeout"]
    own = next((way for way in ways if way.id == edge.id), None)
    if own is None or content.graph.nodes[edge.source].kind != "decision":
        return False
    defaults = [way for way in ways if way.label == "else"] or [way for way in ways if not way.label]
    return own in defaults[:1] and any(way.label and way is not own for way in ways)


class NodeWriter:
    """Writes the flow nodes of one process."""

    def __init__(self, content: BpmnContent) -> None:
        self._content = content
        self._documentation = Documentation(content)
        self._incoming: dict[str, list[InputEdge]] = {node.id: [] for node in content.diagram.nodes}
        self._outgoing: dict[str, list[InputEdge]] = {node.id: [] for node in content.diagram.nodes}
        for edge in content.diagram.edges:
            self._incoming[edge.target].append(edge)
            self._outgoing[edge.source].append(edge)

    def write(self, parent: etree._Element, node: InputNode) -> None:
        """Write a node, and the timer on its border."""
        name = element_type(self._content, node)
        timeouts = [edge for edge in self._outgoing[node.id] if edge.kind == "timeout"]
        leaving = [edge for edge in self._outgoing[node.id] if edge.kind != "timeout"]
        element = child(parent, f"bpmn:{name}", id=node.id, name=node.text or None, **self._attributes(node, leaving))
        self._describe(element, node)
        for edge in self._incoming[node.id]:
            child(element, "bpmn:incoming", flow_identifier(edge.id))
        for edge in leaving:
            child(element, "bpmn:outgoing", flow_identifier(edge.id))
        if node.data:
            _write_data(element, node)
        if node.kind == "start":
            _write_trigger(element, list(self._content.process.triggers.values()))
        for edge in timeouts:
            self._write_timer(parent, node, edge)

    def _attributes(self, node: InputNode, leaving: list[InputEdge]) -> dict[str, str | None]:
        if node.kind == "decision":
            many_in, many_out = len(self._incoming[node.id]) > 1, len(leaving) > 1
            ways = {(True, False): "Converging", (False, True): "Diverging"}
            default = next((edge for edge in leaving if is_default(self._content, edge)), None)
            direction = ways.get((many_in, many_out))
            return {"gatewayDirection": direction, "default": flow_identifier(default.id) if default else None}
        step = self._content.step(node.id)
        called = step.process if step and step.kind == "call" else None
        return {"calledElement": identifier("Process", called)} if called else {}

    def _describe(self, element: etree._Element, node: InputNode) -> None:
        """Documentation for people and extension elements for tools."""
        known = self._content.graph.nodes.get(node.id)
        kept: etree._Element | None = None
        words = ""
        if known and known.step:
            words = self._documentation.step(node.id, known.step)
            kept = _kept(known.step, node)
        elif node.kind == "start":
            words = self._documentation.start()
        elif node.id.startswith(MERGE):
            kept = encode("merge", "", step=self._incoming_of(node.id))
        elif node.id.startswith(CHECK):
            kept = encode("check", "", step=node.id.removeprefix(CHECK))
        if words:
            child(element, "bpmn:documentation", words)
        if kept is not None:
            child(element, "bpmn:extensionElements").append(kept)

    def _incoming_of(self, merge: str) -> str:
        """The step that a merging gateway belongs to."""
        return self._outgoing[merge][0].target.removeprefix(CHECK)

    def _write_timer(self, parent: etree._Element, node: InputNode, edge: InputEdge) -> None:
        """A timer that ends the step: what follows a limit replaces the regular way and does not go beside it."""
        timer = timer_identifier(node.id)
        event = child(
            parent, "bpmn:boundaryEvent", id=timer, name=edge.label, attachedToRef=node.id, cancelActivity="true"
        )
        child(event, "bpmn:outgoing", flow_identifier(edge.id))
        definition = child(event, "bpmn:timerEventDefinition", id=f"Definition_{timer}")
        step = self._content.step(node.id)
        if step and step.time_limit:
            duration = child(definition, "bpmn:timeDuration", iso_duration(step.time_limit))
            duration.set(qualified("xsi:type"), "bpmn:tFormalExpression")


def _kept(step: Step, node: InputNode) -> etree._Element:
    """The step's plain data without its name, if BPMN tells exactly that; everything else is kept.

    ``unnamed`` marks steps that have no name of their own: BPMN tools want one, so they show another.
    """
    data = cleaned(step_data(step))
    if data.get("name") == node.text:
        del data["name"]
    marks = {"unnamed": "true"} if step.name is None and node.text else {}
    return encode("step", data, id=node.id, **marks)


def _write_data(element: etree._Element, node: InputNode) -> None:
    """Inputs and outputs of an activity, and the flow of documents to and from their shapes."""
    taken = [item for item in node.data if item.taken]
    given = [item for item in node.data if item.given]
    specification = child(element, "bpmn:ioSpecification", id=f"Io_{node.id}")
    for item in taken:
        child(specification, "bpmn:dataInput", id=_port("Input", node, item), name=item.text)
    for item in given:
        child(specification, "bpmn:dataOutput", id=_port("Output", node, item), name=item.text)
    inputs = child(specification, "bpmn:inputSet", id=f"Inputs_{node.id}")
    for item in taken:
        child(inputs, "bpmn:dataInputRefs", _port("Input", node, item))
    outputs = child(specification, "bpmn:outputSet", id=f"Outputs_{node.id}")
    for item in given:
        child(outputs, "bpmn:dataOutputRefs", _port("Output", node, item))
    for item in taken:
        flow = child(element, "bpmn:dataInputAssociation", id=_port("Taken", node, item))
        child(flow, "bpmn:sourceRef", _port("Data", node, item))
        child(flow, "bpmn:targetRef", _port("Input", node, item))
    for item in given:
        flow = child(element, "bpmn:dataOutputAssociation", id=_port("Given", node, item))
        child(flow, "bpmn:sourceRef", _port("Output", node, item))
        child(flow, "bpmn:targetRef", _port("Data", node, item))


def _port(prefix: str, node: InputNode, item: DataItem) -> str:
    return document_identifier(prefix, node.id, item.id)


def _write_trigger(element: etree._Element, triggers: list[Trigger]) -> None:
    """The one event definition that tools accept, if all triggers are of one kind.

    Triggers of several kinds leave the event without one: any of them would claim that only this kind starts the
    process. The documentation and the extension elements tell all of them.
    """
    kinds = {trigger.kind for trigger in triggers}
    if len(kinds) != 1:
        return
    kind = kinds.pop()
    if kind == "message":
        child(element, "bpmn:messageEventDefinition", id="Definition_start")
    elif kind == "time":
        definition = child(element, "bpmn:timerEventDefinition", id="Definition_start")
        times = "; ".join(trigger.every for trigger in triggers if trigger.every)
        if times:
            child(definition, "bpmn:timeCycle", times)
    else:
        definition = child(element, "bpmn:conditionalEventDefinition", id="Definition_start")
        child(definition, "bpmn:condition", "; ".join(trigger.when or trigger.name for trigger in triggers))
