"""What surrounds the pieces of a drawing on their pages: strips of headers, gutters for connectors, room to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from procman.diagram.diagram_input import InputBand
from procman.diagram.geometry import Band, Drawing, Point, Rectangle, rounded
from procman.diagram.headers import Headers
from procman.diagram.paging.connectors import Border, depth
from procman.diagram.paging.pages import Pages
from procman.diagram.sheet_geometry import Page

_SAME = 0.05
_LEAST_FILLED = 0.55  # a short flowchart keeps its own size


@dataclass(frozen=True, slots=True)
class Frame:
    """Sizes of the surroundings, the same on all pages.

    Attributes:
        left: Width of the strip with names left of rows; ``top`` height of the one above columns.
        rows: Rows of connectors beyond upright cuts, and beyond level cuts.
        note: Width of the widest note of a connector beyond an upright cut.
    """

    left: float
    top: float
    rows: tuple[int, int] = (1, 1)
    note: float = 0.0

    def gutter(self, axis: int) -> float:
        """How deep the strip for connectors is at cuts across an axis."""
        return depth(self.rows[axis], self.note if axis == 0 else 0.0)

    def strip(self, axis: int) -> float:
        """What headers take of an axis."""
        return self.left if axis == 0 else self.top


def columns_and_rows(drawing: Drawing) -> tuple[Sequence[Band], Sequence[Band]]:
    """The bands beside each other, and the bands below each other."""
    upright = drawing.direction == "vertical"
    return (drawing.lanes, drawing.phases) if upright else (drawing.phases, drawing.lanes)


def frame_of(drawing: Drawing) -> Frame:
    """The frame as the drawing itself has it."""
    columns, rows = columns_and_rows(drawing)
    return Frame(
        left=max((band.header.right for band in rows), default=0.0),
        top=max((band.header.bottom for band in columns), default=0.0),
    )


class Visible(NamedTuple):
    """A band on a page: where it begins and ends there, and whether it began on an earlier one."""

    band: Band
    start: float
    end: float
    continued: bool


class PageRooms:
    """The pieces of a drawing and their surroundings, all in the drawing's own figures.

    Attributes:
        pieces: What is inside the headers, by number of the page.
    """

    def __init__(self, pages: Pages, gutters: tuple[float, float]) -> None:
        self._pages, self._gutters = pages, gutters
        whole = frame_of(pages.drawing)
        self._origin = (whole.left, whole.top)
        self._last = tuple(max(tile[axis] for tile in pages.tiles) for axis in (0, 1))
        self.pieces = {page.number: self._piece(page) for page in pages.drawing.pages}

    @property
    def one_way(self) -> bool:
        """Whether cuts run across one axis only."""
        return 0 in self._last

    def _piece(self, page: Page) -> Rectangle:
        x, y = max(page.x, self._origin[0]), max(page.y, self._origin[1])
        return Rectangle(x, y, rounded(page.x + page.width - x), rounded(page.y + page.height - y))

    def borders(self, number: int) -> dict[Border, bool]:
        """On which sides a page is cut."""
        column, row = self._pages.tiles[number - 1]
        return {
            "left": column > 0,
            "right": column < self._last[0],
            "top": row > 0,
            "bottom": row < self._last[1],
        }

    def room(self, number: int, target: Point | None = None) -> Rectangle:
        """A piece with the gutters around it.

        Args:
            number: Of the page.
            target: Size of the room that the page has; the piece is widened to it on both sides across the lanes, and
                behind its end along the flow.
        """
        piece, cut = self.pieces[number], self.borders(number)
        upright, level = self._gutters
        low = [piece.x - upright * cut["left"], piece.y - level * cut["top"]]
        high = [piece.right + upright * cut["right"], piece.bottom + level * cut["bottom"]]
        if target:
            across = 0 if self._pages.drawing.direction == "vertical" else 1
            for axis in (0, 1):
                missing = target[axis] - (high[axis] - low[axis])
                if missing > 0 and (len(self.pieces) > 1 or missing < (1 - _LEAST_FILLED) * target[axis]):
                    before = missing / 2 if axis == across else 0.0
                    low[axis], high[axis] = low[axis] - before, high[axis] + missing - before
        return Rectangle(rounded(low[0]), rounded(low[1]), rounded(high[0] - low[0]), rounded(high[1] - low[1]))

    def left_behind(self, number: int, target: Point) -> Point:
        """How far the end of the page moves from its cut when it is widened, along the flow only."""
        plain, wide = self.room(number), self.room(number, target)
        if self._pages.drawing.direction == "vertical":
            return 0.0, rounded(wide.bottom - plain.bottom)
        return rounded(wide.right - plain.right), 0.0


class PageBands:
    """The bands of all pages in their rooms."""

    def __init__(self, pages: Pages, rooms: PageRooms, headers: Headers, target: Point | None = None) -> None:
        self._drawing, self._headers, self._rooms, self._target = pages.drawing, headers, rooms, target
        self._numbers = [page.number for page in pages.drawing.pages]

    def visible(self, number: int, axis: int) -> list[Visible]:
        """The columns (axis 0) or rows (axis 1) on a page."""
        piece, room = self._rooms.pieces[number], self._rooms.room(number, self._target)
        low, high = (piece.x, piece.right) if axis == 0 else (piece.y, piece.bottom)
        start, end = (room.x, room.right) if axis == 0 else (room.y, room.bottom)
        found = []
        for band in columns_and_rows(self._drawing)[axis]:
            first, last = (band.x, band.x + band.width) if axis == 0 else (band.y, band.y + band.height)
            if first < high - _SAME and last > low + _SAME:
                begins = start if first <= low + _SAME else first
                ends = end if last >= high - _SAME else last
                found.append(Visible(band, begins, ends, first < low - _SAME))
        return found

    def _set(self, number: int, axis: int) -> tuple[float, list[tuple[str, ...]]]:
        """Size of a strip of headers, and the lines of the names."""
        shown = self.visible(number, axis)
        if not shown:
            return 0.0, []
        title = self._drawing.title
        sizes = [entry.end - entry.start for entry in shown]
        if axis == 0:
            names = [
                title.continued.format(name=entry.band.name) if entry.continued and entry.band.name else entry.band.name
                for entry in shown
            ]
            return self._headers.above(names, sizes)
        marks = [title.continued_mark if entry.continued and entry.band.name else "" for entry in shown]
        return self._headers.beside([entry.band.name for entry in shown], sizes, marks)

    def strips(self) -> tuple[float, float]:
        """Width of the strip left of rows and height of the strip above columns, enough for all pages."""
        left = max(self._set(number, 1)[0] for number in self._numbers)
        return left, max(self._set(number, 0)[0] for number in self._numbers)

    def place(self, number: int, move: Point, size: Point, frame: Frame) -> tuple[tuple[Band, ...], tuple[Band, ...]]:
        """The columns and the rows of a page, moved into its own figures."""
        made: list[tuple[Band, ...]] = []
        for axis in (0, 1):
            _, lines = self._set(number, axis)
            row = []
            for entry, name in zip(self.visible(number, axis), lines, strict=True):
                first, long = rounded(entry.start + move[axis]), rounded(entry.end - entry.start)
                place, header = (
                    (Rectangle(first, 0.0, long, size[1]), Rectangle(first, 0.0, long, frame.top))
                    if axis == 0
                    else (Rectangle(0.0, first, size[0], long), Rectangle(0.0, first, frame.left, long))
                )
                row.append(
                    self._headers.band(
                        InputBand(entry.band.id, entry.band.name, entry.band.change), place, header, name
                    )
                )
            made.append(tuple(row))
        return made[0], made[1]
