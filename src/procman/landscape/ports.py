"""Where arrows leave and enter cards, and where they pass: the engine's answer made figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from procman.landscape.arrangement import Arrangement
from procman.landscape.cards import PORT_INSET, PORT_STEP
from procman.landscape.routes import Port, Route, Side
from procman.landscape.straightening import GRID

_RESIDUE: Final[dict[Side, float]] = {"bottom": 4.0, "top": 8.0}


def place_ports(routes: Sequence[Route], arrangement: Arrangement, widths: Mapping[str, float]) -> None:
    """Give every route its places."""
    sides: dict[tuple[str, Side], list[Port]] = defaultdict(list)
    for route in routes:
        route.passing = arrangement.passing[route.arrow.number]
        _aim(route, {card: left + widths[card] / 2 for card, left in arrangement.left.items()})
        for port in route.ends:
            sides[port.card, port.side].append(port)
    for _ in range(2):  # the second time towards the ports that the first has found
        for (card, side), ports in sides.items():
            _spread(ports, arrangement.left[card], widths[card], _RESIDUE[side])
        for route in routes:
            if route.kind == "between" and not route.passing:
                route.ends[0].toward, route.ends[1].toward = route.ends[1].x, route.ends[0].x
    for route in routes:
        if route.kind == "between":
            _straighten(route, sides, arrangement.left, widths)


def _aim(route: Route, middle: Mapping[str, float]) -> None:
    """Say where the ports look to: the next row that the arrow passes, or the card at the other end."""
    if route.ends:
        one, other = route.ends
        one.toward = route.passing.get(route.upper + 1, middle[other.card])
        other.toward = route.passing.get(route.lower - 1, middle[one.card])


def _spread(ports: list[Port], left: float, width: float, residue: float) -> None:
    """Place ports as near as possible to where they want to be, in their order and far enough from each other.

    Least squares under an order (pool adjacent violators), on the grid.
    """
    ports.sort(key=lambda port: (port.toward, port.arrow))
    first = left + PORT_INSET
    first += (residue - first) % GRID
    last = left + width - PORT_INSET
    room = (last - first) // GRID * GRID - PORT_STEP * (len(ports) - 1)
    pools: list[tuple[float, int]] = []  # sum of wishes, count
    for place, port in enumerate(ports):
        pools.append((min(max(port.toward, first), last) - first - place * PORT_STEP, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1] = (pools[-1][0] + total, pools[-1][1] + count)
    wishes = [total / count for total, count in pools for _ in range(count)]
    for place, (port, wish) in enumerate(zip(ports, wishes, strict=True)):
        port.x = first + round(min(max(wish, 0.0), room) / GRID) * GRID + place * PORT_STEP


def _straighten(
    route: Route,
    sides: Mapping[tuple[str, Side], list[Port]],
    left: Mapping[str, float],
    widths: Mapping[str, float],
) -> None:
    """Move a port to where its line comes from, so that the line has no bend there, if its neighbours leave room."""
    upper, lower = route.ends
    for port, other_end in ((lower, upper), (upper, lower)):
        row = route.upper + 1 if port is upper else route.lower - 1
        x = route.passing.get(row, other_end.x)
        begin, end = left[port.card] + PORT_INSET, left[port.card] + widths[port.card] - PORT_INSET
        others = [other.x for other in sides[port.card, port.side] if other is not port]
        before = max((other for other in others if other < port.x), default=begin - PORT_STEP)
        after = min((other for other in others if other > port.x), default=end + PORT_STEP)
        if max(begin, before + PORT_STEP) <= x <= min(end, after - PORT_STEP):
            port.x = x  # the other end sees it there, if the two are joined by one line
