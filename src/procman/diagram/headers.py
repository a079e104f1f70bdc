"""Names of lanes and phases: headers above columns, and headers left of rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from procman.diagram.external_text import external_text
from procman.diagram.geometry import Direction
from procman.diagram.profile import Profile
from procman.diagram.text import LineBreaker, width

_SIDE_WIDTHS = (1.0, 4.0, 5.0, 6.0, 8.0)  # in em; one em stacks Chinese characters upright
_PADDING = 7.0


class Headers:
    """Sets the names of bands."""

    def __init__(self, profile: Profile, breaker: LineBreaker) -> None:
        self._profile, self._breaker = profile, breaker

    def least_width(self, name: str) -> float:
        """Least width of a column with the name above it."""
        size = self._profile.header_size
        whole = width(name, size, bold=True)
        return max(min(whole, 4 * size), self._longest_word(name)) + 2 * _PADDING

    def least_height(self, name: str) -> float:
        """Least height of a row with the name left of it."""
        return self._height(self._side_lines(name, _SIDE_WIDTHS[-1]))

    def above(self, names: Sequence[str], sizes: Sequence[float]) -> tuple[float, list[tuple[str, ...]]]:
        """Height of the strip above columns of given widths, and the lines of every name."""
        size = self._profile.header_size
        lines = [self._wrap(name, max(size, room - 2 * _PADDING)) for name, room in zip(names, sizes, strict=True)]
        tallest = max(len(entry) for entry in lines)
        return max(self._profile.header, tallest * self._profile.header_line + 14), lines

    def beside(self, names: Sequence[str], sizes: Sequence[float]) -> tuple[float, list[tuple[str, ...]]]:
        """Width of the strip left of rows of given heights, and the lines of every name."""
        for em in _SIDE_WIDTHS:
            lines = [self._side_lines(name, em) for name in names]
            if all(self._height(entry) <= room for entry, room in zip(lines, sizes, strict=True)):
                break
        size = self._profile.header_size
        widest = max((width(line, size, bold=True) for entry in lines for line in entry), default=0.0)
        return max(28.0, widest + 2 * _PADDING), lines

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

    def beside(self, names: Sequence[str], sizes: Sequence[float]) -> tuple[float, list[tuple[str, ...]]]:  # noqa: ARG002
        """Width of the strip left of rows, which is the same for rows of any height."""
        return self._profile.header, [(name,) if name else () for name in names]

    def least_height(self, name: str) -> float:
        """Least height of a row: of a lane whose name is turned by a quarter, or of a phase."""
        if self._turned:
            return math.ceil(width(name, self._profile.header_size) / 2 * 1.2) + 4 * _PADDING
        return external_text(name, self._profile)[2] + 4 * _PADDING


def headers_of(profile: Profile, breaker: LineBreaker, direction: Direction) -> Headers:
    """The headers of a notation."""
    return BpmnHeaders(profile, breaker, direction) if profile.notation == "bpmn" else Headers(profile, breaker)
