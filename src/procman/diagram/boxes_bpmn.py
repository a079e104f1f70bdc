"""Boxes by the sizes of BPMN tools: names of events and gateways outside, documents as shapes beside their step.

Names and documents stand where no line of the flow can run: a box keeps its cell for itself, and only the lines that
leave its sides run through the cell, so that its corners are free.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from procman.diagram.box import Box, bounded, empty_node
from procman.diagram.diagram_input import DataItem, InputNode
from procman.diagram.external_text import external_text, tool_lines
from procman.diagram.geometry import Direction, DrawnData, DrawnNode, Rectangle
from procman.diagram.profile import Profile
from procman.diagram.text import LineBreaker, width

_TEXT_PADDING: Final = 7.0
_SLACK: Final = 2.0  # fonts of readers differ a little
_ICON_ROOM: Final = 28.0  # upper left corner of a task; a call has its mark in the middle below
_CLOCK_GAP: Final = 5.0
_LITTLE_GROWTH: Final = 1.3  # of the least width, before a fourth line is better than a wider shape
_MOST_GROWTH: Final = 2.2
_MOST_LINES: Final = 4
_NAME_GAP: Final = 6.0
_NAME_CORNER: Final = (10.0, 18.0)  # how far from the middle of a gateway its name ends, to the left and above
_GIVEN_LINE: Final = 24.0  # from the middle of a step to the line of the documents that it makes
_LINES_APART: Final = 8.0
_SHELF_GAP: Final = 12.0
_ROW_GAP: Final = 8.0
_DATA_NAME_GAP: Final = 4.0


@dataclass(frozen=True, slots=True)
class BpmnBoxMaker:
    """Makes the boxes of one diagram."""

    profile: Profile
    breaker: LineBreaker
    direction: Direction

    def make(
        self,
        node: InputNode,
        lane: str,
        phase: str | None,
        *,
        timed: bool = False,
        lines_below: float = 0.0,  # noqa: ARG002 - left of the middle nothing stands below a shape
    ) -> Box:
        """The box of a node in a lane and a phase; ``timed`` if a timer will stand on some part of its border."""
        empty = empty_node(node, lane, phase, self.profile)
        if node.kind in ("start", "end"):
            return bounded(self._event(empty, node))
        if node.kind in ("decision", "parallel", "join"):
            return bounded(self._gateway(empty, node))
        return bounded(self._with_data(self._task(empty, node, timed), node, timed))

    def _event(self, empty: DrawnNode, node: InputNode) -> DrawnNode:
        """A circle; its name stands where the flow neither comes from nor goes to."""
        drawn = _sized(empty, self.profile.event, self.profile.event)
        if not node.text:
            return drawn
        lines, room, height = external_text(node.text, self.profile)
        reach = drawn.height / 2 + _NAME_GAP
        before = node.kind == "start"
        if self.direction == "vertical":
            place = Rectangle(-room / 2, -reach - height if before else reach, room, height)
        else:
            place = Rectangle(-reach - room if before else reach, -height / 2, room, height)
        return replace(drawn, lines=lines, outside=place)

    def _gateway(self, empty: DrawnNode, node: InputNode) -> DrawnNode:
        """A rhombus; its name nestles against its upper left side."""
        drawn = _sized(empty, self.profile.gateway, self.profile.gateway)
        if not node.text:
            return drawn
        lines, room, height = external_text(node.text, self.profile)
        left, above = _NAME_CORNER
        return replace(drawn, lines=lines, outside=Rectangle(-left - room, -above - height, room, height))

    def _task(self, empty: DrawnNode, node: InputNode, timed: bool) -> DrawnNode:
        """A rectangle that is as big as its text and the icon of its type need.

        A timer on its border reaches far into it, so that the text needs more room beside it.
        """
        profile = self.profile
        margin = profile.timer_radius + _CLOCK_GAP if timed else _TEXT_PADDING
        least, greatest = profile.task_width, _even(profile.task_width * _MOST_GROWTH)
        for room in range(int(least), int(greatest) + 2, 2):
            lines = tool_lines(node.text, profile.text_size, room - 2 * _TEXT_PADDING - _SLACK)
            widest = max(width(line, profile.text_size) for line in lines)
            most = _MOST_LINES if room > least * _LITTLE_GROWTH else _MOST_LINES - 1
            orphan = len(lines) > 1 and len(lines[-1]) == 1
            if len(lines) <= most and widest <= room - 2 * margin and not orphan:
                break
        text_height = len(lines) * profile.line_height
        iconed = len(lines) > 1 or timed or node.kind == "call"
        needed = text_height + 2 * _ICON_ROOM + (_CLOCK_GAP * 2 if timed else 0.0) if iconed else text_height
        return replace(_sized(empty, float(room), max(profile.task_height, _even(needed))), lines=lines)

    def _with_data(self, drawn: DrawnNode, node: InputNode, timed: bool) -> DrawnNode:
        """Put the documents below the step, right of the line that leaves it there.

        What the step takes stands above what it makes, and the lines of the two run side by side, so that no line
        crosses another.
        """
        if not node.data:
            return drawn
        clock = self.profile.timer_radius + _SHELF_GAP if timed else 0.0
        given_line = max(_GIVEN_LINE, clock)
        taken_line = given_line + _LINES_APART
        top = drawn.height / 2
        made, bottom = [], top + _SHELF_GAP
        for item in sorted(node.data, key=lambda item: (item.given, not item.taken)):
            line = given_line if item.given else taken_line
            made.append(self._document(item, line, taken_line + _SHELF_GAP, top, bottom))
            bottom = max(made[-1].place.bottom, made[-1].label.bottom) + _ROW_GAP
        right = max(data.label.right for data in made)
        shelf = Rectangle(given_line, top, right - given_line, bottom - _ROW_GAP - top)
        return replace(drawn, data=tuple(made), shelf=shelf)

    def _document(self, item: DataItem, line: float, left: float, step: float, top: float) -> DrawnData:
        profile = self.profile
        _, room, label_height = external_text(item.text, profile)
        height = max(profile.data_height, label_height)
        place = Rectangle(left, top + (height - profile.data_height) / 2, profile.data_width, profile.data_height)
        label = Rectangle(place.right + _DATA_NAME_GAP, top + (height - label_height) / 2, room, label_height)
        middle = place.y + place.height / 2
        return DrawnData(item, place, label, ((line, step), (line, middle), (left, middle)))


def _even(size: float) -> float:
    """A size whose half is whole, so that borders and the lines that meet them are rounded alike."""
    return math.ceil(size / 2 - 1e-6) * 2.0


def _sized(empty: DrawnNode, breadth: float, height: float) -> DrawnNode:
    return replace(empty, x=-breadth / 2, y=-height / 2, width=breadth, height=height)
