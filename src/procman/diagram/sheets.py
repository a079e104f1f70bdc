"""What stands on every page: a small drawing of its own, with headers repeated and connectors where edges are cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from procman.diagram.boxes import moved
from procman.diagram.connectors import Border, DrawnConnector, Gutter, Wanted, depth
from procman.diagram.diagram_input import InputBand
from procman.diagram.geometry import Band, Connector, Drawing, DrawnEdge, DrawnLabel, Page, Point, Rectangle, rounded
from procman.diagram.headers import Headers
from procman.diagram.pages import Pages, Piece
from procman.diagram.text import width

_SAME = 0.05


@dataclass(frozen=True, slots=True)
class SheetDrawing:
    """One page.

    Attributes:
        drawing: Its part of the drawing, in figures of its own; cut edges end at the connectors' circles.
        clip: The room of the nodes, if some node is larger than a page and goes on on the next one.
    """

    page: Page
    drawing: Drawing
    connectors: tuple[DrawnConnector, ...]
    clip: Rectangle | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the pieces of the drawing on its pages.

    Attributes:
        left: Width of the strip with names left of rows; ``top`` height of the one above columns.
        rows: Rows of connectors beyond upright cuts, and beyond level cuts.
        note: Width of the widest note of a connector.
    """

    left: float
    top: float
    rows: tuple[int, int] = (1, 1)
    note: float = 0.0

    def gutter(self, axis: int) -> float:
        """How deep the strip for connectors is at cuts across an axis."""
        return depth(self.rows[axis], self.note if axis == 0 else 0.0)


def frame_of(drawing: Drawing) -> Frame:
    """The frame as the drawing itself has it."""
    columns, rows = _columns_and_rows(drawing)
    return Frame(
        left=max((band.header.right for band in rows), default=0.0),
        top=max((band.header.bottom for band in columns), default=0.0),
    )


def _columns_and_rows(drawing: Drawing) -> tuple[Sequence[Band], Sequence[Band]]:
    upright = drawing.direction == "vertical"
    return (drawing.lanes, drawing.phases) if upright else (drawing.phases, drawing.lanes)


