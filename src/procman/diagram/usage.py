"""What already runs where on the half grid, while routes are being sought."""

from __future__ import annotations

from collections import defaultdict

from procman.diagram import costs
from procman.diagram.grid import GridEdge, GridNode, GridPoint, Leg, Side

PortGroup = tuple[int, Side]


class Usage:
    """Counts of lines over every point of the half grid.

    Points are numbered ``y * width + x``. ``across`` and ``along`` count lines that pass straight, ``turning`` those
    that turn there, half each; ``crowd`` counts all by axis (0 across, 1 along).
    """

    def __init__(self, nodes: list[GridNode], columns: int, ranks: int) -> None:
        self.width, self.height = 2 * columns + 1, 2 * ranks + 1
        size = self.width * self.height
        self.across = [0] * size
        self.along = [0] * size
        self.turning = [0.0] * size
        self.crowd = ([0] * size, [0] * size)
        self.occupant: list[GridNode | None] = [None] * size
        for node in nodes:
            self.occupant[self.number(node.cell)] = node
        self.port_lines: tuple[dict[int, dict[PortGroup, int]], ...] = (defaultdict(dict), defaultdict(dict))
        self.sides: dict[PortGroup, list[costs.SideUse]] = defaultdict(list)

    def number(self, point: GridPoint) -> int:
        """The number of a point."""
        return point[1] * self.width + point[0]

    def clear_between(self, one: GridNode, other: GridNode) -> bool:
        """Whether a straight line can connect two shapes."""
        if (one.column == other.column) == (one.rank == other.rank):
            return False
        first, last = sorted((self.number(one.cell), self.number(other.cell)))
        step = 1 if one.rank == other.rank else self.width
        return all(self.occupant[point] is None for point in range(first + step, last, step))

    def crossing_cost(self, point: int, axis: int) -> float:
        """Cost of passing straight through a point."""
        passed = self.along[point] if axis == 0 else self.across[point]
        return costs.CROSSING * passed + costs.POSSIBLE_CROSSING * self.turning[point]

    def foreign_ports(self, point: int, axis: int, group: PortGroup) -> int:
        """How many other sides of shapes have their lines here."""
        owners = self.port_lines[axis].get(point)
        return 0 if not owners else len(owners) - (group in owners)

    def add(self, edge: GridEdge) -> None:
        """Count a route."""
        self._apply(edge, 1)
        self.sides[_leaving(edge)].append((edge, True))
        self.sides[_entering(edge)].append((edge, False))

    def remove(self, edge: GridEdge) -> None:
        """Take a route out again."""
        self._apply(edge, -1)
        self.sides[_leaving(edge)].remove((edge, True))
        self.sides[_entering(edge)].remove((edge, False))

    def _apply(self, edge: GridEdge, sign: int) -> None:
        last = len(edge.route) - 1
        for place, leg in enumerate(edge.route):
            axis = 0 if leg.start[1] == leg.end[1] else 1
            points = self._points(leg)
            straight = self.across if axis == 0 else self.along
            for i, point in enumerate(points):
                first_point, last_point = i == 0, i == len(points) - 1
                if (first_point and place == 0) or (last_point and place == last):
                    continue  # inside the shape
                if first_point or last_point:
                    self.turning[point] += 0.5 * sign
                else:
                    straight[point] += sign
                self.crowd[axis][point] += sign
                if leg.leaves is not None:
                    self._own(axis, point, _leaving(edge), sign)
                if leg.enters is not None:
                    self._own(axis, point, _entering(edge), sign)

    def _own(self, axis: int, point: int, group: PortGroup, sign: int) -> None:
        owners = self.port_lines[axis][point]
        owners[group] = owners.get(group, 0) + sign
        if not owners[group]:
            del owners[group]

    def _points(self, leg: Leg) -> range:
        start, end = self.number(leg.start), self.number(leg.end)
        step = 1 if leg.start[1] == leg.end[1] else self.width
        return range(start, end + 1, step) if start <= end else range(start, end - 1, -step)


def _leaving(edge: GridEdge) -> PortGroup:
    side = edge.route[0].leaves
    assert side is not None
    return edge.source.index, side


def _entering(edge: GridEdge) -> PortGroup:
    side = edge.route[-1].enters
    assert side is not None
    return edge.target.index, side
