"""Which places lie between a split and where its branches meet again."""

from __future__ import annotations

from collections.abc import Collection

from procman.exchange.bpmn_import.flow import Flow
from procman.flow.dominance import EXIT, post_dominators


def reach(successors: dict[str, list[str]], sources: Collection[str], barred: Collection[str] = ()) -> set[str]:
    """Places that are reached from some, those included, without entering barred ones."""
    reached = set[str]()
    waiting = [key for key in sources if key not in barred]
    while waiting:
        key = waiting.pop()
        if key in reached:
            continue
        reached.add(key)
        waiting += [target for target in successors[key] if target not in barred]
    return reached


def block_nodes(flow: Flow, split: str, barred: Collection[str]) -> list[str]:
    """Places that the branches of a split reach before they come to barred ones or to the split again; no ends."""
    heads = [arc.target for arc in flow.outgoing(split, timeouts=True)]
    reached = reach(flow.successors(), heads, {split, *barred})
    return [key for key in flow.places if key in reached and flow.places[key].kind != "end"]


def upstream(flow: Flow, first: str, split: str) -> set[str]:
    """Places that are reached without passing the split."""
    return reach(flow.successors(), [first], {split})


def where_branches_meet(flow: Flow, split: str) -> str | None:
    """The nearest place that every branch of a split must come to, whatever way it takes; None for the ends."""
    return next_common(flow).get(split, EXIT) or None


def next_common(flow: Flow) -> dict[str, str]:
    """The nearest place that every way from a place to the ends passes; ``EXIT`` where only ends are common."""
    ends = [key for key, place in flow.places.items() if place.kind == "end"]
    return post_dominators(flow.successors(), flow.predecessors(), ends)
