"""Several ways out of an activity, without a gateway: all are gone, or with conditions one of them."""

from __future__ import annotations

from procman.exchange.bpmn_import.flow import Arc, Flow, Place

_SPLITS = frozenset({"decision", "parallel", "or"})


def settle_implicit_splits(flow: Flow) -> None:
    """Put a decision or a parallel split behind everything else that has several ways out."""
    for place in list(flow.places.values()):
        arcs = flow.outgoing(place.key)
        if place.kind in _SPLITS or len(arcs) < 2:
            continue
        decides = _decides(flow, place, arcs)
        flow.ledger.change(
            [entry for arc in arcs for entry in arc.entries], "implicit-decision" if decides else "implicit-parallel"
        )
        split = Place(flow.fresh(f"{place.key}~split"), "decision" if decides else "parallel", "", place.performer)
        split.scope = place.scope
        flow.insert_after(place.key, split)


def _decides(flow: Flow, place: Place, arcs: list[Arc]) -> bool:
    """Whether one of several ways is gone: they have conditions or names, or one leads back."""
    conditional = [arc for arc in arcs if arc.default or arc.conditional]
    named = all(arc.condition for arc in arcs)
    return bool(conditional) or named or any(_reaches(flow, arc.target, place.key) for arc in arcs)


def _reaches(flow: Flow, source: str, target: str) -> bool:
    successors = flow.successors()
    reached, waiting = set[str](), [source]
    while waiting:
        key = waiting.pop()
        if key == target:
            return True
        if key not in reached:
            reached.add(key)
            waiting += successors[key]
    return False
