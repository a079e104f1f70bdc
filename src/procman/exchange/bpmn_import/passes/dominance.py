"""Which places lie between a split and where its branches meet again."""

from __future__ import annotations

from collections.abc import Collection

from procman.exchange.bpmn_import.flow import Flow


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
    """The nearest place that every branch of a split must come to, whatever way it takes; None for the ends.

    Ways that lead back over the split do not count.
    """
    successors = flow.successors()
    heads = list(dict.fromkeys(arc.target for arc in flow.outgoing(split)))
    ends = {key for key, place in flow.places.items() if place.kind == "end"}
    common = set.intersection(*(reach(successors, [head], {split}) for head in heads))
    candidates = [key for key in flow.places if key in common]
    met = [key for key in candidates if not _misses(successors, heads, key, split, ends)]
    if not met:
        return None
    # The nearest is the one before which the least lies.
    return min(met, key=lambda key: len(reach(successors, heads, {key, split})))


def _misses(successors: dict[str, list[str]], heads: list[str], key: str, split: str, ends: set[str]) -> bool:
    """Whether some branch comes to an end without passing a place."""
    return any(reach(successors, [head], {key, split}) & (ends - {key}) for head in heads)
