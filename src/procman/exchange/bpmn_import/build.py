"""Nodes and flows of a process as places and arcs, before anything is brought into another form."""

from __future__ import annotations

import re
from typing import Final

from procman.exchange.bpmn_import.exceptional import exceptional_nodes
from procman.exchange.bpmn_import.flow import Flow, Place, PlaceKind
from procman.exchange.bpmn_import.ledger import Ledger
from procman.exchange.bpmn_import.namespaces import local_name
from procman.exchange.bpmn_import.ours import checked_step, is_merge, is_unnamed
from procman.exchange.bpmn_import.performers import Performers
from procman.exchange.bpmn_import.times import limit_of
from procman.exchange.bpmn_import.view import BpmnFlow, BpmnNode, BpmnProcess, Scope
from procman.exchange.bpmn_import.wording import short

EXIT: Final = "~exit"
_GATEWAYS: Final[dict[str, PlaceKind]] = {
    "exclusiveGateway": "xor",
    "parallelGateway": "and",
    "inclusiveGateway": "or",
    "complexGateway": "or",
    "eventBasedGateway": "event",
}
_EXPRESSION: Final = re.compile(r"^[$#]\{\s*(.*?)\s*\}$")
_AUTOMATIC: Final = frozenset({"serviceTask", "scriptTask", "businessRuleTask"})


class Builder:
    """Builds the flow of one process.

    Attributes:
        flow: The result.
        nodes: All nodes of the process by key.
        left_out: Keys of nodes that are no part of the regular flow.
    """

    def __init__(self, process: BpmnProcess, performers: Performers, ledger: Ledger, language: str) -> None:
        self.flow = Flow(ledger, language)
        self.nodes = {node.key: node for node in process.scope.all_nodes()}
        for node in self.nodes.values():
            host = self.nodes.get(node.attached_to)
            if host is not None and (decision := checked_step(host.element)) in self.nodes:
                node.attached_to = decision
        self._ledger = ledger
        self._performers = performers
        self.left_out = exceptional_nodes(self.flow, process, ledger)
        self._ends_of: dict[str, tuple[str, str]] = self._named_ends()
        self._nodes(process.scope, None)
        self._flows(process.scope)
        for place in self.flow.places.values():
            if place.kind == "end" and self.flow.outgoing(place.key):
                place.kind = "pass"

    def _nodes(self, scope: Scope, inside: BpmnNode | None) -> None:
        for node in scope.nodes.values():
            if node.key in self.left_out:
                continue
            place = self._node(node, inside)
            if node.inside is not None and node.inside.nodes:
                self._nodes(node.inside, node)
                self.flow.add(Place(node.key + EXIT, "pass", "", place.performer, scope=place.scope))

    def _flows(self, scope: Scope) -> None:
        for node in scope.nodes.values():
            if node.inside is not None:
                self._flows(node.inside)
        for flow in scope.flows:
            self._flow(flow)

    def _node(self, node: BpmnNode, inside: BpmnNode | None) -> Place:
        place = Place(node.key, self._kind(node, inside), short(node.name), self._performers.of(node), [node.entry])
        place.scope = inside.key if inside is not None else ""
        if is_unnamed(node.element):
            place.name = ""
        if len(node.name) > len(place.name):
            self._ledger.change([node.entry], "name-cut")
        place.do = list(node.documentation)
        place.described_by = [self._ledger[child] for child in node.element if local_name(child) == "documentation"]
        place.automatic = node.tag in _AUTOMATIC
        if node.event is not None:
            place.event, place.subject = node.event.kind, node.event.subject
            place.time = limit_of(node.event.time) or limit_of(node.name) or ""
        if node.tag == "callActivity":
            place.process = node.called
        self._tell(node, place)
        self.flow.stands_for[node.key] = node.key
        return self.flow.add(place)

    def _kind(self, node: BpmnNode, inside: BpmnNode | None) -> PlaceKind:
        if checked_step(node.element):
            return "pass"
        if node.tag in _GATEWAYS:
            return "pass" if is_merge(node.element) else _GATEWAYS[node.tag]
        if node.tag == "startEvent":
            return "pass" if inside is not None else "start"
        if node.tag == "endEvent":
            return "pass" if inside is not None else "end"
        if node.event is not None:
            return self._event_kind(node)
        if node.inside is not None and node.inside.nodes:
            return "pass"
        if node.tag == "callActivity" and node.called:
            return "call"
        return "wait" if node.tag == "receiveTask" else "task"

    def _event_kind(self, node: BpmnNode) -> PlaceKind:
        assert node.event is not None
        if node.tag == "boundaryEvent" and node.attached_to in self.nodes:
            return "pass"
        if node.event.kind == "link":
            return "pass"
        if node.tag in ("intermediateCatchEvent", "boundaryEvent"):
            return "wait"
        return "pass" if node.event.kind == "none" else "task"

    def _tell(self, node: BpmnNode, place: Place) -> None:
        """Say where a node takes another form."""
        reason = {
            "receiveTask": "receive",
            "complexGateway": "complex",
        }.get(node.tag)
        if reason:
            self._ledger.change([node.entry], reason)
        elif node.tag == "endEvent" and place.event not in ("none", "message"):
            self._ledger.change([node.entry], f"end-{place.event}")
        elif node.tag in ("intermediateThrowEvent", "intermediateEvent") and place.kind == "pass":
            if place.event == "none" and node.name:
                self._ledger.drop([node.entry], "milestone")
        elif node.tag in ("intermediateThrowEvent", "intermediateEvent"):
            self._ledger.change([node.entry], "throw")
        elif node.inside is not None:
            self._ledger.change([node.entry], "sub-process" if node.inside.nodes else "empty-sub-process")

    def _flow(self, flow: BpmnFlow) -> None:
        known = self._ends_of.get(flow.entry.id, ("", ""))
        source, target = flow.source or known[0], flow.target or known[1]
        left_out = {key for key in (source, target) if key in self.left_out}
        if left_out:
            self._ledger.carry([flow.entry], "")
            return
        if source not in self.flow.places or target not in self.flow.places:
            self._ledger.drop([flow.entry], "dangling")
            return
        if source + EXIT in self.flow.places:
            source += EXIT
        condition = flow.name or _EXPRESSION.sub(r"\1", flow.condition)
        arc = self.flow.connect(source, target, short(condition), [flow.entry])
        node = self.nodes.get(flow.source)
        arc.default = node is not None and bool(flow.entry.id) and node.default == flow.entry.id
        arc.conditional = bool(flow.condition)
        self._expression(flow)

    def _expression(self, flow: BpmnFlow) -> None:
        if flow.name and flow.condition and flow.name != flow.condition:
            expressions = [child for child in flow.element if local_name(child) == "conditionExpression"]
            self._ledger.drop([self._ledger[child] for child in expressions], "expression")

    def _named_ends(self) -> dict[str, tuple[str, str]]:
        """Source and target by flow id, from ``outgoing`` and ``incoming``: for flows that do not say so themselves."""
        sources: dict[str, str] = {}
        targets: dict[str, str] = {}
        for node in self.nodes.values():
            for flow in node.outgoing:
                sources.setdefault(flow, node.key)
            for flow in node.incoming:
                targets.setdefault(flow, node.key)
        return {flow: (sources.get(flow, ""), targets.get(flow, "")) for flow in {*sources, *targets}}
