"""Circles that no case can leave get a way out."""

from __future__ import annotations

from procman.exchange.bpmn_import.flow import Flow, Place
from procman.exchange.bpmn_import.passes.scopes import END

_ENDLESS = "~again"


def open_endless_circles(flow: Flow) -> None:
    """Put a decision into every circle from which no end is reached."""
    while stuck := _stuck(flow):
        last = next(
            (place for place in reversed(stuck) if place.kind in ("task", "wait", "call", "decision")), stuck[-1]
        )
        ends = [place.key for place in flow.places.values() if place.kind == "end"]
        end = ends[0] if ends else flow.add(Place(END, "end", flow.word("end"))).key
        if last.kind == "decision":
            flow.connect(last.key, end, flow.word("again-no"))
        else:
            name = flow.word("again", name=flow.label(last.key))
            again = Place(flow.fresh(last.key + _ENDLESS), "decision", name, last.performer)
            flow.insert_after(last.key, again)
            for arc in flow.outgoing(again.key):
                arc.condition = flow.word("again-yes")
            flow.connect(again.key, end, flow.word("again-no"))
        flow.remark("endless", name=flow.label(last.key))


def _stuck(flow: Flow) -> list[Place]:
    predecessors = flow.predecessors()
    finishing = set[str]()
    waiting = [place.key for place in flow.places.values() if place.kind == "end"]
    while waiting:
        key = waiting.pop()
        if key not in finishing:
            finishing.add(key)
            waiting += predecessors[key]
    return [place for place in flow.places.values() if place.key not in finishing]
