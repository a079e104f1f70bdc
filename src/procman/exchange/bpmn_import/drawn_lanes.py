"""The order of lanes as they are drawn, where it is not the order in which their steps come."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from procman.exchange.bpmn_import.flow import Flow, Place
from procman.exchange.bpmn_import.namespaces import local_name
from procman.exchange.bpmn_import.view import BpmnProcess
from procman.model.plain import Plain


def drawn_lanes(
    process: BpmnProcess, flow: Flow, order: list[str], role_of: Callable[[Place], str]
) -> dict[str, Plain]:
    """The key ``lanes`` of a definition, or nothing."""
    appearing = list(dict.fromkeys(role for key in order if (role := role_of(flow.places[key]))))
    places = _places(process.element.getroottree().getroot())
    lanes = [lane for lane in process.lanes if not lane.has_lanes]
    if len(lanes) < 2 or not all(lane.entry.id in places for lane in lanes):
        return {}
    by_entry = {
        id(entry): role_of(place)
        for place in flow.places.values()
        if place.performer is not None
        for entry in place.performer.entries
    }
    # Lanes of one pool share one edge: beside each other they begin at the same height, else at the same side.
    beside = len({places[lane.entry.id][1] for lane in lanes}) == 1
    lanes.sort(key=lambda lane: places[lane.entry.id][0 if beside else 1])
    drawn = list(dict.fromkeys(by_entry[id(lane.entry)] for lane in lanes if id(lane.entry) in by_entry))
    drawn = [role for role in drawn if role in appearing]
    return {"lanes": list(drawn)} if len(drawn) > 1 and drawn != [one for one in appearing if one in drawn] else {}


def _places(root: etree._Element) -> dict[str, tuple[float, float]]:
    """Left and upper edge of every shape, by the element that it draws."""
    found: dict[str, tuple[float, float]] = {}
    for shape in root.iter("{*}BPMNShape"):
        bounds = next((child for child in shape if local_name(child) == "Bounds"), None)
        if bounds is None:
            continue
        try:
            place = (float(bounds.get("x", "")), float(bounds.get("y", "")))
        except ValueError:
            continue
        drawn = shape.get("bpmnElement", "")
        found[drawn] = found[drawn.rpartition(":")[2]] = place
    return found
