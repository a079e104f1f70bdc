"""A drawing cut into pages: which page has what, and the connectors where edges are cut."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from procman.diagram.geometry import Drawing, DrawnEdge, Point, Rectangle, rounded
from procman.diagram.sheet_geometry import Connector, Page

Tile = tuple[int, int]
"""Which piece along x, and which along y."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an edge on one page.

    Attributes:
        number: Number of the page.
        entering: The connector that it comes from; None at the source.
        leaving: The connector that it leads to; None at the target.
        suffix: What tells the parts of an edge apart.
    """

    edge: DrawnEdge
    number: int
    points: tuple[Point, ...]
    entering: Connector | None = None
    leaving: Connector | None = None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """A drawing in pages.

    Attributes:
        drawing: The drawing with its pages and connectors.
        tiles: The page's place in the grid of cuts, by page. Places without any step have no page.
        pieces: The parts of edges by number of the page.
    """

    drawing: Drawing
    tiles: tuple[Tile, ...]
    pieces: dict[int, list[Piece]] = field(default_factory=dict)


def tile_of(point: Point, cuts: tuple[Sequence[float], Sequence[float]]) -> Tile:
    """The piece in which a point is."""
    return bisect_right(cuts[0], point[0]), bisect_right(cuts[1], point[1])


def middle(place: Rectangle) -> Point:
    """The middle of a place."""
    return place.x + place.width / 2, place.y + place.height / 2


def middles(drawing: Drawing) -> Iterator[Point]:
    """The middles of all that needs a page: shapes and labels, of a shape larger than a page also its corners."""
    for node in drawing.nodes:
        place = node.place
        yield from ((x, y) for x in (place.x, place.right) for y in (place.y, place.bottom))
        yield middle(place)
    for edge in drawing.edges:
        if edge.label:
            yield middle(edge.label.place)


def letters() -> Iterator[str]:
    """A to Z, AA, AB and so on."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for length in itertools.count(1):
        for combination in itertools.product(alphabet, repeat=length):
            yield "".join(combination)


def cut(drawing: Drawing, upright: Sequence[float], level: Sequence[float]) -> Pages:
    """Cut a drawing into pages.

    An edge that is cut ends at a connector on its source's page and goes on from a connector with the same letter on
    its target's page; pages between that it would only pass do not show it.

    Args:
        drawing: The drawing.
        upright: The x of upright cuts, ascending.
        level: The y of level cuts, ascending.
    """
    return _Cutter(drawing, upright, level).run()


class _Cutter:
    def __init__(self, drawing: Drawing, upright: Sequence[float], level: Sequence[float]) -> None:
        self._drawing = drawing
        self._cuts = (upright, level)
        columns, rows = range(len(upright) + 1), range(len(level) + 1)
        along_first = (
            [(x, y) for y in rows for x in columns]
            if drawing.direction == "vertical"
            else [(x, y) for x in columns for y in rows]
        )
        used = {tile_of(place, self._cuts) for place in middles(drawing)}
        self._tiles = tuple(tile for tile in along_first if tile in used)
        self._number = {tile: number for number, tile in enumerate(self._tiles, start=1)}

    def run(self) -> Pages:
        drawing = self._drawing
        pages = tuple(self._page(tile) for tile in self._tiles)
        chains = [self._chain(edge) for edge in drawing.edges]
        names = letters()
        connectors: list[Connector] = []
        pieces: dict[int, list[Piece]] = {page.number: [] for page in pages}
        order = sorted(
            (place for place, chain in enumerate(chains) if len(chain) > 1),
            key=lambda place: (chains[place][0][0], *self._flow(chains[place][0][1][-1]), place),
        )
        lettered = {place: next(names) for place in order}
        for place, (edge, chain) in enumerate(zip(drawing.edges, chains, strict=True)):
            for piece in _joined(edge, self._shown(edge, chain), lettered.get(place, "")):
                pieces[piece.number].append(piece)
                connectors += [end for end in (piece.entering, piece.leaving) if end]
        connectors.sort(key=lambda end: (len(end.letter), end.letter, not end.leaves))
        return Pages(replace(drawing, pages=pages, connectors=tuple(connectors)), self._tiles, pieces)

    def _flow(self, point: Point) -> Point:
        return (point[1], point[0]) if self._drawing.direction == "vertical" else point

    def _page(self, tile: Tile) -> Page:
        ends = ((0.0, *self._cuts[0], self._drawing.width), (0.0, *self._cuts[1], self._drawing.height))
        (x, right), (y, bottom) = (ends[axis][tile[axis] : tile[axis] + 2] for axis in (0, 1))
        return Page(self._number[tile], x, y, rounded(right - x), rounded(bottom - y))

    def _chain(self, edge: DrawnEdge) -> list[tuple[int, list[Point]]]:
        """The parts of an edge from cut to cut: number of the page, and points."""
        tile = tile_of(edge.points[0], self._cuts)
        chain = [(self._number.get(tile, 0), [edge.points[0]])]
        for start, end in itertools.pairwise(edge.points):
            for crossing in self._crossings(start, end):
                tile = tile_of(_towards(crossing, end), self._cuts)
                chain[-1][1].append(crossing)
                chain.append((self._number.get(tile, 0), [crossing]))
            chain[-1][1].append(end)
        return chain

    def _crossings(self, start: Point, end: Point) -> list[Point]:
        """Where a straight line meets cuts, in its own order."""
        axis = 0 if start[1] == end[1] else 1
        low, high = sorted((start[axis], end[axis]))
        places = [place for place in self._cuts[axis] if low < place < high]
        if start[axis] > end[axis]:
            places.reverse()
        return [(place, start[1]) if axis == 0 else (start[0], place) for place in places]

    def _shown(self, edge: DrawnEdge, chain: list[tuple[int, list[Point]]]) -> list[tuple[int, list[Point]]]:
        """The first part and the last one, and a part between only for the label that stands at it."""
        ends = {0, len(chain) - 1}
        if edge.label and len(chain) > 2:
            number = self._number.get(tile_of(middle(edge.label.place), self._cuts), 0)
            if number not in {chain[end][0] for end in ends}:
                ends |= {index for index, (page, _) in enumerate(chain) if page == number}
        return [chain[index] for index in sorted(ends)]


def _towards(start: Point, end: Point) -> Point:
    """A point a little way along a line."""
    share = min(1.0, 0.05 / (abs(end[0] - start[0]) + abs(end[1] - start[1])))
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _joined(edge: DrawnEdge, chain: list[tuple[int, list[Point]]], letter: str) -> Iterator[Piece]:
    """The parts with the connectors between them."""
    last = len(chain) - 1
    for place, (number, points) in enumerate(chain):
        entering = leaving = None
        if place:
            entering = Connector(letter, edge.id, number, chain[place - 1][0], *points[0], leaves=False)
        if place < last:
            leaving = Connector(letter, edge.id, number, chain[place + 1][0], *points[-1], leaves=True)
        suffix = f"--part-{place + 1}" if last else ""
        yield Piece(edge, number, tuple(points), entering, leaving, suffix)
