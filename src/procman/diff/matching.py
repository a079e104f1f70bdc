"""Which elements of two versions are the same, which moved, and which only got another id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procman.model.step import Step


SIMILAR_ENOUGH = 0.7
_WEIGHTS = {"name": 4, "role": 2, "phase": 1, "kind": 1, "duty": 1, "time_limit": 1, "do": 2, "forms": 1, "outputs": 1}


def moved(old: Sequence[str], new: Sequence[str], former: Mapping[str, str] | None = None) -> set[str]:
    """The smallest set of common elements whose move explains the other order.

    The elements that stay are a heaviest increasing subsequence. Weights are distinct powers of two on top of a
    common large one, so that the longest is found and that there is only one: read backwards, the same elements moved.

    Args:
        old: The order before, in the ids of the new version.
        new: The order after.
        former: Old ids of elements that got other ones. Both ids settle a tie, so that both directions find the same.
    """
    names = {element: tuple(sorted((element, (former or {}).get(element, element)))) for element in old}
    place = {element: position for position, element in enumerate(new)}
    common = [element for element in old if element in place]
    if all(place[one] < place[other] for one, other in pairwise(common)):
        return set()
    rank = {element: position for position, element in enumerate(sorted(common, key=names.__getitem__))}
    large = 1 << len(common)
    best: list[tuple[int, frozenset[str]]] = []
    for position, element in enumerate(common):
        earlier = [best[i] for i in range(position) if place[common[i]] < place[element]]
        weight, kept = max(earlier, key=lambda found: found[0], default=(0, frozenset()))
        best.append((weight + large + (1 << rank[element]), kept | {element}))
    return set(common) - max(best, key=lambda found: found[0])[1]


def rekeyed_steps(old: Mapping[str, Step], new: Mapping[str, Step]) -> dict[str, str]:
    """Old ids of steps that went to the new ids of steps that came with the same content."""
    gone = [step_id for step_id in old if step_id not in new]
    came = [step_id for step_id in new if step_id not in old]
    candidates = []
    for one in gone:
        for other in came:
            score = _similarity(old[one], new[other])
            if score >= SIMILAR_ENOUGH:
                # The pair of ids settles a tie, so that both directions find the same.
                candidates.append((-score, sorted((one, other)), one, other))
    found: dict[str, str] = {}
    for _, _, one, other in sorted(candidates):
        if one not in found and other not in found.values():
            found[one] = other
    return found


def _similarity(one: Step, other: Step) -> float:
    """Share of the content that both have alike, by weight; 0 for steps whose names differ or that have none."""
    if not one.name or one.name != other.name:
        return 0.0
    alike = total = 0
    for field, weight in _WEIGHTS.items():
        first, second = getattr(one, field), getattr(other, field)
        if first or second:
            total += weight
            alike += weight if first == second else 0
    return alike / total


def came_and_went(old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str]]:
    """Members of a list that are only in the new version, and those only in the old; each in its order."""
    if old == new:
        return [], []
    before, after = list(dict.fromkeys(old)), list(dict.fromkeys(new))
    return [item for item in after if item not in before], [item for item in before if item not in after]
