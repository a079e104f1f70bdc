"""What can be wrong with a map, counted from its figures alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from procman.diagram.geometry import Point, Rectangle
from procman.diagram.labels import segment_places
from procman.landscape.figure import DrawnArrow, Map

_TINY = 0.05
_CLOSE = 3.0


@dataclass(frozen=True, slots=True)
class Metrics:
    """Counts over one map; all but ``crossings`` and ``bends`` are faults.

    Attributes:
        card_overlaps: Pairs of cards that touch.
        cards_outside: Cards that leave the box of their domain or lie on its header.
        lines_through_cards: Arrows that run inside of a card, or over a header.
        loose_ends: Ends of arrows that are not on the border of their card.
        collinear_overlaps: Pieces of different arrows that lie on each other or closer than 3 px.
        mark_hits: Numbers that touch a card, another number, the line of another arrow, or leave the map.
        diagonals: Pieces of arrows that are neither level nor upright.
    """

    card_overlaps: int
    cards_outside: int
    lines_through_cards: int
    loose_ends: int
    collinear_overlaps: int
    mark_hits: int
    diagonals: int
    crossings: int
    bends: int

    @property
    def faults(self) -> dict[str, int]:
        """The faults that occur, by name."""
        names = [name for name in self.__slots__ if name not in ("crossings", "bends")]
        return {name: getattr(self, name) for name in names if getattr(self, name)}


def count(drawing: Map) -> Metrics:
    """Count everything."""
    places = {card.process.id: card.place for card in drawing.cards}
    headers = [domain.header for domain in drawing.domains]
    collinear, crossings = _pairs(drawing.arrows)
    return Metrics(
        card_overlaps=sum(one.touches(other) for one, other in itertools.combinations(places.values(), 2)),
        cards_outside=sum(
            not card.place.within(domain.place) or card.place.touches(domain.header)
            for domain in drawing.domains
            for card in domain.cards
        ),
        lines_through_cards=sum(
            _enters(piece, place)
            for arrow in drawing.arrows
            for piece in segment_places(arrow.points)
            for place in (*places.values(), *headers)
        ),
        loose_ends=sum(
            not _on_border(point, places[card])
            for arrow in drawing.arrows
            for point, card in ((arrow.points[0], arrow.arrow.source), (arrow.points[-1], arrow.arrow.target))
        ),
        collinear_overlaps=collinear,
        mark_hits=_mark_hits(drawing, [*places.values(), *headers]),
        diagonals=sum(
            one[0] != other[0] and one[1] != other[1]
            for arrow in drawing.arrows
            for one, other in itertools.pairwise(arrow.points)
        ),
        crossings=crossings,
        bends=sum(len(arrow.points) - 2 for arrow in drawing.arrows),
    )


def _enters(piece: Rectangle, place: Rectangle) -> bool:
    """Whether a piece runs inside; to begin or end on the border is allowed."""
    return (
        piece.x < place.right - _TINY
        and place.x + _TINY < piece.right
        and piece.y < place.bottom - _TINY
        and place.y + _TINY < piece.bottom
    )


def _on_border(point: Point, place: Rectangle) -> bool:
    x, y = point
    within_x = place.x - _TINY <= x <= place.right + _TINY
    within_y = place.y - _TINY <= y <= place.bottom + _TINY
    at_side = min(abs(x - place.x), abs(x - place.right)) < _TINY and within_y
    at_end = min(abs(y - place.y), abs(y - place.bottom)) < _TINY and within_x
    return at_side or at_end


def _pairs(arrows: Sequence[DrawnArrow]) -> tuple[int, int]:
    """Collinear overlaps, and crossings."""
    collinear = crossings = 0
    level = [
        (place, piece) for place, arrow in enumerate(arrows) for piece in segment_places(arrow.points) if piece.width
    ]
    upright = [
        (place, piece) for place, arrow in enumerate(arrows) for piece in segment_places(arrow.points) if piece.height
    ]
    for (one, piece), (other, second) in itertools.combinations(level, 2):
        shared = min(piece.right, second.right) - max(piece.x, second.x)
        collinear += one != other and shared > _TINY and abs(piece.y - second.y) < _CLOSE
    for (one, piece), (other, second) in itertools.combinations(upright, 2):
        shared = min(piece.bottom, second.bottom) - max(piece.y, second.y)
        collinear += one != other and shared > _TINY and abs(piece.x - second.x) < _CLOSE
    for (one, piece), (other, second) in itertools.product(level, upright):
        crossings += (
            one != other
            and piece.x + _TINY < second.x < piece.right - _TINY
            and second.y + _TINY < piece.y < second.bottom - _TINY
        )
    return collinear, crossings


def _mark_hits(drawing: Map, blocked: Sequence[Rectangle]) -> int:
    marks = [(place, mark) for place, arrow in enumerate(drawing.arrows) for mark in arrow.marks]
    frame = Rectangle(0.0, 0.0, drawing.width, drawing.height)
    hits = sum(one.touches(other) for (_, one), (_, other) in itertools.combinations(marks, 2))
    pieces = [(place, piece) for place, arrow in enumerate(drawing.arrows) for piece in segment_places(arrow.points)]
    for own, mark in marks:
        hits += any(mark.touches(place) for place in blocked)
        hits += not mark.within(frame)
        hits += any(place != own and mark.touches(piece) for place, piece in pieces)
    return hits
