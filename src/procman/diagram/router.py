"""Which way every edge takes over the half grid.

A route leaves a side of its source on that side's line, runs in channels and enters on the line of a side of its
target. Straight and L-shaped routes are tried directly, others by A* over the channels; then every
route is taken out and sought again while something improves (rip-up and reroute).
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from procman.diagram import costs
from procman.diagram.grid import OPPOSITE, STEP, GridEdge, GridNode, GridPoint, Leg, Side
from procman.diagram.usage import Usage

_ROUNDS = 3


_RayPoint = tuple[int, int, float, GridNode | None]
"""A point (x, y) on the line of a side, what it costs to get there, and the shape that ends the line."""


class _Arrival(NamedTuple):
    side: Side
    cost: float


class Router:
    """Finds all routes of a diagram."""

    def __init__(self, nodes: Sequence[GridNode], edges: Sequence[GridEdge], columns: int, ranks: int) -> None:
        self._edges = edges
        self._usage = Usage(list(nodes), columns, ranks)
        self._x = _centres(columns, costs.COLUMN)
        self._y = _centres(ranks, costs.ROW)

    def run(self) -> None:
        """Give every edge its route.

        Which edge comes first decides much, so several orders are tried and the cheapest result is kept.
        """
        best: tuple[float, list[tuple[Leg, ...]]] = (math.inf, [])
        for order in (self._straight_first, _declared):
            cost = self._route_all(sorted(self._edges, key=order))
            if cost < best[0]:
                best = cost, [edge.route for edge in self._edges]
            for edge in self._edges:
                self._usage.remove(edge)
        for edge, route in zip(self._edges, best[1], strict=True):
            edge.route = route

    def _route_all(self, order: Sequence[GridEdge]) -> float:
        """Route in an order, then take every route out and seek it again while something improves."""
        usage = self._usage
        for edge in order:
            edge.cost, edge.route = self._best(edge)
            usage.add(edge)
        for _ in range(_ROUNDS):
            changed = False
            for edge in sorted(self._edges, key=lambda edge: (-edge.cost, edge.index)):
                usage.remove(edge)
                before = edge.route
                edge.cost, edge.route = self._best(edge)
                usage.add(edge)
                changed = changed or edge.route != before
            if not changed:
                break
        return sum(edge.cost for edge in self._edges)

    def _straight_first(self, edge: GridEdge) -> tuple[object, ...]:
        bent = not self._usage.clear_between(edge.source, edge.target)
        return edge.backward, bent, *_short_first(edge)

    def _best(self, edge: GridEdge) -> tuple[float, tuple[Leg, ...]]:
        if edge.source is not edge.target:
            return self._cheapest(edge, tuple(Side), tuple(Side))
        # a loop must come back on another side
        loops = [self._cheapest(edge, (side,), tuple(other for other in Side if other != side)) for side in Side]
        return min(loops, key=lambda loop: loop[0])

    def _cheapest(
        self, edge: GridEdge, leaving: tuple[Side, ...], entering: tuple[Side, ...]
    ) -> tuple[float, tuple[Leg, ...]]:
        departures = {side: self._ray(edge, edge.source, side, True) for side in leaving}
        arrivals: dict[GridPoint, list[_Arrival]] = {}
        entry_costs = {side: self._side_cost(edge, edge.target, side, False) for side in entering}
        for side in entering:
            for x, y, cost, met in self._ray(edge, edge.target, side, False):
                if met is None:
                    arrivals.setdefault((x, y), []).append(_Arrival(side, cost))
        cost, route = _direct(edge, departures, arrivals, entry_costs)
        search = _Search(self._usage, self._x, self._y, edge.target.cell, cost)
        for side, ray in departures.items():
            search.depart(side, ray)
        found = search.run(arrivals)
        if found is None:
            return cost, route
        cost, corners, leaves, enters = found
        return cost, _legs([edge.source.cell, *corners, edge.target.cell], leaves, enters)

    def _side_cost(self, edge: GridEdge, node: GridNode, side: Side, leaves: bool) -> float:
        return costs.side_cost(edge, node, side, leaves, self._usage.sides.get((node.index, side), ()))

    def _ray(self, edge: GridEdge, node: GridNode, side: Side, leaves: bool) -> list[_RayPoint]:
        """The points on a side's line, until a shape stands in the way; the cost of the side is included."""
        usage = self._usage
        step_x, step_y = STEP[side]
        axis = 0 if step_x else 1
        passed, turning, owned = (usage.along, usage.across)[axis], usage.turning, usage.port_lines[axis]
        x, y = node.cell
        step = step_x + step_y * usage.width
        point, group = usage.number(node.cell), (node.index, side)
        at, places = (x, self._x) if step_x else (y, self._y)
        forward = step_x + step_y
        left = len(places) - 1 - at if forward > 0 else at
        cost = self._side_cost(edge, node, side, leaves)
        points: list[_RayPoint] = []
        for _ in range(left):
            cost += abs(places[at + forward] - places[at])
            at, x, y, point = at + forward, x + step_x, y + step_y, point + step
            met = usage.occupant[point]
            if met is None and point in owned:
                cost += costs.SHARED_PORT_LINE * usage.foreign_ports(point, axis, group)
            points.append((x, y, cost, met))
            if met is not None:
                break
            if passed[point] or turning[point]:
                cost += costs.CROSSING * passed[point] + costs.POSSIBLE_CROSSING * turning[point]
        return points


def _short_first(edge: GridEdge) -> tuple[bool, bool, float, int]:
    source, target = edge.source, edge.target
    columns, ranks = abs(source.column - target.column), abs(source.rank - target.rank)
    return edge.backward, columns > 0, ranks + 0.8 * columns, edge.index


