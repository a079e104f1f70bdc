"""Elements to the view of a BPMN file; tolerant: what is missing or wrong in the XML is left empty, never an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from procman.exchange.bpmn_import.drawing import read_drawing
from procman.exchange.bpmn_import.ledger import Ledger
from procman.exchange.bpmn_import.namespaces import local_name
from procman.exchange.bpmn_import.read_events import read_event
from procman.exchange.bpmn_import.view import (
    DATA_TAGS,
    EVENT_TAGS,
    NODE_TAGS,
    SUBPROCESS_TAGS,
    BpmnFile,
    BpmnFlow,
    BpmnNode,
    BpmnProcess,
    Lane,
    Link,
    Part,
    Scope,
)
from procman.exchange.bpmn_import.wording import lines, one_line

_SHARED_TAGS: Final = frozenset(
    {
        "message",
        "signal",
        "error",
        "escalation",
        "resource",
        "category",
        "categoryValue",
        "dataStore",
        "itemDefinition",
        "globalTask",
        "globalUserTask",
        "globalManualTask",
        "globalScriptTask",
        "globalBusinessRuleTask",
        "timerEventDefinition",
        "messageEventDefinition",
        "signalEventDefinition",
        "errorEventDefinition",
        "escalationEventDefinition",
        "conditionalEventDefinition",
        "terminateEventDefinition",
        "cancelEventDefinition",
        "compensateEventDefinition",
    }
)


def read_view(root: etree._Element, ledger: Ledger) -> BpmnFile:
    """Read a whole file."""
    return _Reader(root, ledger).file


class _Reader:
    def __init__(self, root: etree._Element, ledger: Ledger) -> None:
        self._ledger = ledger
        self._used: set[str] = set()
        ids = frozenset(element.get("id") for element in root.iter() if element.get("id"))
        self.file = BpmnFile(ids, read_drawing(root), one_line(root.get("name")))
        for element in root:
            if local_name(element) in _SHARED_TAGS:
                self._shared(element)
        for element in root:
            if local_name(element) == "process":
                self.file.processes.append(self._process(element))
        for element in root:
            if local_name(element) in ("collaboration", "choreography", "globalConversation"):
                self._collaboration(element)

    def _base(self, element: etree._Element) -> tuple[str, str, str, etree._Element]:
        wanted = element.get("id") or f"line-{element.sourceline}"
        key, number = wanted, 2
        while key in self._used:
            key, number = f"{wanted}#{number}", number + 1
        self._used.add(key)
        return key, local_name(element), one_line(element.get("name")), element

    def _part(self, element: etree._Element) -> Part:
        return Part(*self._base(element), self._ledger[element])

    def _lookup(self, reference: str) -> Part | None:
        return self.file.shared.get(self.file.resolve(reference))

    def _shared(self, element: etree._Element) -> None:
        part = self._part(element)
        part.name = part.name or one_line(element.get("value"))
        self.file.shared[part.key] = part
        for child in element:
            if local_name(child) in _SHARED_TAGS:
                self._shared(child)

    def _process(self, element: etree._Element) -> BpmnProcess:
        process = BpmnProcess(*self._base(element), self._ledger[element])
        process.documentation = _documentation(element)
        for child in element:
            if local_name(child) == "laneSet":
                self._lanes(child, None, process)
        self._contents(element, process.scope, None, process)
        return process

    def _lanes(self, lane_set: etree._Element, parent: Lane | None, process: BpmnProcess) -> None:
        for element in lane_set:
            if local_name(element) != "lane":
                continue
            lane = Lane(*self._base(element), self._ledger[element], parent=parent)
            process.lanes.append(lane)
            for child in element:
                if local_name(child) == "flowNodeRef":
                    lane.members.append(self.file.resolve(child.text or ""))
                elif local_name(child) == "childLaneSet":
                    lane.has_lanes = True
                    self._lanes(child, lane, process)

    def _contents(
        self, element: etree._Element, scope: Scope, container: BpmnNode | None, process: BpmnProcess
    ) -> None:
        for child in element:
            tag = local_name(child)
            if tag in NODE_TAGS:
                node = self._node(child, container, process)
                scope.nodes[node.key] = node
            elif tag == "sequenceFlow":
                scope.flows.append(self._flow(child))
            elif tag in DATA_TAGS:
                part = self._part(child)
                process.data[part.key] = part
            elif tag == "laneSet" and container is not None:
                self._lanes(child, None, process)
            elif tag == "ioSpecification" and container is None:
                self._process_data(child, process)
            else:
                self._artifact(child, process)

    def _artifact(self, element: etree._Element, process: BpmnProcess) -> None:
        if local_name(element) == "textAnnotation":
            note = self._part(element)
            texts = [line for child in element if local_name(child) == "text" for line in lines(child.text)]
            note.name = " ".join(texts) or note.name
            note.entry.name = note.name
            process.notes[note.key] = note
        elif local_name(element) == "association":
            process.associations.append(self._link(element, ""))

    def _process_data(self, specification: etree._Element, process: BpmnProcess) -> None:
        for child in specification:
            if local_name(child) in ("dataInput", "dataOutput"):
                part = self._part(child)
                process.data[part.key] = part

    def _node(self, element: etree._Element, container: BpmnNode | None, process: BpmnProcess) -> BpmnNode:
        node = BpmnNode(*self._base(element), self._ledger[element], container=container)
        node.documentation = _documentation(element)
        node.default = self.file.resolve(element.get("default", ""))
        node.called = self.file.resolve(element.get("calledElement") or element.get("calledElementRef"))
        if node.tag in EVENT_TAGS:
            node.event = read_event(element, self._lookup)
            node.attached_to = self.file.resolve(element.get("attachedToRef", ""))
            node.interrupting = element.get("cancelActivity", "true") not in ("false", "0")
        if node.tag in SUBPROCESS_TAGS:
            node.inside = Scope()
            self._contents(element, node.inside, node, process)
        for child in element:
            if local_name(child) in ("incoming", "outgoing"):
                side = node.incoming if local_name(child) == "incoming" else node.outgoing
                side.append(self.file.resolve(child.text))
            if local_name(child) in ("dataInputAssociation", "dataOutputAssociation"):
                process.data_links.append(self._link(child, node.key))
        return node

    def _flow(self, element: etree._Element) -> BpmnFlow:
        flow = BpmnFlow(*self._base(element), self._ledger[element])
        flow.source, flow.target = self._end(element, "sourceRef"), self._end(element, "targetRef")
        for child in element:
            if local_name(child) == "conditionExpression":
                flow.condition = one_line("".join(child.itertext()))
        return flow

    def _link(self, element: etree._Element, owner: str) -> Link:
        ends = self._end(element, "sourceRef"), self._end(element, "targetRef")
        return Link(*self._base(element), self._ledger[element], source=ends[0], target=ends[1], owner=owner)

    def _end(self, element: etree._Element, name: str) -> str:
        """A reference that is an attribute of flows and a child of data associations."""
        if element.get(name) is not None:
            return self.file.resolve(element.get(name))
        return next((self.file.resolve(child.text) for child in element if local_name(child) == name), "")

    def _collaboration(self, element: etree._Element) -> None:
        by_key = {process.key: process for process in self.file.processes}
        for child in element:
            if local_name(child) == "participant":
                pool = self._part(child)
                self.file.pools[pool.key] = pool
                process = by_key.get(self.file.resolve(child.get("processRef", "")))
                if process is not None and process.pool is None:
                    process.pool = pool
                    self.file.pool_process[pool.key] = process
            elif local_name(child) == "messageFlow":
                self.file.message_flows.append(self._link(child, ""))
        for child in element:
            for process in self.file.processes[:1]:
                self._artifact(child, process)


def _documentation(element: etree._Element) -> list[str]:
    texts: Iterator[str] = ("".join(child.itertext()) for child in element if local_name(child) == "documentation")
    return [line for text in texts for line in lines(text)]
