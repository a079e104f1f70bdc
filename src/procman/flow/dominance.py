"""Which places every course must come to, whatever way it takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

EXIT = ""
"""What lies behind all exits."""


def post_dominators(
    successors: Mapping[str, Sequence[str]], predecessors: Mapping[str, Sequence[str]], exits: Collection[str]
) -> dict[str, str]:
    """The nearest place that every way from a place to an exit passes; ``EXIT`` where the ways share only that.

    K. Cooper, T. Harvey and K. Kennedy, *A Simple, Fast Dominance Algorithm*, 2001, on the flow turned round.

    Args:
        successors: The places that each place leads to; every place is a key.
        predecessors: The places that lead to each place.
        exits: Where courses end.

    Returns:
        By every place from which an exit is reached.
    """
    exits = dict.fromkeys(exits)
    order = _postorder(predecessors, exits)
    number = {key: place for place, key in enumerate(order)}
    number[EXIT] = len(order)
    common = {EXIT: EXIT}
    changed = True
    while changed:
        changed = False
        for key in reversed(order):
            onward: Sequence[str] = (EXIT,) if key in exits else successors[key]
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


def _postorder(predecessors: Mapping[str, Sequence[str]], exits: Collection[str]) -> list[str]:
    """Places against the flow from the exits, each behind those that are found from it."""
    seen = set(exits)
    finished: list[str] = []
    stack = [(end, iter(predecessors[end])) for end in reversed(list(exits))]
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
