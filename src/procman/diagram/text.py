"""Widths and line breaks of mixed Chinese and Latin text, without a font.

Every Han character is one em wide in every Chinese font in use; the Latin advances are those of Noto Sans CJK SC.
The result is the same on every machine, which a font installed there would not guarantee.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import add
from typing import Final

from procman.diagram.line_breaks import break_opportunities, forced_breaks

# Advances of U+0020 to U+007E in thousandths of an em, from the hmtx table of NotoSansCJK-Regular.ttc.
_ASCII_ADVANCES: Final = (
    *(224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555),
    *(555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589),
    *(552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573),
    *(531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552),
    *(284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555),
)
_BOLD_FACTOR: Final = 1.06  # the widest deviation of the bold Latin letters; Han does not change
_CAPITAL, _SMALL = 0.85, 0.65  # accented Latin, Greek, Cyrillic; the widest of each in Noto Sans CJK SC
_EXCEPTIONS: Final = {"Ḿ": 1.0, "ḿ": 1.0, "Ю": 1.02, "⸺": 2.0, "⸻": 3.0}

_SHORT_LINE: Final = 4.0
_UNEVEN: Final = 0.4  # for each square em
_LINE_MORE: Final = 10.0  # cheaper than a word that is cut
_MOST_LINES_MORE: Final = 5
_TINY: Final = 1e-9


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line.

    Args:
        text: The line.
        size: Font size; the result has its unit.
        bold: Whether it is set in bold.
    """
    return _ems(text, _BOLD_FACTOR if bold else 1.0) * size


@lru_cache(maxsize=1 << 16)
def _ems(text: str, latin: float) -> float:
    """Width in em; the same words are set in many sizes, and in many processes."""
    total = 0.0
    for character in text:
        code = ord(character)
        if 0x20 <= code <= 0x7E:
            total += _ASCII_ADVANCES[code - 0x20] / 1000 * latin
        elif unicodedata.combining(character):
            continue
        else:
            total += _EXCEPTIONS.get(character) or _beyond_ascii(character, latin)
    return total


