"""Signs of changes: a plus, a minus, an unequal sign, an arrow both ways, so that grey prints tell them too."""

from __future__ import annotations

from typing import Final

from procman.diagram.diagram_input import ChangeMark
from procman.diagram.geometry import Badge, DrawnNode, Rectangle

SIGNS: Final[dict[ChangeMark, str]] = {"added": "+", "removed": "−", "changed": "≠", "moved": "↔"}
SIGN_SIZE: Final = 13.0
_GAP: Final = 1.0
_FREE: Final = 3.0  # from a bar, whose narrow sides have room for two lines
BESIDE_CORNER: Final = 20.0  # from the upper corner of a rhombus to its number or sign


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
        left, top = -BESIDE_CORNER - room, node.y
    elif node.kind in ("parallel", "join"):
        # Lines meet a bar on all sides: the sign stands beside the end of its long side.
        upright = node.height > node.width
        left, top = (node.x - room - _FREE, node.y) if upright else (node.x, node.y - SIGN_SIZE - _FREE)
    else:
        left, top = node.x + 3.0, node.y - SIGN_SIZE + 2.0  # low enough to touch the round corner
    return tuple(
        Badge(SIGNS[mark], Rectangle(left + place * (SIGN_SIZE + _GAP), top, SIGN_SIZE, SIGN_SIZE), change=mark)
        for place, mark in enumerate(marks)
    )


def beside_bar(bar: DrawnNode, offset: float, height: float) -> tuple[float, float]:
    """Place of a control's pill at a bar that has signs: where no line meets the bar.

    Args:
        bar: The bar around its middle.
        offset: How much room further pills take already.
        height: Height of the pill.
    """
    if bar.height > bar.width:
        return bar.x + bar.width + _FREE, bar.y + offset
    return bar.x + bar.width - 8.0, bar.y - height - _FREE - offset
