"""Boundary events: time-outs of their activity, or ways out of a decision behind it."""

from __future__ import annotations

from procman.exchange.bpmn_import.build import EXIT
from procman.exchange.bpmn_import.flow import Flow, Place
from procman.exchange.bpmn_import.view import BpmnNode

_OUTCOME = "~outcome"
_AFTER = "~after"
# Gateways of our own export, too: their timer is drawn at a task before them.
_HOSTS_OF_LIMITS = frozenset({"task", "wait", "call", "xor"})


def settle_boundary_events(flow: Flow, nodes: dict[str, BpmnNode]) -> None:
    """Bring every boundary event into the flow."""
    for node in nodes.values():
        if node.tag != "boundaryEvent" or node.key not in flow.places or node.attached_to not in flow.places:
            continue
        if not flow.outgoing(node.key):
            flow.ledger.drop([node.entry], "boundary-without-flow")
            flow.ledger.drop(flow.remove(node.key).described_by, "documentation")
            continue
        if not (_from_inner_end(flow, node, nodes) or _as_timeout(flow, node)):
            _as_outcome(flow, node)


def _from_inner_end(flow: Flow, node: BpmnNode, nodes: dict[str, BpmnNode]) -> bool:
    """An error or escalation that an end inside the sub-process throws: that end leads to the event's way out."""
    assert node.event is not None
    if node.event.kind not in ("error", "escalation", "cancel"):
        return False
    throwers = [
        inner
        for inner in nodes.values()
        if inner.container is nodes[node.attached_to]
        and inner.tag == "endEvent"
        and inner.event is not None
        and inner.event.kind == node.event.kind
        and (not node.event.reference or inner.event.reference in ("", node.event.reference))
    ]
    for inner in throwers:
        if not flow.outgoing(inner.key):
            flow.connect(inner.key, node.key)
    if throwers:
        flow.ledger.retell([node.entry, *(inner.entry for inner in throwers)], "boundary-of-end")
    return bool(throwers)


def _as_timeout(flow: Flow, node: BpmnNode) -> bool:
    host, place = flow.places[node.attached_to], flow.places[node.key]
    taken = any(arc.timeout for arc in flow.outgoing(host.key, timeouts=True))
    if place.event != "timer" or not place.time or taken or host.kind not in _HOSTS_OF_LIMITS:
        return False
    host.time = place.time
    flow.connect(host.key, node.key).timeout = True
    flow.stand_for(node.key, host.key)
    if not node.interrupting:
        flow.ledger.change([node.entry], "timer-not-interrupting")
    return True


def _as_outcome(flow: Flow, node: BpmnNode) -> None:
    """Any other event: behind the activity stands the question how it came out."""
    place = flow.places[node.key]
    host = flow.places[node.attached_to]
    anchor = host.key + EXIT if host.key + EXIT in flow.places else host.key
    outcome = host.key + _OUTCOME
    if outcome not in flow.places:
        flow.insert_after(anchor, Place(host.key + _AFTER, "pass", "", host.performer, scope=host.scope))
        name = flow.word("outcome", name=flow.label(host.key))
        flow.insert_after(anchor, Place(outcome, "decision", name, host.performer, scope=host.scope))
        flow.outgoing(outcome)[0].condition = flow.word("outcome-normal")
    condition = place.name or place.subject or flow.word(f"event-{place.event}")
    flow.connect(outcome, node.key, condition)
    flow.stand_for(node.key, outcome)
    flow.ledger.change([node.entry], "boundary" if node.interrupting else "boundary-not-interrupting")