def _beyond_ascii(character: str, factor: float) -> float:
    """Letters of other scripts are reckoned by their case; everything else, signs too, may be a full em wide."""
    category = unicodedata.category(character)
    if category == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in "WFA" or category not in ("Lu", "Ll") or character >= "\u2000":
        return 1.0
    return (_CAPITAL if category == "Lu" else _SMALL) * factor


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays in one line.

    Attributes:
        width: Width in em, with the space that follows.
        bare: Width in em without it.
        closing: What it costs to end the line after it.
    """

    text: str
    width: float
    bare: float
    closing: float


@dataclass(frozen=True, slots=True)
class LineBreaker:
    """Breaks texts into balanced lines.

    Attributes:
        pairs: How often two Han characters stand together in the document's own texts, which teach it words that no
            list has.
    """

    pairs: Counter[str] = field(default_factory=Counter)
    _known: dict[str, list[_Piece]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _set: dict[tuple[str, float, float], tuple[tuple[str, ...], float]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def learn(cls, texts: Iterable[str]) -> LineBreaker:
        """A line breaker for a document with these texts."""
        pairs: Counter[str] = Counter()
        for text in texts:
            pairs.update(map(add, text, text[1:]))
        return cls(pairs)

    def wrap(self, text: str, size: float, limit: float) -> tuple[str, ...]:
        """Break a text into lines.

        Knuth and Plass's optimum fit over all break opportunities, with cost for uneven lines and for bad places. A
        line more is better than a word that is cut; only what is wider than a line is broken inside.

        Args:
            text: Text; line feeds are kept as breaks.
            size: Font size.
            limit: Greatest width of a line.

        Returns:
            At least one line; no line begins with ，。） or ends with （《.
        """
        return self.wrap_at_cost(text, size, limit)[0]

    def wrap_at_cost(self, text: str, size: float, limit: float) -> tuple[tuple[str, ...], float]:
        """Like ``wrap``, and how bad the result is: 0 for one line, under 10 where all lines end at good places."""
        key = text, size, limit
        if key not in self._set:
            paragraphs = [
                self._wrap_paragraph(" ".join(paragraph.split()), limit / size)
                for paragraph in text.splitlines() or [""]
            ]
            lines = tuple(line for found, _ in paragraphs for line in found)
            self._set[key] = lines, sum(cost for _, cost in paragraphs)
        return self._set[key]

    def _wrap_paragraph(self, text: str, limit: float) -> tuple[list[str], float]:
        if width(text, 1.0) <= limit:
            return [text], 0.0
        if text not in self._known:
            self._known[text] = _pieces(text, break_opportunities(text, self.pairs), 0.0)
        pieces = [part for piece in self._known[text] for part in _fitting(piece, limit)]
        fewest = _fewest(pieces, limit)
        best, lines = math.inf, [text]
        for more in range(_MOST_LINES_MORE + 1):
            if best <= more * _LINE_MORE:
                break
            cost, found = _optimum(pieces, fewest + more, limit)
            if cost + more * _LINE_MORE < best:
                best, lines = cost + more * _LINE_MORE, found
        return lines, best


def _pieces(text: str, opportunities: Mapping[int, float], closing: float) -> list[_Piece]:
    ends = [*sorted(opportunities), len(text)]
    pieces = []
    for start, end in zip([0, *ends], ends, strict=False):
        part = text[start:end]
        pieces.append(_Piece(part, width(part, 1.0), width(part.rstrip(), 1.0), opportunities.get(end, closing)))
    return pieces


def _fitting(piece: _Piece, limit: float) -> list[_Piece]:
    """A piece, or what it has to be broken into to fit a line."""
    if piece.bare <= limit + _TINY:
        return [piece]
    parts = _pieces(piece.text, forced_breaks(piece.text, False), piece.closing)
    return [
        smaller
        for part in parts
        for smaller in (
            [part] if part.bare <= limit + _TINY else _pieces(part.text, forced_breaks(part.text, True), part.closing)
        )
    ]


def _fewest(pieces: Sequence[_Piece], limit: float) -> int:
    """How many lines it takes when each is filled as far as it goes."""
    lines, filled = 1, 0.0
    for piece in pieces:
        if filled and filled + piece.bare > limit + _TINY:
            lines, filled = lines + 1, 0.0
        filled += piece.width
    return lines


def _optimum(pieces: Sequence[_Piece], count: int, limit: float) -> tuple[float, list[str]]:
    """The best division into exactly ``count`` lines, or fewer where the pieces do not suffice."""
    size, count = len(pieces), min(count, len(pieces))
    target = sum(piece.width for piece in pieces) / count
    shortest = min(2.2, 0.6 * target)
    best = [[(math.inf, 0)] * (size + 1) for _ in range(count + 1)]
    best[0][0] = (0.0, 0)
    sums = [0.0, *itertools.accumulate(piece.width for piece in pieces)]
    most = max(limit, *(piece.bare for piece in pieces)) + max(piece.width - piece.bare for piece in pieces) + _TINY
    for line in range(1, count + 1):
        previous = best[line - 1]
        # more than the lines up to here can hold, or than those after it, leads nowhere
        first, beyond = bisect_left(sums, sums[-1] - (count - line) * most), bisect_right(sums, line * most)
        for end in range(max(line, first), min(size + 1, beyond)):
            last, choice = pieces[end - 1], (math.inf, 0)
            filled = last.bare - last.width
            for start in range(end - 1, line - 2, -1):
                filled += pieces[start].width
                if filled > limit + _TINY and start < end - 1:
                    break
                cost = previous[start][0] + (filled - target) ** 2 * _UNEVEN + (last.closing if end < size else 0.0)
                cost += _SHORT_LINE if filled < shortest else 0.0
                if cost <= choice[0]:  # of two alike the one whose last line is the longer
                    choice = (cost, start)
            best[line][end] = choice
    lines: list[str] = []
    end = size
    for line in range(count, 0, -1):
        start = best[line][end][1]
        lines.append("".join(piece.text for piece in pieces[start:end]).strip())
        end = start
    return best[count][size][0], [line for line in reversed(lines) if line] or [""]