class SheetMaker:
    """Makes the sheets of one drawing."""

    def __init__(self, pages: Pages, headers: Headers, frame: Frame, text_size: float) -> None:
        self._pages, self._headers, self._text_size = pages, headers, text_size
        self._drawing = pages.drawing
        whole = frame_of(self._drawing)
        self._origin = (whole.left, whole.top)
        self._last = tuple(max(tile[axis] for tile in pages.tiles) for axis in (0, 1))
        self._pieces = {page.number: self._piece(page) for page in self._drawing.pages}
        self._gutters = (frame.gutter(0), frame.gutter(1))
        columns, rows = _columns_and_rows(self._drawing)
        self._bands = {
            page.number: (self._visible(page.number, columns, 0), self._visible(page.number, rows, 1))
            for page in self._drawing.pages
        }
        tops = [self._set(columns, 0, number)[0] for number in self._bands]
        lefts = [self._set(rows, 1, number)[0] for number in self._bands]
        self.frame = replace(frame, left=max(lefts), top=max(tops), rows=self._rows_needed(frame), note=self._note())

    def run(self) -> list[SheetDrawing]:
        """All sheets in the order of the pages."""
        return [self._sheet(page) for page in self._drawing.pages]

    def _piece(self, page: Page) -> Rectangle:
        """The part of the drawing inside the headers."""
        x, y = max(page.x, self._origin[0]), max(page.y, self._origin[1])
        return Rectangle(x, y, rounded(page.x + page.width - x), rounded(page.y + page.height - y))

    def _borders(self, number: int) -> dict[Border, bool]:
        """On which sides the page is cut."""
        column, row = self._pages.tiles[number - 1]
        return {
            "left": column > 0,
            "right": column < self._last[0],
            "top": row > 0,
            "bottom": row < self._last[1],
        }

    def _room(self, number: int) -> Rectangle:
        """The piece with the gutters around it, in the drawing's figures."""
        piece, cut = self._pieces[number], self._borders(number)
        upright, level = self._gutters
        x, y = piece.x - upright * cut["left"], piece.y - level * cut["top"]
        right, bottom = piece.right + upright * cut["right"], piece.bottom + level * cut["bottom"]
        return Rectangle(rounded(x), rounded(y), rounded(right - x), rounded(bottom - y))

    def _visible(self, number: int, bands: Sequence[Band], axis: int) -> list[tuple[Band, float, float, bool]]:
        """The bands on a page: where they begin and end with the gutters, and whether they began earlier."""
        piece, room = self._pieces[number], self._room(number)
        low, high = (piece.x, piece.right) if axis == 0 else (piece.y, piece.bottom)
        start, end = (room.x, room.right) if axis == 0 else (room.y, room.bottom)
        found = []
        for band in bands:
            first, last = (band.x, band.x + band.width) if axis == 0 else (band.y, band.y + band.height)
            if first < high - _SAME and last > low + _SAME:
                begins = start if first <= low + _SAME else first
                ends = end if last >= high - _SAME else last
                found.append((band, begins, ends, first < low - _SAME))
        return found

    def _set(self, bands: Sequence[Band], axis: int, number: int) -> tuple[float, list[tuple[str, ...]]]:
        """The size of a strip of headers on a page, and the lines of the names."""
        visible = self._bands[number][axis]
        if not bands:
            return 0.0, []
        continued = self._drawing.title.continued
        names = [continued.format(name=band.name) if late and band.name else band.name for band, _, _, late in visible]
        sizes = [end - start for _, start, end, _ in visible]
        return self._headers.above(names, sizes) if axis == 0 else self._headers.beside(names, sizes)

    def _sheet(self, page: Page) -> SheetDrawing:
        number = page.number
        room, piece = self._room(number), self._pieces[number]
        move = (rounded(self.frame.left - room.x), rounded(self.frame.top - room.y))
        size = (rounded(self.frame.left + room.width), rounded(self.frame.top + room.height))
        columns, rows = self._bands_of(number, move, size)
        vertical = self._drawing.direction == "vertical"
        connectors, ways = self._connectors(number, move)
        place = Rectangle(piece.x, piece.y, piece.width, piece.height)
        shown = [node for node in self._drawing.nodes if node.place.touches(place)]
        larger = any(not _inside(node.place, place) for node in shown)
        drawing = replace(
            self._drawing,
            width=size[0],
            height=size[1],
            lanes=columns if vertical else rows,
            phases=rows if vertical else columns,
            nodes=tuple(moved(node, *move) for node in shown),
            edges=tuple(self._edge(part, move, ways) for part in self._pages.pieces[number]),
            pages=(page,),
            connectors=(),
        )
        clip = Rectangle(piece.x + move[0], piece.y + move[1], piece.width, piece.height) if larger else None
        return SheetDrawing(page, drawing, tuple(connectors), clip)

    def _bands_of(self, number: int, move: Point, size: Point) -> tuple[tuple[Band, ...], tuple[Band, ...]]:
        made: list[tuple[Band, ...]] = []
        for axis, bands in enumerate(_columns_and_rows(self._drawing)):
            _, lines = self._set(bands, axis, number)
            row = []
            for (band, start, end, _), name in zip(self._bands[number][axis], lines, strict=False):
                first, long = rounded(start + move[axis]), rounded(end - start)
                if axis == 0:
                    place = Rectangle(first, 0.0, long, size[1])
                    header = Rectangle(first, 0.0, long, self.frame.top)
                else:
                    place = Rectangle(0.0, first, size[0], long)
                    header = Rectangle(0.0, first, self.frame.left, long)
                row.append(self._headers.band(InputBand(band.id, band.name), place, header, name))
            made.append(tuple(row))
        return made[0], made[1]

    def _edge(self, part: Piece, move: Point, ways: dict[int, tuple[Point, ...]]) -> DrawnEdge:
        """A part of an edge with its ways from and to the connectors."""
        points = [(rounded(x + move[0]), rounded(y + move[1])) for x, y in part.points]
        if part.entering:
            points[:1] = reversed(ways[id(part.entering)])
        if part.leaving:
            points[-1:] = ways[id(part.leaving)]
        label = part.edge.label if self._has_label(part) else None
        suffix = "" if part.leaving is part.entering else "--in" if part.entering else "--out"
        return replace(
            part.edge,
            id=part.edge.id + suffix,
            points=_straightened(points),
            label=_moved_label(label, move) if label else None,
            timer=0.0 if part.entering else part.edge.timer,
        )

    def _has_label(self, part: Piece) -> bool:
        """Whether the label stands at this part of its edge."""
        label = part.edge.label
        if label is None:
            return False
        if part.entering is None and part.leaving is None:
            return True
        piece = self._pieces[part.number]
        x, y = label.x + label.width / 2, label.y + label.height / 2
        inside = piece.x <= x < piece.right and piece.y <= y < piece.bottom
        first = next(other for other in self._pages.pieces[part.number] if other.edge is part.edge)
        return inside and first is part

    def _wanted(self, number: int) -> dict[Border, list[tuple[Connector, Wanted]]]:
        """The connectors at every border of a page, in order."""
        piece = self._pieces[number]
        at: dict[Border, list[tuple[Connector, Wanted]]] = {"left": [], "right": [], "top": [], "bottom": []}
        lines = {"left": piece.x, "right": piece.right, "top": piece.y, "bottom": piece.bottom}
        cut = self._borders(number)
        for part in self._pages.pieces[number]:
            for end, beyond in ((part.entering, part.points[1]), (part.leaving, part.points[-2])):
                if end is None:
                    continue
                level = abs(end.y - beyond[1]) < _SAME
                sides: tuple[Border, Border] = ("left", "right") if level else ("top", "bottom")
                place = end.x if level else end.y
                border = min((side for side in sides if cut[side]), key=lambda side: abs(lines[side] - place))
                wanted = Wanted(end.letter, part.edge.kind, end.y if level else end.x, self._reference(end))
                at[border].append((end, wanted))
        for wishes in at.values():
            wishes.sort(key=lambda wish: (wish[1].at, wish[0].letter, wish[0].leaves))
        return at

    def _reference(self, end: Connector) -> str:
        """Where the edge goes on, unless it is simply the page before or after."""
        single = 0 in self._last
        if single and abs(end.other_page - end.page) == 1:
            return ""
        return self._drawing.title.reference.format(number=end.other_page)

    def _gutter(self, border: Border, number: int, move: Point) -> Gutter:
        piece = self._pieces[number]
        x, y = piece.x + move[0], piece.y + move[1]
        right, bottom = piece.right + move[0], piece.bottom + move[1]
        low, high = (x, right) if border in ("top", "bottom") else (y, bottom)
        line = {"left": x, "right": right, "top": y, "bottom": bottom}[border]
        return Gutter(border, line, low, high, self._text_size)

    def _connectors(self, number: int, move: Point) -> tuple[list[DrawnConnector], dict[int, tuple[Point, ...]]]:
        """The connectors of a page, and the way to each."""
        drawn: list[DrawnConnector] = []
        ways: dict[int, tuple[Point, ...]] = {}
        for border, entries in self._wanted(number).items():
            axis = 1 if border in ("left", "right") else 0
            wanted = [wish._replace(at=rounded(wish.at + move[axis])) for _, wish in entries]
            placed = self._gutter(border, number, move).draw(wanted)
            drawn += placed
            ways |= {id(end): connector.way for (end, _), connector in zip(entries, placed, strict=True)}
        return drawn, ways

    def _rows_needed(self, frame: Frame) -> tuple[int, int]:
        rows = list(frame.rows)
        for number in self._pieces:
            for border, entries in self._wanted(number).items():
                axis = 0 if border in ("left", "right") else 1
                needed = self._gutter(border, number, (0.0, 0.0)).rows([wanted for _, wanted in entries])
                rows[axis] = max(rows[axis], needed)
        return rows[0], rows[1]

    def _note(self) -> float:
        """Width of the widest note beyond an upright cut."""
        notes = [
            wanted.note
            for number in self._pieces
            for border, entries in self._wanted(number).items()
            if border in ("left", "right")
            for _, wanted in entries
        ]
        return max((width(note, self._text_size) for note in notes), default=0.0)


def _inside(place: Rectangle, room: Rectangle) -> bool:
    return (
        room.x <= place.x + _SAME
        and place.right <= room.right + _SAME
        and room.y <= place.y + _SAME
        and place.bottom <= room.bottom + _SAME
    )


def _moved_label(label: DrawnLabel, move: Point) -> DrawnLabel:
    return replace(label, x=rounded(label.x + move[0]), y=rounded(label.y + move[1]))


def _straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without repeated points and without points on a straight level or upright line."""
    kept = [points[0]]
    for point in points[1:]:
        if point == kept[-1]:
            continue
        if len(kept) > 1 and any(kept[-2][axis] == kept[-1][axis] == point[axis] for axis in (0, 1)):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
