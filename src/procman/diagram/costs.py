"""What the router pays for: figures in px of an ordinary drawing, so that a bend is worth a detour of that length."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from procman.diagram.grid import GridEdge, GridNode, Side

CHANNEL: Final = 34.0
COLUMN: Final = 110.0
ROW: Final = 50.0
BEND: Final = 110.0
CROSSING: Final = 120.0
POSSIBLE_CROSSING: Final = 24.0
SHARED_PORT_LINE: Final = 45.0
CONGESTION: Final = 3.0
OUTERMOST: Final = 3.0

_Costs = tuple[float, float, float, float]  # by side: upstream, downstream, near, far
_LEAVE_TIMEOUT: Final[_Costs] = (260, 260, 0, 0)
_LEAVE_BACKWARD: Final[_Costs] = (160, 45, 8, 8)
_LEAVE_DECISION: Final[_Costs] = (220, 0, 4, 4)
_LEAVE_BAR: Final[_Costs] = (260, 0, 60, 60)
_LEAVE_SAME_ROW: Final[_Costs] = (220, 40, 14, 14)
_LEAVE: Final[_Costs] = (220, 0, 14, 14)
_ENTER_BAR: Final[_Costs] = (0, 260, 60, 60)
_ENTER_BACKWARD: Final[_Costs] = (22, 170, 0, 0)
_ENTER: Final[_Costs] = (0, 220, 22, 22)

_BESIDE_CLOCK: Final = 300.0
_SECOND_AT_TIP: Final = 300.0  # the tip of a bar has room for one line
_BAR_SAME_WAY: Final = 4.0
_BAR_BOTH_WAYS: Final = 190.0
_POINT_BOTH_WAYS: Final = 200.0
_POINT_TWO_LEAVE: Final = 380.0
_POINT_TWO_ENTER: Final = 70.0
_SIDE_BOTH_WAYS: Final = 60.0
_SIDE_TWO_LEAVE: Final = 40.0
_SIDE_TWO_ENTER: Final = 26.0

SideUse = tuple[GridEdge, bool]
"""An edge at a side of a shape, and whether it leaves there."""


def side_cost(edge: GridEdge, node: GridNode, side: Side, leaves: bool, others: Iterable[SideUse]) -> float:
    """Cost of a side of a shape: by what is usual for the shape, and by who is there already."""
    cost = (_leaving(edge, node) if leaves else _entering(edge, node))[side]
    for other, other_leaves in others:
        if other is not edge:
            cost += _company(edge, leaves, other, other_leaves, node, side)
    return cost


def _leaving(edge: GridEdge, node: GridNode) -> _Costs:
    if edge.timeout:
        return _LEAVE_TIMEOUT
    if node.bar:
        return _LEAVE_BAR
    if edge.backward:
        return _LEAVE_BACKWARD
    if node.kind == "decision":
        return _LEAVE_DECISION
    return _LEAVE_SAME_ROW if edge.target.rank == node.rank else _LEAVE


def _entering(edge: GridEdge, node: GridNode) -> _Costs:
    if node.bar:
        return _ENTER_BAR
    return _ENTER_BACKWARD if edge.backward else _ENTER


def _company(edge: GridEdge, leaves: bool, other: GridEdge, other_leaves: bool, node: GridNode, side: Side) -> float:
    """Cost of sharing a side with another edge."""
    if edge.timeout or other.timeout:
        return _BESIDE_CLOCK
    if node.bar:
        if side.across:
            return _SECOND_AT_TIP
        return _BAR_SAME_WAY if leaves == other_leaves else _BAR_BOTH_WAYS
    pointed = node.kind == "decision"
    if leaves != other_leaves:
        return _POINT_BOTH_WAYS if pointed else _SIDE_BOTH_WAYS
    if leaves:
        return _POINT_TWO_LEAVE if pointed else _SIDE_TWO_LEAVE
    return _POINT_TWO_ENTER if node.kind in ("decision", "start", "end") else _SIDE_TWO_ENTER
