"""Where arrows leave and enter cards: which side, and which place on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from procman.landscape.arrangement import GRID, Arrangement, Row
from procman.landscape.cards import PORT_STEP
from procman.landscape.model import Arrow

Side = Literal["top", "bottom"]
RouteKind = Literal["beside", "over", "under", "between"]
_INSET: Final = 12.0
_RESIDUE: Final[dict[Side, float]] = {"bottom": 4.0, "top": 8.0}


@dataclass(slots=True)
class Port:
    """A place on the upper or lower side of a card.

    Attributes:
        toward: Where the line goes from here; ports are ordered by it.
        x: The place, once it is found.
    """

    arrow: int
    card: str
    side: Side
    toward: float
    x: float = 0.0


@dataclass(slots=True)
class Route:
    """The way of an arrow, before there are any heights.

    Attributes:
        kind: ``beside`` from a card to its neighbour; ``over`` or ``under`` the cards of one row; ``between`` rows.
        upper: Row of the upper end; ``lower`` that of the lower.
        ends: The ports: for ``between`` the upper one first, else those of source and target; none for ``beside``.
        passing: x by row, for the rows between the ends.
        downward: Whether the source is the upper end.
    """

    arrow: Arrow
    kind: RouteKind
    upper: int
    lower: int
    ends: tuple[Port, ...]
    passing: Mapping[int, float]
    downward: bool = True

    def x_above(self, gap: int) -> float:
        """Where it comes into the channel below row ``gap``."""
        return self.ends[0].x if gap == self.upper else self.passing[gap]

    def x_below(self, gap: int) -> float:
        """Where it leaves that channel."""
        return self.ends[1].x if gap + 1 == self.lower else self.passing[gap + 1]


def route_all(
    rows: Sequence[Row], arrangement: Arrangement, widths: Mapping[str, float], arrows: Sequence[Arrow]
) -> tuple[Route, ...]:
    """Ports for all arrows."""
    place_of = {card: (row, column) for row, each in enumerate(rows) for column, card in enumerate(each.cards)}
    middle = {card: left + widths[card] / 2 for card, left in arrangement.left.items()}
    routes = tuple(_route(arrow, place_of, middle, arrangement.passing[arrow.number]) for arrow in arrows)
    step = PORT_STEP if len(arrows) < 100 else PORT_STEP * 1.5
    sides: dict[tuple[str, Side], list[Port]] = defaultdict(list)
    for route in routes:
        for port in route.ends:
            sides[port.card, port.side].append(port)
    for _ in range(2):  # the second time towards the ports that the first has found
        for (card, side), ports in sides.items():
            _spread(ports, arrangement.left[card], widths[card], _RESIDUE[side], step)
        for route in routes:
            _look_again(route)
    for route in routes:
        if route.kind == "between":
            _straighten(route, sides, arrangement.left, widths, step)
    return routes


def _route(
    arrow: Arrow,
    place_of: Mapping[str, tuple[int, int]],
    middle: Mapping[str, float],
    passing: Mapping[int, float],
) -> Route:
    (row, column), (other_row, other_column) = place_of[arrow.source], place_of[arrow.target]
    number = arrow.number
    if row == other_row:
        if abs(column - other_column) == 1:
            return Route(arrow, "beside", row, row, (), {})
        side: Side = "top" if column <= other_column else "bottom"
        ends = (
            Port(number, arrow.source, side, middle[arrow.target]),
            Port(number, arrow.target, side, middle[arrow.source]),
        )
        return Route(arrow, "over" if side == "top" else "under", row, row, ends, {})
    downward = row < other_row
    upper, lower = (arrow.source, arrow.target) if downward else (arrow.target, arrow.source)
    first, last = min(row, other_row), max(row, other_row)
    ends = (
        Port(number, upper, "bottom", passing.get(first + 1, middle[lower])),
        Port(number, lower, "top", passing.get(last - 1, middle[upper])),
    )
    return Route(arrow, "between", first, last, ends, passing, downward)


def _look_again(route: Route) -> None:
    if route.kind == "between" and not route.passing:
        upper, lower = route.ends
        upper.toward, lower.toward = lower.x, upper.x


def _spread(ports: list[Port], left: float, width: float, residue: float, step: float) -> None:
    """Place ports as near as possible to where they want to be, in their order and far enough from each other.

    Least squares under an order (pool adjacent violators), on the grid.
    """
    ports.sort(key=lambda port: (port.toward, port.arrow))
    first = left + _INSET
    first += (residue - first) % GRID
    last = left + width - _INSET
    room = (last - first) // GRID * GRID - step * (len(ports) - 1)
    pools: list[tuple[float, int]] = []  # sum of wishes, count
    for place, port in enumerate(ports):
        pools.append((min(max(port.toward, first), last) - first - place * step, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1] = (pools[-1][0] + total, pools[-1][1] + count)
    wishes = [total / count for total, count in pools for _ in range(count)]
    for place, (port, wish) in enumerate(zip(ports, wishes, strict=True)):
        port.x = first + round(min(max(wish, 0.0), room) / GRID) * GRID + place * step


def _straighten(
    route: Route,
    sides: Mapping[tuple[str, Side], list[Port]],
    left: Mapping[str, float],
    widths: Mapping[str, float],
    step: float,
) -> None:
    """Move a port to where its line comes from, so that the line has no bend there, if its neighbours leave room."""
    upper, lower = route.ends
    wishes = (
        ((lower, upper.x), (upper, lower.x))
        if not route.passing
        else ((upper, route.passing[route.upper + 1]), (lower, route.passing[route.lower - 1]))
    )
    for port, x in wishes:
        if port.x == x:
            continue
        begin, end = left[port.card] + _INSET, left[port.card] + widths[port.card] - _INSET
        others = [other.x for other in sides[port.card, port.side] if other is not port]
        before = max((other for other in others if other < port.x), default=begin - step)
        after = min((other for other in others if other > port.x), default=end + step)
        if max(begin, before + step) <= x <= min(end, after - step):
            port.x = x
