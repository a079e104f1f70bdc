"""Widths and line breaks of mixed Chinese and Latin text, without a font.

Every Han character is one em wide in every Chinese font in use; the Latin advances are those of Noto Sans CJK SC.
The result is the same on every machine, which a font installed there would not guarantee.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

# Advances of U+0020 to U+007E in thousandths of an em, from the hmtx table of NotoSansCJK-Regular.ttc.
_ASCII_ADVANCES: Final = (
    *(224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555),
    *(555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589),
    *(552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573),
    *(531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552),
    *(284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555),
)
_BOLD_FACTOR: Final = 1.06  # the widest deviation of the bold Latin letters; Han does not change
_OTHER_NARROW: Final = 0.6  # accented Latin, Greek, Cyrillic

_NEVER_FIRST: Final = frozenset("，。、；：？！）》」』】〉〕”’％%,.;:?!)]}…·℃")
_NEVER_LAST: Final = frozenset("（《「『【〈〔“‘([{￥¥$")
_GOOD_AFTER: Final = frozenset("，、；：／/,; ")
_GOOD_BEFORE: Final = frozenset("并及与和或（(")
_UNITS: Final = (
    "个工作日|个工作小时|个自然日|个小时|个月|工作日|工作小时|万元|亿元|分钟|小时|秒|天|日|周|月|年|次|元|万|亿"
    "|个|份|级|条|项|户|人|家|笔|倍|%|％|℃"
)
_TOKEN: Final = re.compile(
    rf"[≥≤<>]?[0-9][0-9.,]*\s?(?:{_UNITS})"  # a digit is never parted from its unit
    r"|\s+|[/-]+|[^\s\u2e80-\U0010ffff“”‘’/-]+[/-]*|."
)
_FORBIDDEN: Final = 60.0
_ORDINARY: Final = 3.0
_TOLERANCE: Final = 0.1


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line.

    Args:
        text: The line.
        size: Font size; the result has its unit.
        bold: Whether it is set in bold.
    """
    latin = _BOLD_FACTOR if bold else 1.0
    total = 0.0
    for character in text:
        code = ord(character)
        if 0x20 <= code <= 0x7E:
            total += _ASCII_ADVANCES[code - 0x20] / 1000 * latin
        elif unicodedata.combining(character):
            continue
        else:
            total += 1.0 if unicodedata.east_asian_width(character) in "WFA" else _OTHER_NARROW * latin
    return total * size


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@dataclass(frozen=True, slots=True)
class LineBreaker:
    """Breaks texts into balanced lines.

    Attributes:
        pairs: How often two Han characters stand together in the document's own texts: a word model that needs no
            dictionary. 申请 or 客户 are seen often enough not to be cut in two.
    """

    pairs: Counter[str] = field(default_factory=Counter)
    _known: dict[tuple[str, float, float], tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def learn(cls, texts: Iterable[str]) -> LineBreaker:
        """A line breaker for a document with these texts."""
        pairs: Counter[str] = Counter()
        for text in texts:
            pairs.update(
                first + second for first, second in itertools.pairwise(text) if _is_han(first) and _is_han(second)
            )
        return cls(pairs)

    def wrap(self, text: str, size: float, limit: float) -> tuple[str, ...]:
        """Break a text into lines.

        Knuth and Plass's optimum fit over all break points, with cost for uneven lines and for bad places.

        Args:
            text: Text; line feeds are kept as breaks.
            size: Font size.
            limit: Greatest width of a line; only a single Latin word that is wider is broken inside.

        Returns:
            At least one line; no line begins with ，。） or ends with （《.
        """
        key = text, size, limit
        if key not in self._known:
            lines: list[str] = []
            for paragraph in text.splitlines() or [""]:
                lines += self._wrap_paragraph(" ".join(paragraph.split()), size, limit)
            self._known[key] = tuple(lines)
        return self._known[key]

    def _wrap_paragraph(self, text: str, size: float, limit: float) -> list[str]:
        total = width(text, size)
        if total <= limit:
            return [text]
        tokens = _tokens(text, size, limit)
        widths = [width(token, size) for token in tokens]
        breaks = [self._break_cost(first, second) for first, second in itertools.pairwise(tokens)]
        fewest = max(1, math.ceil(total / limit - 1e-9))
        lines: list[str] = []
        possible = max(fewest, _first_fit(widths, limit))
        for count in range(possible, max(fewest + 3, possible + 1)):
            cost, lines = _optimum(tokens, widths, breaks, count, size, limit)
            if cost < _FORBIDDEN:
                break
        return lines

    def _break_cost(self, before: str, after: str) -> float:
        last, first = before[-1], after[0]
        if first in _NEVER_FIRST or last in _NEVER_LAST:
            return _FORBIDDEN
        if last in _GOOD_AFTER or first == " ":
            return 0.0
        if first in _GOOD_BEFORE:
            return 0.4
        if last in "并及与和或":
            return 6.0  # a conjunction belongs to what follows
        if last in "）)的":
            return 2.0
        if _is_han(last) and _is_han(first):
            return _ORDINARY + min(6.0, 1.5 * max(0, self.pairs[last + first] - 1))
        both_latin = ord(last) < 0x2E80 and ord(first) < 0x2E80
        return _ORDINARY + (20.0 if both_latin else 0.0)


def _tokens(text: str, size: float, limit: float) -> list[str]:
    tokens: list[str] = []
    for token in _TOKEN.findall(text):
        tokens += list(token) if len(token) > 1 and width(token, size) > limit else [token]
    return tokens


def _first_fit(widths: list[float], limit: float) -> int:
    """On how few lines the tokens go."""
    count, filled = 1, 0.0
    for token in widths:
        if filled and filled + token > limit + _TOLERANCE:
            count, filled = count + 1, 0.0
        filled += token
    return count


def _optimum(
    tokens: list[str], widths: list[float], breaks: list[float], count: int, size: float, limit: float
) -> tuple[float, list[str]]:
    """The best division into exactly ``count`` lines, or fewer where the tokens do not suffice."""
    size_of_text, count = len(tokens), min(count, len(tokens))
    target = sum(widths) / count
    best = [[(math.inf, 0)] * (size_of_text + 1) for _ in range(count + 1)]
    best[0][0] = (0.0, 0)
    sums = [0.0, *itertools.accumulate(widths)]
    most = max([limit, *widths]) + _TOLERANCE + 1e-6
    for line in range(1, count + 1):
        previous = best[line - 1]
        # what the lines up to here cannot hold, or the lines from here on, is no way at all
        first = bisect_left(sums, sums[-1] - (count - line) * most)
        last = bisect_right(sums, line * most)
        for end in range(max(line, first), min(size_of_text + 1, last)):
            filled, choice = 0.0, (math.inf, 0)
            closing = breaks[end - 1] if end < size_of_text else 0.0
            for start in range(end - 1, line - 2, -1):
                filled += widths[start]
                if filled > limit + _TOLERANCE and start < end - 1:
                    break
                cost = previous[start][0] + ((filled - target) / size) ** 2 * 0.55 + closing
                cost += max(0.0, filled - limit) * 9 + (4.0 if filled < min(2.2 * size, 0.6 * target) else 0.0)
                if cost < choice[0]:
                    choice = (cost, start)
            best[line][end] = choice
    lines: list[str] = []
    end = size_of_text
    for line in range(count, 0, -1):
        start = best[line][end][1]
        lines.append("".join(tokens[start:end]).strip())
        end = start
    return best[count][size_of_text][0], [line for line in reversed(lines) if line] or [""]
