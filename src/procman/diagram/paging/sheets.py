"""What stands on every page: a small drawing of its own, with headers repeated and connectors where edges are cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from procman.diagram.box import moved
from procman.diagram.geometry import Drawing, DrawnEdge, DrawnLabel, Point, Rectangle, rounded
from procman.diagram.headers import Headers
from procman.diagram.paging.connectors import DrawnConnector
from procman.diagram.paging.pages import Pages, Piece, middle
from procman.diagram.paging.sheet_connectors import PageConnectors, Ways
from procman.diagram.paging.sheet_frame import Frame, PageBands, PageRooms
from procman.diagram.sheet_geometry import Page


@dataclass(frozen=True, slots=True)
class SheetDrawing:
    """One page.

    Attributes:
        drawing: Its part of the drawing, in figures of its own; cut edges end at the connectors' circles.
        clip: The room of the shapes, if some shape is larger than a page and goes on on the next one.
    """

    page: Page
    drawing: Drawing
    connectors: tuple[DrawnConnector, ...]
    clip: Rectangle | None


class SheetMaker:
    """Makes the sheets of one drawing.

    Attributes:
        frame: What headers and connectors need; if it is larger than the frame given, the sheets are not good.
    """

    def __init__(self, pages: Pages, headers: Headers, frame: Frame, text_size: float, target: Point) -> None:
        """Measure the surroundings.

        Args:
            pages: The pages.
            headers: Sets the names of bands.
            frame: The room that is planned for headers and connectors.
            text_size: Of letters and notes of connectors.
            target: The room for the drawing on a sheet, in the drawing's units, headers included.
        """
        self._pages, self._drawing = pages, pages.drawing
        self._rooms = PageRooms(pages, (frame.gutter(0), frame.gutter(1)))
        self._connectors = PageConnectors(pages, self._rooms, text_size)
        left, top = PageBands(pages, self._rooms, headers).strips()
        self.frame = self._connectors.needs(replace(frame, left=left, top=top))
        self._target = (target[0] - left, target[1] - top)
        self._bands = PageBands(pages, self._rooms, headers, self._target)

    def run(self) -> list[SheetDrawing]:
        """All sheets in the order of the pages."""
        return [self._sheet(page) for page in self._drawing.pages]

    def _sheet(self, page: Page) -> SheetDrawing:
        number, frame = page.number, self.frame
        room, piece = self._rooms.room(number, self._target), self._rooms.pieces[number]
        move = (rounded(frame.left - room.x), rounded(frame.top - room.y))
        size = (rounded(frame.left + room.width), rounded(frame.top + room.height))
        columns, rows = self._bands.place(number, move, size, frame)
        vertical = self._drawing.direction == "vertical"
        connectors, ways = self._connectors.draw(number, move, self._target)
        shown = [node for node in self._drawing.nodes if node.place.touches(piece)]
        larger = any(not node.place.within(piece) for node in shown)
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

    def _edge(self, part: Piece, move: Point, ways: Ways) -> DrawnEdge:
        """A part of an edge with its ways from and to the connectors."""
        points = [(rounded(x + move[0]), rounded(y + move[1])) for x, y in part.points]
        if part.entering:
            points[:1] = reversed(ways[id(part.entering)])
        if part.leaving:
            points[-1:] = ways[id(part.leaving)]
        label = part.edge.label if self._has_label(part) else None
        return replace(
            part.edge,
            id=part.edge.id + part.suffix,
            points=_straightened(points),
            label=_moved_label(label, move) if label else None,
            timer=0.0 if part.entering else part.edge.timer,
        )

    def _has_label(self, part: Piece) -> bool:
        """Whether the label stands at this part: the first one on the page where it is, or else at the source."""
        label = part.edge.label
        if label is None:
            return False
        x, y = middle(label.place)
        for number, piece in self._rooms.pieces.items():
            if piece.x <= x < piece.right and piece.y <= y < piece.bottom:
                first = next((other for other in self._pages.pieces[number] if other.edge is part.edge), None)
                if first:
                    return first is part
        return part.entering is None


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
