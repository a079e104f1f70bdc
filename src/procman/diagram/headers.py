"""Names of lanes and phases: headers above columns, and headers left of rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from procman.diagram.diagram_input import InputBand
from procman.diagram.external_text import external_text
from procman.diagram.geometry import Band, Direction, Rectangle
from procman.diagram.profile import Profile
from procman.diagram.text import LineBreaker, width

_WIDEST_SIDE = 8.0


class Headers:
    """Sets the names of bands."""

    def __init__(self, profile: Profile, breaker: LineBreaker) -> None:
        self._profile, self._breaker = profile, breaker

    def least_width(self, name: str) -> float:
        """Least width of a column with the name above it."""
        size = self._profile.header_size
        whole = width(name, size, bold=True)
        return (
            max(min(whole, self._profile.header_columns * size), self._longest_word(name))
            + 2 * self._profile.header_padding
        )

    def least_height(self, name: str) -> float:
        """Least height of a row with the name left of it."""
        return self._height(self._side_lines(name, _WIDEST_SIDE))

    def above(self, names: Sequence[str], sizes: Sequence[float]) -> tuple[float, list[tuple[str, ...]]]:
        """Height of the strip above columns of given widths, and the lines of every name."""
        size = self._profile.header_size
        lines = [
            self._wrap(name, max(size, room - 2 * self._profile.header_padding))
            for name, room in zip(names, sizes, strict=True)
        ]
        tallest = max(len(entry) for entry in lines)
        return max(self._profile.header, tallest * self._profile.header_line + 14), lines

    def beside(
        self, names: Sequence[str], sizes: Sequence[float], marks: Sequence[str] = ()
    ) -> tuple[float, list[tuple[str, ...]]]:
        """Width of the strip left of rows of given heights, and the lines of every name.

        Args:
            names: The names.
            sizes: The heights of the rows.
            marks: Something after every name that gets a line of its own, or nothing.
        """
        ends = [(mark,) if mark else () for mark in marks] or [()] * len(names)
        for em in (*self._profile.side_widths, _WIDEST_SIDE):
            lines = [(*self._side_lines(name, em), *end) for name, end in zip(names, ends, strict=True)]
            if all(self._height(entry) <= room for entry, room in zip(lines, sizes, strict=True)):
                break
        size = self._profile.header_size
        widest = max((width(line, size, bold=True) for entry in lines for line in entry), default=0.0)
        return max(self._profile.side_header, widest + 2 * self._profile.header_padding), lines

    def band(self, band: InputBand, place: Rectangle, header: Rectangle, lines: tuple[str, ...]) -> Band:
        """A band with its name in a header."""
        profile = self._profile
        size, line_height = profile.header_size, profile.header_line
        figures = place.x, place.y, place.width, place.height
        return Band(band.id, band.name, *figures, header, lines, band.change, size, line_height)

    def _side_lines(self, name: str, em: float) -> tuple[str, ...]:
        size = self._profile.header_size
        return self._wrap(name, max(em * size * 1.06, self._longest_word(name)))

    def _wrap(self, name: str, room: float) -> tuple[str, ...]:
        return self._breaker.wrap(name, self._profile.header_size * 1.03, room) if name else ()

    def _height(self, lines: tuple[str, ...]) -> float:
        return len(lines) * self._profile.header_line + 8

    def _longest_word(self, name: str) -> float:
        size = self._profile.header_size
        words = [word for word in name.split() if word.isascii()]
        return min(110.0, max((width(word, size, bold=True) for word in words), default=0.0))


class BpmnHeaders(Headers):
    """Names of bands as BPMN tools draw them.

    Lanes have a strip of 30 px, in which the name of a row is turned by a quarter and may take two lines. The names of
    phases stand outside of the pool.
    """

    def __init__(self, profile: Profile, breaker: LineBreaker, direction: Direction) -> None:
        super().__init__(profile, breaker)
        self._turned = direction == "horizontal"

    def above(self, names: Sequence[str], sizes: Sequence[float]) -> tuple[float, list[tuple[str, ...]]]:
        """Height of the strip above columns."""
        _, lines = super().above(names, sizes)
        tallest = max(len(entry) for entry in lines)
        return max(self._profile.header, math.ceil(tallest * self._profile.header_line)), lines

    def beside(
        self,
        names: Sequence[str],
        sizes: Sequence[float],  # noqa: ARG002
        marks: Sequence[str] = (),  # noqa: ARG002
    ) -> tuple[float, list[tuple[str, ...]]]:
        """Width of the strip left of rows, which is the same for rows of any height."""
        return self._profile.header, [(name,) if name else () for name in names]

    def least_height(self, name: str) -> float:
        """Least height of a row: of a lane whose name is turned by a quarter, or of a phase."""
        padding = 4 * self._profile.header_padding
        if self._turned:
            return math.ceil(width(name, self._profile.header_size) / 2 * 1.2) + padding
        return external_text(name, self._profile)[2] + padding


def headers_of(profile: Profile, breaker: LineBreaker, direction: Direction) -> Headers:
    """The headers of a notation."""
    return BpmnHeaders(profile, breaker, direction) if profile.notation == "bpmn" else Headers(profile, breaker)
