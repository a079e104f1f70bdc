"""Which places lie between a split and where its branches meet again."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from procman.exchange.bpmn_import.flow import Flow

EXIT = ""
"""What lies behind all ends."""


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
    """The immediate post-dominator of every place from which an end is reached; ``EXIT`` where only ends are common.

    The algorithm is Cooper, Harvey and Kennedy's (A Simple, Fast Dominance Algorithm, 2001) on the flow turned round.
    """
    successors, predecessors = flow.successors(), flow.predecessors()
    ends = [key for key, place in flow.places.items() if place.kind == "end"]
    order = _postorder(predecessors, ends)
    number = {key: place for place, key in enumerate(order)}
    number[EXIT] = len(order)
    common = {EXIT: EXIT}
    changed = True
    while changed:
        changed = False
        for key in reversed(order):
            onward: Iterable[str] = [EXIT] if key in ends else successors[key]
            known = [one for one in onward if one in common]
            if not known:
                continue
            nearest = known[0]
            for other in known[1:]:
                nearest = _intersection(common, number, nearest, other)
            if common.get(key) != nearest:
                common[key], changed = nearest, True
    del common[EXIT]
    return common


def _intersection(common: dict[str, str], number: dict[str, int], one: str, other: str) -> str:
    while one != other:
        while number[one] < number[other]:
            one = common[one]
        while number[other] < number[one]:
            other = common[other]
    return one


def _postorder(predecessors: dict[str, list[str]], ends: list[str]) -> list[str]:
    """Places against the flow from the ends, each behind those that are found from it."""
    seen = set(ends)
    finished: list[str] = []
    stack = [(end, iter(predecessors[end])) for end in reversed(ends)]
    while stack:
        key, sources = stack[-1]
        source = next((one for one in sources if one not in seen), None)
        if source is None:
            finished.append(key)
            stack.pop()
        else:
            seen.add(source)
            stack.append((source, iter(predecessors[source])))
    return finished
