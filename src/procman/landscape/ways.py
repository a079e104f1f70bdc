"""The corner points of the arrows, and the places of their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from procman.diagram.geometry import Point, Rectangle, rounded
from procman.landscape.cards import MARK_HEIGHT, mark_width
from procman.landscape.figure import DrawnArrow
from procman.landscape.heights import Heights
from procman.landscape.routes import Route

_MARK_GAP: Final = 10.0
_MARK_BESIDE: Final = 4.0


def draw_arrows(
    routes: Sequence[Route],
    heights: Heights,
    places: Mapping[str, Rectangle],
    shift: float,
    hue_of: Mapping[str, int],
) -> tuple[DrawnArrow, ...]:
    """Figures of all arrows; ``shift`` moves the engine's x to the map's."""
    return tuple(_drawn(route, heights, places, shift, hue_of[route.arrow.source]) for route in routes)


def _drawn(route: Route, heights: Heights, places: Mapping[str, Rectangle], shift: float, hue: int) -> DrawnArrow:
    wide = mark_width(route.arrow.number)
    if route.kind == "beside":
        points = _beside(route, heights, places)
        return DrawnArrow(route.arrow, points, (_beside_mark(points, wide),), hue)
    points = _between(route, heights, shift) if route.kind == "between" else _loop(route, heights, shift)
    marks = _mark(points[0], points[1], wide), _mark(points[-1], points[-2], wide)
    return DrawnArrow(route.arrow, points, marks, hue)


def _beside(route: Route, heights: Heights, places: Mapping[str, Rectangle]) -> tuple[Point, ...]:
    source, target = places[route.arrow.source], places[route.arrow.target]
    y = rounded(source.y + heights.beside[route.arrow.number])
    if source.x < target.x:
        return (rounded(source.right), y), (target.x, y)
    return (source.x, y), (rounded(target.right), y)


def _between(route: Route, heights: Heights, shift: float) -> tuple[Point, ...]:
    top = heights.card_top[route.upper] + heights.card_height[route.upper]
    x = rounded(route.x_above(route.upper) + shift)
    points = [(x, rounded(top))]
    for gap in range(route.upper, route.lower):
        after = rounded(route.x_below(gap) + shift)
        if after != x:
            y = heights.runs[route.arrow.number, gap]
            points += [(x, y), (after, y)]
            x = after
    points.append((x, heights.card_top[route.lower]))
    return tuple(points) if route.downward else tuple(reversed(points))


def _loop(route: Route, heights: Heights, shift: float) -> tuple[Point, ...]:
    border = heights.card_top[route.upper]
    if route.kind == "under":
        border = rounded(border + heights.card_height[route.upper])
    y = heights.loops[route.arrow.number]
    start, end = (rounded(port.x + shift) for port in route.ends)
    return (start, border), (start, y), (end, y), (end, border)


def _mark(end: Point, inner: Point, wide: float) -> Rectangle:
    """On the upright piece beside a card, beyond an arrowhead."""
    x, y = end
    top = y + _MARK_GAP if inner[1] > y else y - _MARK_GAP - MARK_HEIGHT
    return Rectangle(rounded(x - wide / 2), rounded(top), wide, MARK_HEIGHT)


def _beside_mark(points: Sequence[Point], wide: float) -> Rectangle:
    (x, y), (target, _) = points
    left = x + _MARK_BESIDE if target > x else x - _MARK_BESIDE - wide
    return Rectangle(rounded(left), rounded(y - MARK_HEIGHT / 2), wide, MARK_HEIGHT)
