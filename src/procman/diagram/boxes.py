"""How much room a node needs: its shape, its text, its badges, its footer. Boxes grow; nothing is left out."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from procman.diagram.box import Box, bounded, empty_node, even
from procman.diagram.diagram_input import InputNode
from procman.diagram.footer import Footer, least_width, pack
from procman.diagram.geometry import Badge, Direction, DrawnNode, FooterLine, Rectangle
from procman.diagram.profile import Profile
from procman.diagram.signs import BESIDE_CORNER, beside_bar, sign_badges, signed
from procman.diagram.text import LineBreaker, width

NOTE_GAP = 9.0  # from a note to the line that leaves the shape beside it
CALL_BARS = 6.0
_WIDEST_TASK = 1.6  # of the ordinary width
_MOST_LINES = 5
_TALL_START = 0.75
_ROUNDING = 2.0
_TINY = 1e-6
_RHOMBUS = 1.02 + _TINY  # a text as wide and as high as its shares of the rhombus just fits
_WIDER = 12.0  # a terminator twice as wide, in the costs of a line break
_TALL = 20.0  # each line after the third
_FOOTER_PADDING = 4.0
_PLATE_PADDING = 4.0
_LEAST_PLATE = 44.0


@dataclass(frozen=True, slots=True)
class BoxMaker:
    """Makes boxes of one diagram."""

    profile: Profile
    breaker: LineBreaker
    direction: Direction

    def make(
        self, node: InputNode, lane: str, phase: str | None, *, timed: bool = False, lines_below: float = 0.0
    ) -> Box:
        """The box of a node in a lane and a phase.

        Args:
            node: What it holds.
            lane: Id of its lane.
            phase: Id of its phase.
            timed: Whether a clock will stand on some part of its border.
            lines_below: How far left of its middle lines meet it from below; a note there stays clear of them.
        """
        empty = empty_node(node, lane, phase, self.profile)
        if node.kind in ("start", "end"):
            drawn = self._beside(self._terminator(empty, node), node, lines_below)
        elif node.kind == "decision":
            drawn = self._beside(self._diamond(empty, node), node, lines_below)
        elif node.kind in ("parallel", "join"):
            drawn = self._beside(self._bar(empty, node), node, lines_below)
        else:
            drawn = self._rectangle(empty, node, self.profile.timer_radius if timed else 0.0)
        return bounded(self._badged(drawn, node))

    def _lines(self, text: str, size: float, limit: float) -> tuple[str, ...]:
        return self.breaker.wrap(text, size, limit) if text else ()

    def _rectangle(self, empty: DrawnNode, node: InputNode, clock: float) -> DrawnNode:
        profile = self.profile
        bars = 2 * CALL_BARS if node.kind == "call" else 0.0
        marked = node.automatic or node.kind == "wait"
        mark_room = profile.mark + 4 if marked else 0.0
        inset = max(profile.footer_inset, clock + 3) + bars / 2
        least = min(least_width(node.footer, profile) + 2 * inset, _WIDEST_TASK * profile.task_width)
        for wider in (1.0, 1.25, _WIDEST_TASK):
            box_width = max(profile.task_width * wider, least)
            inner = box_width - 2 * max(profile.padding, clock + 3) - bars - mark_room
            lines = self._lines(node.text, profile.text_size, inner)
            if len(lines) <= _MOST_LINES:
                break
        footer = pack(node.footer, box_width - 2 * inset, profile, self.breaker)
        room = max(profile.text_room, profile.badge_height) if node.controls else profile.text_room
        foot = footer.rows * profile.small_line + _FOOTER_PADDING + clock if footer.rows else 0.0
        head = max(profile.task_height - (6 if foot else 0), len(lines) * profile.line_height + room + clock)
        box_width, height = even(box_width), even(head + foot)
        text_y = -height / 2 + head / 2 + 1
        text_width = max((width(line, profile.text_size) for line in lines), default=0.0)
        rule = -height / 2 + head if foot else None
        mark = None
        if marked:
            left = max(-box_width / 2 + bars / 2 + 5, -(text_width + mark_room) / 2)
            mark = Rectangle(left, text_y - profile.mark / 2, profile.mark, profile.mark)
        return replace(
            empty,
            x=-box_width / 2,
            y=-height / 2,
            width=box_width,
            height=height,
            lines=lines,
            text_x=mark_room / 2,
            text_y=text_y,
            rule=rule,
            mark=mark,
            footer=self._footer_lines(footer, -box_width / 2 + inset, height / 2 - foot + 1),
        )

    def _terminator(self, empty: DrawnNode, node: InputNode) -> DrawnNode:
        profile = self.profile
        best = math.inf
        for factor in (1.0, 1.25, 1.45):
            tried = profile.terminator_width * factor
            found, cost = self.breaker.wrap_at_cost(node.text, profile.text_size, tried - 18)
            cost += _WIDER * (factor - 1) + _TALL * max(0, len(found) - 3)
            if cost < best:
                best, lines, box_width = cost, found if node.text else (), even(tried)
        # in narrow lanes it grows tall, and its round ends come nearer to the first line and the last one
        rounding = _ROUNDING * max(0, len(lines) - 2) if profile.note_below else 0.0
        height = even(max(profile.terminator_height, len(lines) * profile.line_height + profile.text_room + rounding))
        return replace(empty, x=-box_width / 2, y=-height / 2, width=box_width, height=height, lines=lines)

    def _diamond(self, empty: DrawnNode, node: InputNode) -> DrawnNode:
        profile = self.profile
        size, line_height = profile.text_size - 0.5, profile.line_height - 1
        mark_room = profile.mark if node.automatic else 0.0
        area = width(node.text, size) * line_height
        start = max(1.0, math.sqrt(area / (0.45 * profile.decision_width * profile.decision_height)))
        tall = profile.decision_aspect
        box_width, height = (
            even(profile.decision_width * (max(1.0, start * _TALL_START) if tall else start)),
            even(profile.decision_height * start),
        )
        while True:
            lines = self._lines(node.text, size, box_width * 0.62)
            text_width = max((width(line, size) for line in lines), default=0.0)
            text_height = len(lines) * line_height + mark_room
            free = 2 * profile.badge_height + (9 if tall else 5) if node.number or node.controls else 0.0
            if tall and text_width < box_width:
                needed = max(text_height / (_RHOMBUS - text_width / box_width), text_height + free)
                height = even(max(profile.decision_height, min(needed, tall * box_width)))
            if text_width / box_width + text_height / height <= _RHOMBUS and height - text_height >= free - _TINY:
                break
            box_width, height = even(box_width * (1.06 if tall else 1.02)), even(height * 1.05)
        top = -text_height / 2
        mark = Rectangle(-profile.mark / 2, top, profile.mark, profile.mark) if node.automatic else None
        return replace(
            empty,
            x=-box_width / 2,
            y=-height / 2,
            width=box_width,
            height=height,
            lines=lines,
            text_y=mark_room / 2,
            text_size=size,
            line_height=line_height,
            mark=mark,
        )

    def _bar(self, empty: DrawnNode, node: InputNode) -> DrawnNode:
        profile = self.profile
        size, line_height = profile.text_size - 1, profile.line_height - 1.5
        upright = self.direction == "horizontal"
        longest_word = max((width(word, size) for word in node.text.split() if word.isascii()), default=0.0)
        limit = min(60.0, max(size * 1.05, longest_word)) if upright else profile.bar_length - 12
        lines = self._lines(node.text, size, limit)
        text_width = max((width(line, size) for line in lines), default=0.0)
        text_height = len(lines) * line_height
        if upright:
            box_width = max(profile.bar_thickness, text_width + 10 if lines else 0)
            height = max(profile.bar_length, text_height + 10)
        else:
            box_width, height = profile.bar_length, max(profile.bar_thickness, text_height + 7 if lines else 0)
        box_width, height = even(box_width), even(height)
        return replace(
            empty,
            x=-box_width / 2,
            y=-height / 2,
            width=box_width,
            height=height,
            lines=lines,
            text_size=size,
            line_height=line_height,
        )

    def _beside(self, drawn: DrawnNode, node: InputNode, lines_below: float) -> DrawnNode:
        """Put the footer of a shape that has no room for one below it, left of the line that leaves it there."""
        if not node.footer:
            return drawn
        profile = self.profile
        if profile.note_below:
            return self._on_plate(drawn, node)
        footer = pack(node.footer, profile.note_width, profile, self.breaker, share=False)
        wide_bar = drawn.kind in ("parallel", "join") and self.direction == "vertical"
        right = drawn.x - NOTE_GAP if wide_bar else -NOTE_GAP - lines_below
        top = 4.0 if wide_bar else drawn.height / 2 + 1
        if wide_bar and drawn.changes:
            top = drawn.height / 2 + 3  # below the lines that meet its end
        left = right - footer.width
        note = Rectangle(left, top, footer.width, footer.rows * profile.small_line)
        return replace(drawn, note=note, footer=self._footer_lines(footer, left, top))

    def _on_plate(self, drawn: DrawnNode, node: InputNode) -> DrawnNode:
        """Hang the footer from the shape; what leaves the shape there leaves the plate."""
        profile = self.profile
        room = max(max(drawn.width, profile.bar_length) - 2 * _PLATE_PADDING, least_width(node.footer, profile))
        footer = pack(node.footer, room, profile, self.breaker)
        plate_width = even(max(footer.width + 2 * _PLATE_PADDING, _LEAST_PLATE))
        height = even(footer.rows * profile.small_line + _PLATE_PADDING)
        note = Rectangle(-plate_width / 2, drawn.height / 2, plate_width, height)
        left, top = -footer.width / 2, note.y + _PLATE_PADDING / 2
        return replace(drawn, note=note, plate=True, footer=self._footer_lines(footer, left, top))

    def _footer_lines(self, footer: Footer, left: float, top: float) -> tuple[FooterLine, ...]:
        base = self.profile.small_line * 0.75
        return tuple(
            FooterLine(
                piece.text,
                left + piece.x,
                top + piece.row * self.profile.small_line + base,
                piece.item,
                piece.change,
                self.profile.small_size,
                piece.mark,
            )
            for piece in footer.texts
        )

    def _badged(self, drawn: DrawnNode, node: InputNode) -> DrawnNode:
        profile, height = self.profile, self.profile.badge_height
        slanted = drawn.kind == "decision"
        top = drawn.y + 2 if slanted else drawn.y - height / 2
        # Beside the upper corner of a rhombus, where its text never reaches; in a merged flow more lines meet there.
        inner = BESIDE_CORNER if node.changes else 13.0
        number = None
        if node.number:
            room = max(18.0, width(node.number, profile.badge_size, bold=True) + profile.badge_padding)
            left = -inner - room if slanted else drawn.x - profile.badge_overhang
            number = Badge(node.number, Rectangle(left, top, room, height), text_size=profile.badge_size)
        controls = []
        compared_bar = drawn.kind in ("parallel", "join") and node.changes
        for place, control in enumerate(node.controls):
            text = signed(control.id, control.change)
            room = max(18.0, width(text, profile.badge_size, bold=True) + profile.badge_padding)
            if compared_bar:
                corner = beside_bar(drawn, place * (height + 1), height)
            else:
                left = inner if slanted else drawn.x + drawn.width + profile.badge_overhang - room
                corner = left, top - place * (height + 1)
            pill = Rectangle(*corner, room, height)
            controls.append(Badge(text, pill, control, control.change, profile.badge_size))
        return replace(drawn, number=number, controls=tuple(controls), signs=sign_badges(drawn, number))
