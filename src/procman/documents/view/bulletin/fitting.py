"""As much as one sheet of paper holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain, groupby

from procman.documents.view.bulletin.reduction import Treatment, reductions, treatments
from procman.documents.view.bulletin.statement import Statement

Fits = Callable[[Sequence[Treatment]], bool]


def fit(said: Sequence[Statement], fits: Fits) -> list[Treatment]:
    """How each statement of a page is told so that the page fits.

    Reductions are made one after the other until there is room. The last one may have made more than was needed:
    then those before it are taken back as far as they can be, the most important ones first.

    Args:
        said: The statements, in the order of the page.
        fits: Whether there is room for the statements if they are told so.

    Returns:
        A treatment for each; where even their numbers are too many, all are left to the table of changes.
    """
    steps = reductions(said)
    made = steps[: _fewest(len(steps), lambda count: fits(treatments(said, steps[:count])))]
    groups = [list(group) for _, group in groupby(made, key=lambda step: (said[step[0]].topic, step[1]))]
    for place in range(len(groups) - 1, -1, -1):
        groups[place] = groups[place][: _fewest(len(groups[place]), _trial(said, fits, groups, place))]
    return treatments(said, list(chain(*groups)))


def _trial(
    said: Sequence[Statement], fits: Fits, groups: Sequence[list[tuple[int, Treatment]]], place: int
) -> Callable[[int], bool]:
    """Whether so many reductions of one group are enough beside all those of the others."""
    before, after = list(chain(*groups[:place])), list(chain(*groups[place + 1 :]))
    return lambda count: fits(treatments(said, [*before, *groups[place][:count], *after]))


def _fewest(most: int, enough: Callable[[int], bool]) -> int:
    """The fewest reductions that are enough; all of them if none are."""
    return bisect_left(range(most), True, key=enough)
