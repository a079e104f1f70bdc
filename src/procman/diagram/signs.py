"""Signs of changes: a plus, a minus, an unequal sign, an arrow both ways, so that grey prints tell them too."""

from __future__ import annotations

from typing import Final

from procman.diagram.diagram_input import ChangeMark
from procman.diagram.geometry import Badge, DrawnNode, Rectangle

SIGNS: Final[dict[ChangeMark, str]] = {"added": "+", "removed": "−", "changed": "≠", "moved": "↔"}
SIGN_SIZE: Final = 13.0
_GAP: Final = 1.0
_BESIDE_CORNER: Final = 13.0  # beside the upper corner of a rhombus, like its number


def signed(text: str, change: ChangeMark | None) -> str:
    """A text with the sign of its change before it."""
    return f"{SIGNS[change]} {text}" if change in SIGNS else text


def sign_badges(node: DrawnNode, number: Badge | None) -> tuple[Badge, ...]:
    """Places of a node's signs: a row above its number, or on its corner where it has none.

    Args:
        node: The node around its middle.
        number: The pill with its number.
    """
    marks = [mark for mark in node.changes if mark in SIGNS]
    room = len(marks) * (SIGN_SIZE + _GAP) - _GAP
    if number:
        left, top = number.place.x, number.place.y - SIGN_SIZE - _GAP
        if node.kind == "decision":
            left = number.place.right - room
    elif node.kind == "decision":
        left, top = -_BESIDE_CORNER - room, node.y
    elif node.kind in ("parallel", "join") and node.height > node.width:
        # An upright bar is met on its narrow side: the sign stands left of it.
        left, top = node.x - room - 2.0, node.y
    else:
        left, top = node.x - 4.0, node.y - SIGN_SIZE / 2
    return tuple(
        Badge(SIGNS[mark], Rectangle(left + place * (SIGN_SIZE + _GAP), top, SIGN_SIZE, SIGN_SIZE), change=mark)
        for place, mark in enumerate(marks)
    )
