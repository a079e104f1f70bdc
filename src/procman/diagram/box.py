"""A node with its room, before it has a place."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from procman.diagram.diagram_input import InputNode
from procman.diagram.geometry import Badge, DrawnData, DrawnNode, Rectangle, rounded
from procman.diagram.profile import Profile


@dataclass(frozen=True, slots=True)
class Box:
    """A node around its middle (0, 0), and how far everything of it reaches from there.

    Attributes:
        node: The node with coordinates relative to the middle of its shape.
    """

    node: DrawnNode
    left: float
    right: float
    top: float
    bottom: float

    def placed(self, x: float, y: float) -> DrawnNode:
        """The node with the middle of its shape at a place, rounded."""
        return moved(self.node, x, y)


def moved(node: DrawnNode, x: float, y: float) -> DrawnNode:
    """A node with everything of it moved by a distance, rounded."""
    return replace(
        node,
        x=rounded(node.x + x),
        y=rounded(node.y + y),
        width=rounded(node.width),
        height=rounded(node.height),
        text_x=rounded(node.text_x + x),
        text_y=rounded(node.text_y + y),
        signs=tuple(_moved_badge(badge, x, y) for badge in node.signs),
        number=_moved_badge(node.number, x, y) if node.number else None,
        controls=tuple(_moved_badge(badge, x, y) for badge in node.controls),
        footer=tuple(replace(line, x=rounded(line.x + x), y=rounded(line.y + y)) for line in node.footer),
        rule=None if node.rule is None else rounded(node.rule + y),
        note=_moved(node.note, x, y) if node.note else None,
        mark=_moved(node.mark, x, y) if node.mark else None,
        outside=_moved(node.outside, x, y) if node.outside else None,
        data=tuple(_moved_data(data, x, y) for data in node.data),
        shelf=_moved(node.shelf, x, y) if node.shelf else None,
    )


def even(size: float) -> float:
    """A size whose half has one decimal, so that rounding never parts a border from the lines that meet it."""
    return math.ceil(size * 5 - 1e-6) / 5


def _moved(place: Rectangle, x: float, y: float) -> Rectangle:
    return Rectangle(rounded(place.x + x), rounded(place.y + y), rounded(place.width), rounded(place.height))


def _moved_badge(badge: Badge, x: float, y: float) -> Badge:
    return replace(badge, place=_moved(badge.place, x, y))


def _moved_data(data: DrawnData, x: float, y: float) -> DrawnData:
    return replace(
        data,
        place=_moved(data.place, x, y),
        label=_moved(data.label, x, y),
        line=tuple((rounded(point_x + x), rounded(point_y + y)) for point_x, point_y in data.line),
    )


def empty_node(node: InputNode, lane: str, phase: str | None, profile: Profile) -> DrawnNode:
    """A node without size or text."""
    return DrawnNode(
        id=node.id,
        kind=node.kind,
        lane=lane,
        phase=phase,
        x=0.0,
        y=0.0,
        width=0.0,
        height=0.0,
        lines=(),
        text_x=0.0,
        text_y=0.0,
        text_size=profile.text_size,
        line_height=profile.line_height,
        automatic=node.automatic,
        number=None,
        controls=(),
        footer=(),
        rule=None,
        note=None,
        mark=None,
        changes=node.changes,
        description=node.description,
    )


def bounded(node: DrawnNode) -> Box:
    """The box of a node whose parts have all got their places around its middle."""
    places = [node.place, *(badge.place for badge in node.badges), *([node.note] if node.note else []), *node.annexes]
    return Box(
        node,
        left=-min(place.x for place in places),
        right=max(place.right for place in places),
        top=-min(place.y for place in places),
        bottom=max(place.bottom for place in places),
    )
