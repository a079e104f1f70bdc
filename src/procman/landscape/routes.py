"""Which way an arrow goes: between which rows, and by which sides of its cards. No figures yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from procman.landscape.model import Arrow

Side = Literal["top", "bottom"]
RouteKind = Literal["beside", "over", "under", "between"]


@dataclass(frozen=True, slots=True)
class Row:
    """Cards side by side.

    Attributes:
        domain: Index of the domain.
        cards: Ids of processes from left to right; empty for a domain without processes.
    """

    domain: int
    cards: tuple[str, ...]


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
    toward: float = 0.0
    x: float = 0.0


@dataclass(slots=True)
class Route:
    """The way of an arrow.

    Attributes:
        kind: ``beside`` from a card to its neighbour; ``over`` or ``under`` the cards of one row; ``between`` rows.
        upper: Row of the upper end; ``lower`` that of the lower.
        ends: The ports: for ``between`` the upper one first, else those of source and target; none for ``beside``.
        downward: Whether the source is the upper end.
        passing: x by row, for the rows between the ends, once they are found.
    """

    arrow: Arrow
    kind: RouteKind
    upper: int
    lower: int
    ends: tuple[Port, ...] = ()
    downward: bool = True
    passing: Mapping[int, float] = field(default_factory=dict)

    @property
    def passed(self) -> range:
        """The rows between the ends."""
        return range(self.upper + 1, self.lower)

    def x_above(self, gap: int) -> float:
        """Where it comes into the channel below row ``gap``."""
        return self.ends[0].x if gap == self.upper else self.passing[gap]

    def x_below(self, gap: int) -> float:
        """Where it leaves that channel."""
        return self.ends[1].x if gap + 1 == self.lower else self.passing[gap + 1]


def plan_routes(rows: Sequence[Row], arrows: Sequence[Arrow]) -> tuple[Route, ...]:
    """The ways of all arrows."""
    place_of = {card: (row, column) for row, each in enumerate(rows) for column, card in enumerate(each.cards)}
    return tuple(_route(arrow, place_of) for arrow in arrows)


def _route(arrow: Arrow, place_of: Mapping[str, tuple[int, int]]) -> Route:
    source, target, number = arrow.source, arrow.target, arrow.number
    (row, column), (other_row, other_column) = place_of[source], place_of[target]
    if row == other_row:
        if abs(column - other_column) == 1:
            return Route(arrow, "beside", row, row)
        forward = column <= other_column
        side: Side = "top" if forward else "bottom"
        ends = (Port(number, source, side), Port(number, target, side))
        return Route(arrow, "over" if forward else "under", row, row, ends)
    downward = row < other_row
    upper, lower = (source, target) if downward else (target, source)
    ends = (Port(number, upper, "bottom"), Port(number, lower, "top"))
    return Route(arrow, "between", min(row, other_row), max(row, other_row), ends, downward)


def busiest_side(routes: Sequence[Route]) -> int:
    """The most ports that any side of any card has."""
    return max(Counter((port.card, port.side) for route in routes for port in route.ends).values(), default=0)
