"""The order of lanes as they are drawn, where it is not the order in which their steps come."""

from __future__ import annotations

from collections.abc import Callable

from procman.exchange.bpmn_import.drawing import Bounds
from procman.exchange.bpmn_import.flow import Flow, Place
from procman.exchange.bpmn_import.view import BpmnProcess
from procman.model.plain import Plain


def drawn_lanes(
    drawing: dict[str, Bounds], process: BpmnProcess, flow: Flow, order: list[str], role_of: Callable[[Place], str]
) -> dict[str, Plain]:
    """The key ``lanes`` of a definition, or nothing."""
    appearing = list(dict.fromkeys(role for key in order if (role := role_of(flow.places[key]))))
    lanes = [lane for lane in process.lanes if not lane.has_lanes]
    if len(lanes) < 2 or not all(lane.entry.id in drawing for lane in lanes):
        return {}
    by_entry = {
        id(entry): role_of(place)
        for place in flow.places.values()
        if place.performer is not None
        for entry in place.performer.entries
    }
    # Lanes of one pool share one edge: beside each other they begin at the same height, else at the same side.
    beside = len({drawing[lane.entry.id].y for lane in lanes}) == 1
    lanes.sort(key=lambda lane: drawing[lane.entry.id].x if beside else drawing[lane.entry.id].y)
    drawn = list(dict.fromkeys(by_entry[id(lane.entry)] for lane in lanes if id(lane.entry) in by_entry))
    drawn = [role for role in drawn if role in appearing]
    return {"lanes": list(drawn)} if len(drawn) > 1 and drawn != [one for one in appearing if one in drawn] else {}
