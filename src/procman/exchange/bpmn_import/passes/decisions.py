"""Decisions that decide: at least two different ways, each with a condition of its own."""

from __future__ import annotations

import unicodedata

from procman.exchange.bpmn_import.flow import Arc, Flow, Place
from procman.exchange.bpmn_import.passes.scopes import END, START
from procman.exchange.bpmn_import.wording import short

ELSE = "else"


def fold_passes(flow: Flow) -> None:
    """Take away every place that only lets pass."""
    for place in list(flow.places.values()):
        if place.kind in ("pass", "start") and place.key != START:
            _fold(flow, place)


def _fold(flow: Flow, place: Place) -> None:
    for arc in [arc for arc in flow.outgoing(place.key) if arc.target == place.key]:
        flow.arcs.remove(arc)
        flow.ledger.drop(arc.entries, "self-loop")
    if not flow.outgoing(place.key):
        ends = [found.key for found in flow.places.values() if found.kind == "end"]
        flow.connect(place.key, ends[0] if ends else flow.add(Place(END, "end", flow.word("end"))).key)
        flow.remark("missing-end", names=flow.label(place.key), end=flow.word("end"))
    flow.fold(place.key)


def settle_decisions(flow: Flow) -> bool:
    """Fold decisions that do not decide, and give every way of the others its condition; whether any was folded."""
    folded = False
    for place in list(flow.places.values()):
        if place.kind == "decision" and place.key in flow.places:
            folded |= _settle(flow, place)
    return folded


def _settle(flow: Flow, place: Place) -> bool:
    arcs = flow.outgoing(place.key)
    if len({arc.target for arc in arcs}) > 1:
        return False
    for arc in arcs[1:]:
        flow.arcs.remove(arc)
        arcs[0].entries += arc.entries
    flow.ledger.change(place.entries, "one-target")
    for arc in arcs:
        if arc.condition:
            flow.ledger.drop(arc.entries, "one-target-condition")
        arc.condition, arc.default = "", False
    if place.name and place.entries and place.performer is not None:
        place.kind = "task"
        return False
    flow.fold(place.key)
    return True


def name_conditions(flow: Flow) -> None:
    """Give every way of a decision a condition of its own, and take conditions from all other ways."""
    for place in flow.places.values():
        arcs = flow.outgoing(place.key)
        if place.kind != "decision":
            for arc in arcs:
                _drop_condition(flow, arc)
            continue
        used: set[str] = set()
        for number, arc in enumerate(arcs, start=1):
            arc.condition = _unique(short(arc.condition or _condition(flow, arc, number)), used)


def _drop_condition(flow: Flow, arc: Arc) -> None:
    if arc.condition and not arc.timeout:
        flow.ledger.drop([entry for entry in arc.entries if entry.kind == "sequenceFlow"][:1], "condition-unused")
    arc.condition = ""


def _condition(flow: Flow, arc: Arc, number: int) -> str:
    if arc.default:
        return ELSE
    target = flow.places[arc.target]
    known = target.name or target.subject or target.kind in ("decision", "parallel")
    return flow.label(arc.target) if known else flow.word("way", number=str(number))


def _unique(condition: str, used: set[str]) -> str:
    number, candidate = 2, condition
    while _plain(candidate) in used:
        candidate, number = f"{condition} ({number})", number + 1
    used.add(_plain(candidate))
    return candidate


def _plain(condition: str) -> str:
    """What the linter compares: neither case, width nor spaces make a difference."""
    return "".join(unicodedata.normalize("NFKC", condition).casefold().split())
