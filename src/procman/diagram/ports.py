"""Where lines meet shapes."""

from __future__ import annotations

import math
from typing import Final

from procman.diagram.geometry import Direction
from procman.diagram.grid import GridNode, Side

_CORNER: Final = 4.0
_BADGE_GAP: Final = 3.5
_DIAMOND_SHARE: Final = 0.62
_BESIDE_BADGES: Final = 9.5
_REAL_SIDE: Final = {
    "vertical": {Side.UPSTREAM: "top", Side.DOWNSTREAM: "bottom", Side.NEAR: "left", Side.FAR: "right"},
    "horizontal": {Side.UPSTREAM: "left", Side.DOWNSTREAM: "right", Side.NEAR: "top", Side.FAR: "bottom"},
}


def port_room(node: GridNode, side: Side, direction: Direction) -> tuple[float, float]:
    """How far from the middle of a side lines may meet it, to the low and to the high side; badges stay free."""
    half = node.half_along if side.across else node.half_across
    drawn, real = node.box.node, _REAL_SIDE[direction][side]
    if drawn.plate and drawn.note and real == "bottom":
        return drawn.note.width / 2 - _CORNER, drawn.note.width / 2 - _CORNER
    if node.kind == "decision":
        badged = real == "top" and drawn.badges
        return (_BESIDE_BADGES, _BESIDE_BADGES) if badged else (half * _DIAMOND_SHARE, half * _DIAMOND_SHARE)
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
    return max(low, 1.0), max(high, 1.0)


_BADGED: Final = ("top", "left")


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
