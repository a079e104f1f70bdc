"""Inclusive splits: parallel branches, each of which first asks whether it is needed."""

from __future__ import annotations

from procman.exchange.bpmn_import.flow import Flow, Place
from procman.exchange.bpmn_import.passes.blocks import sound_blocks


def settle_inclusive(flow: Flow) -> None:
    """Turn every sound inclusive split into a parallel one with a question in each branch."""
    blocks = sound_blocks(flow)
    for place in list(flow.places.values()):
        if place.kind == "or-join":
            place.kind = "join"
            flow.ledger.change(place.entries, "inclusive-join")
        if place.kind != "or":
            continue
        place.kind = "parallel"
        flow.ledger.change(place.entries, "inclusive")
        join = blocks[place.key].join
        for arc in flow.outgoing(place.key):
            _ask(flow, place, arc.target, join)


def _ask(flow: Flow, split: Place, target: str, join: str) -> None:
    arc = next(arc for arc in flow.outgoing(split.key) if arc.target == target)
    if arc.target == join:
        return
    if arc.default:
        name = flow.word("inclusive-default")
    else:
        name = flow.word("inclusive", name=arc.condition or flow.label(target))
    question = Place(flow.fresh(f"{split.key}~{target}"), "decision", name, split.performer)
    flow.add(question, before=target)
    arc.target = question.key
    flow.connect(question.key, target, flow.word("yes"))
    flow.connect(question.key, join, flow.word("no"))
    arc.condition, arc.default = "", False
