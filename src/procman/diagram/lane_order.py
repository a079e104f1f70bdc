"""Which order of the lanes gives the calmest drawing: a suggestion for the ``lanes`` of a definition."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from procman.diagram.diagram_input import DiagramInput
from procman.diagram.labels import segment_places
from procman.diagram.layout import layout
from procman.diagram.metrics import Metrics, count

# In bends: what a crossing costs, how long a detour is worth one, and what each lane before the start costs, because
# people begin to read on the left.
_CROSSING: Final = 3.0
_BEND_LENGTH: Final = 4000.0
_START_AWAY: Final = 1.0
_MOST_EDGES: Final = 40_000  # laid out over all trials, so that a large process does not take minutes

_Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OrderComparison:
    """The declared order of lanes beside the best one that was found.

    Attributes:
        best: Ids of the lanes in the better order; the declared order when none is better.
    """

    declared: tuple[str, ...]
    best: tuple[str, ...]
    declared_metrics: Metrics
    best_metrics: Metrics

    @property
    def better(self) -> bool:
        """Whether another order than the declared one is better."""
        return self.best != self.declared


@dataclass(frozen=True, slots=True)
class _Trial:
    cost: float
    metrics: Metrics


def compare_orders(diagram: DiagramInput) -> OrderComparison:
    """Find an order of the lanes with few crossings, few bends and short ways.

    Lanes are moved one at a time to where the drawing gets best, until no move helps. The declared order is the
    first guess, so that an order which is as good as any stays.
    """
    declared: _Order = tuple(range(len(diagram.lanes)))
    trials = {declared: _trial(diagram, declared)}
    best = declared
    while len(trials) * len(diagram.edges) < _MOST_EDGES:
        moves = [order for order in _moves(best) if order not in trials]
        trials |= {order: _trial(diagram, order) for order in moves}
        following = min(trials, key=lambda order: (trials[order].cost, order != declared, order))
        if trials[following].cost >= trials[best].cost:
            break
        best = following
    ids = [lane.id for lane in diagram.lanes]
    return OrderComparison(
        tuple(ids), tuple(ids[lane] for lane in best), trials[declared].metrics, trials[best].metrics
    )


def reordered(diagram: DiagramInput, order: _Order) -> DiagramInput:
    """The same diagram with its lanes in another order.

    Args:
        diagram: The diagram.
        order: Present indices of the lanes, in the new order.
    """
    place = {lane: new for new, lane in enumerate(order)}
    return replace(
        diagram,
        lanes=tuple(diagram.lanes[lane] for lane in order),
        nodes=tuple(replace(node, lane=place[node.lane]) for node in diagram.nodes),
    )


def _moves(order: _Order) -> Iterator[_Order]:
    seen = {order}
    for source, target in itertools.permutations(range(len(order)), 2):
        lanes = list(order)
        lanes.insert(target, lanes.pop(source))
        moved = tuple(lanes)
        if moved not in seen:
            seen.add(moved)
            yield moved


def _trial(diagram: DiagramInput, order: _Order) -> _Trial:
    drawing = layout(reordered(diagram, order))
    found = count(drawing)
    length = sum(place.width + place.height for edge in drawing.edges for place in segment_places(edge.points))
    start = next((node.lane for node in diagram.nodes if node.kind == "start"), 0)
    cost = _CROSSING * found.crossings + found.bends + length / _BEND_LENGTH + _START_AWAY * order.index(start)
    return _Trial(cost, found)
