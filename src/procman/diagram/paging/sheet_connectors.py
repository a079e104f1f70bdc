"""Which connectors stand at which border of a page, and where."""

from __future__ import annotations

from procman.diagram.geometry import Point, rounded
from procman.diagram.paging.connectors import Border, DrawnConnector, Gutter, Wanted
from procman.diagram.paging.pages import Pages
from procman.diagram.paging.sheet_frame import Frame, PageRooms
from procman.diagram.sheet_geometry import Connector
from procman.diagram.text import width

_SAME = 0.05

Ways = dict[int, tuple[Point, ...]]
"""The way from the border to the circle, by the identity of a connector."""


class PageConnectors:
    """The connectors of all pages of one drawing."""

    def __init__(self, pages: Pages, rooms: PageRooms, text_size: float) -> None:
        self._pages, self._rooms, self._text_size = pages, rooms, text_size
        self._wanted = {number: self._at_borders(number) for number in rooms.pieces}

    def _at_borders(self, number: int) -> dict[Border, list[tuple[Connector, Wanted]]]:
        """The connectors at every border of a page, in order."""
        piece, cut = self._rooms.pieces[number], self._rooms.borders(number)
        at: dict[Border, list[tuple[Connector, Wanted]]] = {"left": [], "right": [], "top": [], "bottom": []}
        lines = {"left": piece.x, "right": piece.right, "top": piece.y, "bottom": piece.bottom}
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
        """Where the edge goes on, unless that is simply the page before or after."""
        if self._rooms.one_way and abs(end.other_page - end.page) == 1:
            return ""
        return self._pages.drawing.title.reference.format(number=end.other_page)

    def _gutter(self, border: Border, number: int, move: Point, behind: Point = (0.0, 0.0)) -> Gutter:
        """The gutter at a border; at the end of the flow it stands as far behind the cut as the page has room left."""
        piece = self._rooms.pieces[number]
        x, y = piece.x + move[0], piece.y + move[1]
        right, bottom = piece.right + move[0], piece.bottom + move[1]
        low, high = (x, right) if border in ("top", "bottom") else (y, bottom)
        line = {"left": x, "right": right + behind[0], "top": y, "bottom": bottom + behind[1]}[border]
        return Gutter(border, line, low, high, self._text_size)

    def draw(self, number: int, move: Point, target: Point) -> tuple[list[DrawnConnector], Ways]:
        """The connectors of a page, moved into its own figures, and the way to each."""
        behind = self._rooms.left_behind(number, target)
        drawn: list[DrawnConnector] = []
        ways: Ways = {}
        for border, entries in self._wanted[number].items():
            axis = 1 if border in ("left", "right") else 0
            wanted = [wish._replace(at=rounded(wish.at + move[axis])) for _, wish in entries]
            placed = self._gutter(border, number, move, behind).draw(wanted)
            drawn += placed
            ways |= {id(end): connector.way for (end, _), connector in zip(entries, placed, strict=True)}
        return drawn, ways

    def needs(self, frame: Frame) -> Frame:
        """A frame with gutters that have room for all connectors."""
        rows, note = list(frame.rows), frame.note
        for number, borders in self._wanted.items():
            for border, entries in borders.items():
                axis = 0 if border in ("left", "right") else 1
                needed = self._gutter(border, number, (0.0, 0.0)).rows([wanted for _, wanted in entries])
                rows[axis] = max(rows[axis], needed)
                if axis == 0:
                    note = max([note, *(width(wanted.note, self._text_size) for _, wanted in entries)])
        return Frame(frame.left, frame.top, (rows[0], rows[1]), note)
