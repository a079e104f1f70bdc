"""What BPMN keeps beside the regular flow: event sub-processes and compensation become exceptions of the process."""

from __future__ import annotations

from procman.exchange.bpmn_import.flow import Flow
from procman.exchange.bpmn_import.ledger import Entry, Ledger
from procman.exchange.bpmn_import.view import BpmnNode, BpmnProcess


def exceptional_nodes(flow: Flow, process: BpmnProcess, ledger: Ledger) -> set[str]:
    """Write the exceptions into the flow; returns the keys of all nodes that belong to them."""
    left_out: set[str] = set()
    nodes = {node.key: node for node in process.scope.all_nodes()}
    for node in nodes.values():
        if node.key in left_out:
            continue
        if node.inside is not None and node.element.get("triggeredByEvent") == "true":
            left_out |= _event_sub_process(flow, node, ledger)
        elif node.tag == "boundaryEvent" and node.event is not None and node.event.kind == "compensate":
            left_out |= _compensation(flow, node, nodes, process, ledger)
    for node in nodes.values():
        if node.element.get("isForCompensation") == "true" and node.key not in left_out:
            left_out.add(node.key)
            if node.name:
                ledger.change([node.entry], "compensation")
                flow.exceptions.append((node.name, node.name, [node.entry]))
    return left_out


def _event_sub_process(flow: Flow, node: BpmnNode, ledger: Ledger) -> set[str]:
    assert node.inside is not None
    inner = list(node.inside.all_nodes())
    starts = [one for one in inner if one.tag == "startEvent"]
    when = next((one.name or (one.event.subject if one.event else "") for one in starts), "") or node.name
    deeds = [one.name for one in inner if one.tag not in ("startEvent", "endEvent") and one.name]
    entries: list[Entry] = [node.entry, *(one.entry for one in inner)]
    if when:
        ledger.change(entries, "event-sub-process")
        flow.exceptions.append((when, flow.word("semicolon").join(deeds) or node.name or when, entries))
    else:
        ledger.drop(entries, "nameless-event-sub-process")
    return {node.key, *(one.key for one in inner)}


def _compensation(
    flow: Flow, event: BpmnNode, nodes: dict[str, BpmnNode], process: BpmnProcess, ledger: Ledger
) -> set[str]:
    deeds = [nodes[link.target] for link in process.associations if link.source == event.key and link.target in nodes]
    links = [link.entry for link in process.associations if link.source == event.key]
    host = nodes.get(event.attached_to)
    when = event.name or (host.name if host else "")
    entries = [event.entry, *links, *(deed.entry for deed in deeds)]
    names = flow.word("semicolon").join(deed.name for deed in deeds if deed.name)
    if when and names:
        ledger.change(entries, "compensation")
        flow.exceptions.append((when, names, entries))
    else:
        ledger.drop(entries, "compensation-nameless")
    return {event.key, *(deed.key for deed in deeds)}
