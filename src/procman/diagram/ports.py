"""Where lines meet shapes."""

from __future__ import annotations

import math
from typing import Final

from procman.diagram.geometry import Direction, Rectangle
from procman.diagram.grid import GridNode, Side

_CORNER: Final = 4.0
_BADGE_GAP: Final = 3.5
_ANNEX_GAP: Final = 4.0
_DIAMOND_SHARE: Final = 0.62
_BESIDE_BADGES: Final = 9.5
_REAL_SIDE: Final = {
    "vertical": {Side.UPSTREAM: "top", Side.DOWNSTREAM: "bottom", Side.NEAR: "left", Side.FAR: "right"},
    "horizontal": {Side.UPSTREAM: "left", Side.DOWNSTREAM: "right", Side.NEAR: "top", Side.FAR: "bottom"},
}


def port_room(node: GridNode, side: Side, direction: Direction) -> tuple[float, float]:
    """How far from the middle of a side lines may meet it, to the low and to the high side; badges stay free."""
    low, high = _border_room(node, side, direction)
    for annex in node.box.node.annexes:
        low, high = _beside_annex(annex, _REAL_SIDE[direction][side], low, high)
    return max(low, 1.0), max(high, 1.0)


def _border_room(node: GridNode, side: Side, direction: Direction) -> tuple[float, float]:
    half = node.half_along if side.across else node.half_across
    drawn, real = node.box.node, _REAL_SIDE[direction][side]
    if drawn.changes:
        return _beside_everything(node, real, half)
    if drawn.plate and drawn.note and real == "bottom":
        return drawn.note.width / 2 - _CORNER, drawn.note.width / 2 - _CORNER
    if node.kind == "decision":
        if real == "top" and drawn.badges:
            return _BESIDE_BADGES, _BESIDE_BADGES
        room = half * _DIAMOND_SHARE
        note = drawn.note if real == "bottom" else None
        return min(room, -note.right - _BADGE_GAP) if note else room, room
    if node.bar:
        return half - 1, half - 1
    if node.kind in ("start", "end"):
        return half - 6, half - 6
    low = high = half - _CORNER
    if drawn.number is not None:
        place = drawn.number.place
        low = min(low, -(place.right if real == "top" else place.bottom) - _BADGE_GAP) if real in _BADGED else low
    for badge in drawn.controls:
        if real == "top":
            high = min(high, badge.place.x - _BADGE_GAP)
        elif real == "right":
            low = min(low, -badge.place.bottom - _BADGE_GAP)
    return low, high


def _beside_annex(annex: Rectangle, real: str, low: float, high: float) -> tuple[float, float]:
    """What an annex in one of the corners leaves of the sides that meet there."""
    near, far, outward = (
        (annex.x, annex.right, annex.y >= 0 if real == "bottom" else annex.bottom <= 0)
        if real in ("top", "bottom")
        else (annex.y, annex.bottom, annex.x >= 0 if real == "right" else annex.right <= 0)
    )
    if not outward:
        return low, high
    if far <= 0:
        return min(low, -far - _ANNEX_GAP), high
    return (low, min(high, near - _ANNEX_GAP)) if near >= 0 else (low, high)


_BADGED: Final = ("top", "left")


def _beside_everything(node: GridNode, real: str, half: float) -> tuple[float, float]:
    """The room between all pills, signs and notes of a compared node, which has them on every side."""
    drawn = node.box.node
    share = half * _DIAMOND_SHARE if node.kind == "decision" else half - 1 if node.bar else half - _CORNER
    low = high = share - 2 if node.kind in ("start", "end") else share
    for place in [*(badge.place for badge in drawn.badges), *([drawn.note] if drawn.note else [])]:
        outside = {"top": -place.y, "bottom": place.bottom, "left": -place.x, "right": place.right}[real]
        start, end = (place.x, place.right) if real in ("top", "bottom") else (place.y, place.bottom)
        if outside > 0 and end < 0:
            low = min(low, -end - _BADGE_GAP)
        elif outside > 0 and start > 0:
            high = min(high, start - _BADGE_GAP)
    return max(low, 1.0), max(high, 1.0)


def port_point(node: GridNode, side: Side, position: float) -> tuple[float, float]:
    """The point on the border where a line on ``position`` meets a side: across, along."""
    middle, half_side, half_out = (
        (node.along, node.half_along, node.half_across)
        if side.across
        else (node.across, node.half_across, node.half_along)
    )
    offset = min(abs(position - middle), half_side)
    out = node.extent(side)
    flat = out > half_out  # the lower side of a plate
    if node.kind == "decision" and not flat:
        out = half_out * (1 - offset / half_side)
    elif node.kind in ("start", "end") and not flat:
        out = _stadium(offset, half_side, half_out)
    if side == Side.UPSTREAM:
        return position, node.along - out
    if side == Side.DOWNSTREAM:
        return position, node.along + out
    if side == Side.NEAR:
        return node.across - out, position
    return node.across + out, position


def _stadium(offset: float, half_side: float, half_out: float) -> float:
    """Distance of a stadium's border, whose rounded ends are the shorter sides."""
    radius = min(half_side, half_out)
    inside = offset if half_out > half_side else max(0.0, offset - (half_side - radius))
    return half_out - radius + math.sqrt(max(0.0, radius * radius - inside * inside))
