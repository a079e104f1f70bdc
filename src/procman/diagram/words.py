"""Which Han characters belong together: a text divided into words, and whether a line may end between two characters.

A list of frequent words and the document's own pairs of characters; the likeliest division is the one whose words are
seen most often (a unigram model). That is enough to keep a line from ending inside 申请 and takes a few milliseconds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

INSIDE: Final = 45.0  # a line that ends inside a word of two characters
_INSIDE_LONG: Final = 35.0  # between a word and its third character: 负责|人
_BETWEEN: Final = 3.0
_BEFORE_SUFFIX: Final = 25.0
_AFTER_SUFFIX: Final = 2.0
_UNKNOWN: Final = 9.0  # two lone characters: likely a word that the list does not have
_MOST_OF_PAIR: Final = 6.0

_CONJUNCTIONS: Final = frozenset("并及与和或而")
_PREPOSITIONS: Final = frozenset("按由向对从将被把以经")
_ATTRIBUTES: Final = frozenset("各本该每第新老总副非其全同两哪这那")
_ADVERBS: Final = frozenset("不未已仍均再请先可能应须需拟")
_VERBS: Final = frozenset("是有无在为待如若因")
_SUFFIXES: Final = frozenset("后前时中内外上下间者员性率额费权期的了过着等们化类级段表单书函件线点处区厅号")
_QUESTIONS: Final = frozenset({"是否", "能否", "可否", "有无", "还是", "或者", "以及", "并且", "哪", "哪种"})
_TITLES: Final = frozenset({"经理", "主管", "专员", "代表", "工程师", "系统", "平台"})
_BEFORE: Final = {
    **dict.fromkeys(_CONJUNCTIONS, 0.4),
    **dict.fromkeys(_PREPOSITIONS, 1.5),
    **dict.fromkeys(_QUESTIONS, 1.0),
    **dict.fromkeys(_ADVERBS, 2.0),
    **dict.fromkeys(_TITLES, 2.5),
}
_AFTER: Final = {
    **dict.fromkeys(_CONJUNCTIONS, 9.0),
    **dict.fromkeys(_PREPOSITIONS, 10.0),
    **dict.fromkeys(_ATTRIBUTES, 16.0),
    **dict.fromkeys(_ADVERBS, 10.0),
    **dict.fromkeys(_VERBS, 7.0),
}
_FUNCTION_WORDS: Final = _CONJUNCTIONS | _PREPOSITIONS | _ATTRIBUTES | _ADVERBS | _VERBS | _SUFFIXES

_TOTAL: Final = 26.0  # binary logarithm of all that was counted for the list
_LONE: Final = 15.0
_LONE_FUNCTION_WORD: Final = 11.0
_MOST_OF_OWN_WORD: Final = 8
MOST_COUNTED: Final = 8
"""A pair that is seen more often than this in a document changes nothing any more, nor does one that is seen once."""
_LONGEST: Final = 3


@cache
def _levels() -> dict[str, int]:
    """Words by the binary logarithm of their frequency."""
    lines = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.split() for line in lines if not line.startswith("#")]
    return {word: int(level) for level, *words in parts for word in words}


def divide(text: str, pairs: Mapping[str, int]) -> list[str]:
    """Divide a run of Han characters into words.

    Args:
        text: Han characters only.
        pairs: How often two characters stand together in the document; those seen repeatedly may be a word too.
    """
    levels = _levels()
    best = [0.0] + [math.inf] * len(text)
    starts = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _LONGEST), end):
            cost = best[start] + _cost(text[start:end], levels, pairs)
            if cost < best[end]:
                best[end], starts[end] = cost, start
    words: list[str] = []
    end = len(text)
    while end:
        words.append(text[starts[end] : end])
        end = starts[end]
    return words[::-1]


def _cost(word: str, levels: Mapping[str, int], pairs: Mapping[str, int]) -> float:
    if len(word) == 1:
        return _LONE_FUNCTION_WORD if word in _FUNCTION_WORDS else _LONE
    level = levels.get(word, 0)
    if not level and len(word) == 2 and pairs.get(word, 0) > 1:
        level = min(_MOST_OF_OWN_WORD, pairs[word])
    return _TOTAL - level if level else math.inf


def break_costs(text: str, pairs: Mapping[str, int]) -> list[float]:
    """What it costs to end a line before each character of a run of Han characters but the first.

    Args:
        text: Han characters only.
        pairs: See ``divide``.
    """
    words = divide(text, pairs)
    costs: list[float] = []
    for place, word in enumerate(words):
        if place:
            costs.append(_between(words[place - 1], word, pairs))
        costs += _within(word)
    return costs


def _within(word: str) -> list[float]:
    if len(word) < _LONGEST:
        return [INSIDE] * (len(word) - 1)
    levels = _levels()
    first, second = word[:2] in levels, word[1:] in levels
    return [_INSIDE_LONG if second and not first else INSIDE, _INSIDE_LONG if first else INSIDE]


def _between(word: str, following: str, pairs: Mapping[str, int]) -> float:
    if word in _AFTER and (following not in _QUESTIONS or word in _PREPOSITIONS):
        return _AFTER[word]
    if following in _BEFORE:
        return _BEFORE[following]
    if following in _SUFFIXES and len(word) > 1:
        return _BEFORE_SUFFIX
    if word in _SUFFIXES:
        return _AFTER_SUFFIX
    if len(word) == len(following) == 1:
        return _UNKNOWN
    if len(word) > 1 and len(following) > 1:
        return _BETWEEN
    return _BETWEEN + min(_MOST_OF_PAIR, 1.5 * max(0, pairs.get(word[-1] + following[0], 0) - 1))
