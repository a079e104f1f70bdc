"""Nodes that stand in no lane are done by whoever does what comes before them."""

from __future__ import annotations

from procman.exchange.bpmn_import.flow import STEP_KINDS, Flow, Performer, Place


def lend_performers(flow: Flow) -> bool:
    """Give every step without a performer that of its nearest neighbour; whether there was none at all."""
    performing = {key: place.performer for key, place in flow.places.items() if place.performer is not None}
    if not performing:
        return True
    before, after = flow.predecessors(), flow.successors()
    for place in list(flow.places.values()):
        if place.performer is None and place.kind in STEP_KINDS:
            found = _nearest(place, before, performing) or _nearest(place, after, performing)
            place.performer = found or next(iter(performing.values()))
            flow.ledger.change(place.entries, "no-lane", name=place.performer.name)
    return False


def _nearest(place: Place, neighbours: dict[str, list[str]], performing: dict[str, Performer]) -> Performer | None:
    waiting, seen = list(neighbours[place.key]), {place.key}
    while waiting:
        key = waiting.pop(0)
        if key in performing:
            return performing[key]
        if key not in seen:
            seen.add(key)
            waiting += neighbours[key]
    return None
