"""Link events: what leads into one goes on behind its partner of the same name."""

from __future__ import annotations

from procman.exchange.bpmn_import.flow import Flow
from procman.exchange.bpmn_import.view import BpmnNode


def join_links(flow: Flow, nodes: dict[str, BpmnNode]) -> None:
    """Connect throwing links with catching ones."""
    links = [node for node in nodes.values() if node.event and node.event.kind == "link" and node.key in flow.places]
    catching: dict[str, BpmnNode] = {}
    for node in links:
        if node.tag == "intermediateCatchEvent" or not flow.incoming(node.key):
            catching.setdefault(_name(node), node)
    for node in links:
        partner = catching.get(_name(node))
        if partner is None or partner is node or flow.outgoing(node.key):
            continue
        flow.connect(node.key, partner.key)
        flow.ledger.change([node.entry, partner.entry], "link")


def _name(node: BpmnNode) -> str:
    assert node.event is not None
    return node.event.subject or node.name