def _declared(edge: GridEdge) -> tuple[bool, int]:
    return edge.backward, edge.index


def _centres(cells: int, size: float) -> list[float]:
    places, at = [0.0], 0.0
    for _ in range(2 * cells):
        at += (costs.CHANNEL + size) / 2
        places.append(at)
    return places


def _direct(
    edge: GridEdge,
    departures: dict[Side, list[_RayPoint]],
    arrivals: dict[GridPoint, list[_Arrival]],
    entering: dict[Side, float],
) -> tuple[float, tuple[Leg, ...]]:
    """The best route with no bend or one."""
    best: tuple[float, tuple[Leg, ...]] = (math.inf, ())
    start, end = edge.source.cell, edge.target.cell
    for side, ray in departures.items():
        for x, y, cost, met in ray:
            if met is edge.target and edge.source is not edge.target:
                total = cost + entering[OPPOSITE[side]]
                if total < best[0]:
                    best = total, (Leg(start, end, side, OPPOSITE[side]),)
            if met is not None:
                continue
            for arrival in arrivals.get((x, y), ()):
                total = cost + arrival.cost + costs.BEND
                if arrival.side.across != side.across and total < best[0]:
                    best = total, (Leg(start, (x, y), side), Leg((x, y), end, None, arrival.side))
    return best


def _legs(points: list[GridPoint], leaves: Side, enters: Side) -> tuple[Leg, ...]:
    corners = [points[0]]
    for place in range(1, len(points) - 1):
        before, here, after = corners[-1], points[place], points[place + 1]
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            corners.append(here)
    corners.append(points[-1])
    legs = [Leg(start, end) for start, end in itertools.pairwise(corners)]
    legs[0] = legs[0]._replace(leaves=leaves)
    legs[-1] = legs[-1]._replace(enters=enters)
    return tuple(legs)


_State = tuple[int, int, int]  # x, y, axis of travel: 0 across, 1 along
_Found = tuple[float, list[GridPoint], Side, Side]


class _Search:
    """A* over the channels, for one edge; the distance to the target and one bend are the least that is left to pay."""

    def __init__(self, usage: Usage, x_of: list[float], y_of: list[float], target: GridPoint, limit: float) -> None:
        self._usage, self._limit = usage, limit
        self._reached: dict[_State, tuple[float, _State | Side]] = {}
        self._queue: list[tuple[float, int, float, _State]] = []
        self._pushed = 0
        self._x, self._y = x_of, y_of
        target_x, target_y = x_of[target[0]], y_of[target[1]]
        self._left_x = [abs(x - target_x) + costs.BEND for x in x_of]
        self._left_y = [abs(y - target_y) for y in y_of]

    def depart(self, side: Side, ray: list[_RayPoint]) -> None:
        across = side.across
        for x, y, cost, met in ray:
            if met is None and (x if across else y) % 2 == 0:
                self._push(cost + costs.BEND, (x, y, 1 if across else 0), side)

    def run(self, arrivals: dict[GridPoint, list[_Arrival]]) -> _Found | None:
        """The best route below the limit, or None."""
        goal: tuple[_State, Side] | None = None
        while self._queue:
            bound, _, cost, state = heapq.heappop(self._queue)
            if bound >= self._limit:
                break
            if cost > self._reached[state][0]:
                continue
            for arrival in arrivals.get((state[0], state[1]), ()):
                total = cost + arrival.cost + costs.BEND
                if arrival.side.across == (state[2] == 1) and total < self._limit:
                    self._limit, goal = total, (state, arrival.side)
            self._expand(cost, state)
        return self._traced(*goal) if goal else None

    def _expand(self, cost: float, state: _State) -> None:
        usage, (x, y, axis) = self._usage, state
        crowd = usage.crowd[axis]
        last_x, last_y = usage.width - 1, usage.height - 1
        for step in (-1, 1):
            if axis == 0:
                next_x, next_y = x + step, y
                if not 0 <= next_x <= last_x:
                    continue
                length = abs(self._x[next_x] - self._x[x])
                outermost = y in (0, last_y)
            else:
                next_x, next_y = x, y + step
                if not 0 <= next_y <= last_y:
                    continue
                length = abs(self._y[next_y] - self._y[y])
                outermost = x in (0, last_x)
            point = next_y * usage.width + next_x
            here = cost + length + costs.CONGESTION * crowd[point] + (costs.OUTERMOST if outermost else 0.0)
            self._push(here + usage.crossing_cost(point, axis), (next_x, next_y, axis), state)
            if next_x % 2 == 0 and next_y % 2 == 0:
                passing = usage.across[point] + usage.along[point]
                turned = here + costs.BEND + costs.POSSIBLE_CROSSING * passing
                self._push(turned, (next_x, next_y, 1 - axis), state)

    def _push(self, cost: float, state: _State, origin: _State | Side) -> None:
        bound = cost + self._left_x[state[0]] + self._left_y[state[1]]
        if bound >= self._limit:
            return
        known = self._reached.get(state)
        if known is None or cost < known[0]:
            self._reached[state] = (cost, origin)
            self._pushed += 1
            heapq.heappush(self._queue, (bound, self._pushed, cost, state))

    def _traced(self, state: _State, enters: Side) -> _Found:
        corners: list[GridPoint] = []
        while True:
            corners.append((state[0], state[1]))
            origin = self._reached[state][1]
            if isinstance(origin, Side):
                return self._limit, corners[::-1], origin, enters
            state = origin
