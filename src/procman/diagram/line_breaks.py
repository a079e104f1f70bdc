"""Where a line of mixed Chinese and Latin text may end, and what it costs to end it there.

Rules of GB/T 15834 (no line begins with closing punctuation or ends with opening one) and of what people take for one
thing: a number with its unit, 第 3 版, GB/T 1526, a Latin word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from procman.diagram.words import break_costs

FORCED: Final = 60.0  # inside something that is wider than a line
_WITHIN_LATIN: Final = 8.0
_NUMBER_AND_WHAT_IT_COUNTS: Final = 45.0
_NAME_AND_ITS_NUMBER: Final = 45.0
_NOUN_AND_ITS_NUMBER: Final = 4.0
_DIGIT_GROUPS: Final = 6.0
_LATIN_SPACE: Final = 0.5
_AFTER_SMALL_WORD: Final = 2.5
_BEFORE_LATIN: Final = 1.0
_AFTER_LATIN: Final = 2.0
_BEFORE_BRACKET: Final = 0.4
_AFTER_BRACKET: Final = 1.0
_BETWEEN: Final = 3.0
_AFTER_FUNCTION_WORD: Final = 8.0
_BEFORE_FUNCTION_WORD: Final = 1.0

_NEVER_FIRST: Final = frozenset("，。、；：？！）》」』】〉〕”’％%,.;:?!)]}…·℃°／～〜ー")
_NEVER_LAST: Final = frozenset("（《「『【〈〔“‘([{￥¥$£€～〜#№§@≥≤<>≈±")
_GOOD_AFTER: Final = frozenset("，、；：。？！／,;:")
_OPENING: Final = frozenset("（《「『【〈〔“‘([{")
_CLOSING: Final = frozenset("）》」』】〉〕”’)]}")
_FUNCTION_WORDS: Final = frozenset("并及与和或而按在以为向对从由被将把")
_SMALL_WORDS: Final = re.compile(r"(?:^|\s)(?:a|an|the|of|to|in|on|at|by|for|and|or|with|from|is|are|no|not)$", re.I)
_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_NUMBER: Final = r"[0-9]+(?:[.,:][0-9]+)*"
_UNITS: Final = (
    "个工作小时|个工作日|个自然日|个百分点|个小时|个月|个|工作小时|工作日|自然日|百分点|平方米|万元|亿元|分钟|小时|人次|人天"
    "|秒|天|日|周|月|年|季度|次|元|万|亿|份|级|条|项|户|人|名|位|家|笔|倍|台|套|部|张|页|版|轮|批|期|段|层|步|种|类|折|度|米|公里"
    "|%|％|‰|℃|°C|[KMGT]B|[KMG]?bps|[kKMG]?Hz|dBm?|k?[WVA]|k?m|[cm]m|min|h|s"
)
_TOGETHER: Final = re.compile(
    rf"(?:[≥≤<>≈±+-]\s?)?{_NUMBER}(?:\s?[–~～×/-]\s?{_NUMBER})*(?:\s?(?:{_UNITS})(?![A-Za-z]))?"
    r"|第\s?(?:[0-9]+|[一二三四五六七八九十百千]+)\s?[条章节款项版次期季页批届号步级轮年月周天个]?"
    rf"|[一二两三四五六七八九十百千]+(?:{_UNITS})(?![A-Za-z])"
    r"|—{2}|…{2}"
)
_PURE_NUMBER: Final = re.compile(rf"(?<![A-Za-z0-9_/.,:-])(?<![A-Z/]\s){_NUMBER}\s?$")
_STANDARD: Final = re.compile(r"(?<![^\s\u2e80-\uffff])[A-Z][A-Z/]+\s$")
_HYPHEN: Final = re.compile("(?<=[a-z]{2}-)(?=[a-z]{2})")
_AFTER_LATIN_SIGN: Final = re.compile(r"(?<=[/_.:?&=,@~-])(?=[^\s/_.:?&=,@~-])")


def is_wide(character: str) -> bool:
    """Whether a character is set like a Han character; quotation marks are set so in Chinese."""
    return character >= "\u2e80" or character in "“”‘’"


def is_han(text: str) -> bool:
    """Whether a text is of Han characters only, among which a dictionary finds the words."""
    return _HAN.fullmatch(text) is not None


def break_opportunities(text: str, pairs: Mapping[str, int]) -> dict[int, float]:
    """Where a line may end.

    Args:
        text: Text without line feeds, spaces are single.
        pairs: How often two Han characters stand together in the document.

    Returns:
        Cost by place, the index of the character that begins the following line. Other places are not allowed.
    """
    costs = {place: cost for place in range(1, len(text)) if (cost := _cost(text, place)) is not None}
    for run in _HAN.finditer(text):
        costs |= {run.start() + place: cost for place, cost in enumerate(break_costs(run[0], pairs), start=1)}
    costs |= {match.start(): _WITHIN_LATIN for match in _HYPHEN.finditer(text)}
    for span in _TOGETHER.finditer(text):
        for place in range(span.start() + 1, span.end()):
            costs.pop(place, None)
    return costs


def forced_breaks(text: str, inside: bool) -> dict[int, float]:
    """Where to break something that is wider than a line: after a sign in it or, if need be, anywhere.

    Args:
        text: What has no break opportunity in it.
        inside: Whether breaks after signs do not suffice.
    """
    signs = {match.start(): _WITHIN_LATIN for match in _AFTER_LATIN_SIGN.finditer(text)}
    return dict.fromkeys(range(1, len(text)), FORCED) | signs if inside else signs


def _cost(text: str, place: int) -> float | None:
    """Everything but places between two Han characters."""
    following, spaced = text[place], text[place - 1] == " "
    last = text[place - 2] if spaced and place > 1 else text[place - 1]
    if following == " " or following in _NEVER_FIRST or last in _NEVER_LAST:
        return None
    wide_before, wide_after = is_wide(last), is_wide(following)
    if not wide_before and not wide_after:
        return _latin_space(text[:place], following) if spaced else None
    if last in _GOOD_AFTER:
        return 0.0
    if following in _OPENING:
        return _BEFORE_BRACKET
    if last in _CLOSING:
        return _AFTER_BRACKET
    if wide_before and wide_after:
        return _BETWEEN
    if wide_after and following in _FUNCTION_WORDS:
        return _BEFORE_FUNCTION_WORD
    if wide_after:
        return _NUMBER_AND_WHAT_IT_COUNTS if _PURE_NUMBER.search(text[:place]) else _AFTER_LATIN
    if last in _FUNCTION_WORDS:
        return _AFTER_FUNCTION_WORD
    return _NOUN_AND_ITS_NUMBER if following.isdigit() else _BEFORE_LATIN


def _latin_space(before: str, following: str) -> float:
    last = before[-2] if len(before) > 1 else " "
    if last in _GOOD_AFTER:
        return 0.0
    if following.isdigit():
        if last.isdigit():
            return _DIGIT_GROUPS
        return _NAME_AND_ITS_NUMBER if _STANDARD.search(before) else _NOUN_AND_ITS_NUMBER
    if _PURE_NUMBER.search(before):
        return _NAME_AND_ITS_NUMBER
    return _AFTER_SMALL_WORD if _SMALL_WORDS.search(before[:-1]) else _LATIN_SPACE


def may_begin_line(character: str) -> bool:
    """Whether a line may begin with a character: 、，。）and their like end the line before."""
    return character not in _NEVER_FIRST


def ends_line_well(character: str) -> bool:
    """Whether a break after a character reads well: 、，； and their like."""
    return character in _GOOD_AFTER
