"""Conditions such as ``超过 500 元`` or ``500 to 5,000 CNY`` as spans of numbers.

Only what can be read for sure is read: the whole condition must be a bound, two bounds or a range, with at most a name
of the quantity before it. Everything else is None, and nothing is said of it. 以上, 以下 and 以内 include the number,
超过 and 不满 do not (Civil Code of the People's Republic of China, article 1259).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from procman.records import record

_OPERATORS = {
    "<=": "小于等于|小于或等于|不超过|未超过|不超出|不高于|不多于|不大于|至多|最多|<=|≤|"
    "at most|up to|(?:no|not) more than|not (?:over|above)",
    ">=": "大于等于|大于或等于|不低于|不少于|不小于|至少|达到|>=|≥|at least|(?:no|not) less than|not (?:under|below)",
    "<": "不满|未满|不足|不到|低于|少于|小于|<|less than|fewer than|under|below",
    ">": "超过|超出|高于|大于|多于|>|more than|greater than|over|above",
    ">= ": "满",
    "=": "等于|正好|=|exactly",
}
_ENDINGS = {
    ">=": "[及或]?以上|(?:or|and) (?:more|above|over)",
    "<=": "[及或]?以下|[之以]?内|(?:or|and) (?:less|fewer|below|under)",
}
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_UNITS = (
    "元|个工作日|工作日|个自然日|自然日|天|日|小时|分钟|秒|周|个月|月|年|户|人|名|次|张|件|台|家|项|条|份|笔|个|级|分|米|公里|倍|%|‰|"
    "yuan|cny|rmb|usd|eur|working days?|days?|hours?|minutes?|weeks?|months?|years?|people|persons?|items?|times|"
    "points?"
)
_DECIMALS = 9
ONE = 10**_DECIMALS
_CURRENCIES = frozenset({"cny", "rmb", "usd", "eur"})
_SAME_UNIT = {"日": "天", "自然日": "天", "个自然日": "天", "工作日": "个工作日", "名": "人", "月": "个月"}


def _choice(words: dict[str, str], group: str) -> str:
    return f"(?P<{group}>{'|'.join(words.values())})"


def _amount(suffix: str) -> str:
    scales = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))
    number = rf"(?P<number{suffix}>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    return rf"{number}\s*(?P<scale{suffix}>{scales})?\s*(?P<unit{suffix}>{_UNITS})?"


_INCLUDED = r"\s*(?:\((?P<included{0}>不含|含)(?:本数|\s*\d[^()]*)?\))?\s*"
_BOUND = re.compile(
    rf"{_choice(_OPERATORS, 'operator')}?\s*{_amount('')}{_INCLUDED.format('')}"
    rf"{_choice(_ENDINGS, 'ending')}?{_INCLUDED.format('_after')}"
)
_RANGE = re.compile(rf"(?:between )?\s*{_amount('')}\s*(?:~|-|–|—|至|到|to|and)\s*{_amount('_high')}(?:之间)?")
_AROUND = re.compile(rf"{_amount('')}\s*(?P<low><=?|≤)\s*[^\d<>=≤≥]*(?P<high><=?|≤)\s*{_amount('_high')}")
_JOINT = re.compile(r"\s*(?:且|并且|但|而|,|、|and|but)?\s*")
_VERDICT = re.compile(r"(?:(?:不|无)?[须需]要?(?:报|经)?(?:批准|审批|审核|复核)?|免(?:批准|审批|审核|批|审))\s*[,:]\s*")
_START = re.compile("|".join((*_OPERATORS.values(), r"\d", "between ")))
_NO_NAME = re.compile(r"[且或和与非不无未,、;:()]|\b(?:and|or|not|if)\b")


@record(frozen=True, slots=True)
class End:
    """One end of a span.

    Attributes:
        value: In thousand-millionths of the unit without its scale, so that it is exact: 5 万元 is 50000 × 10⁹.
        included: Whether the value itself belongs to the span.
        text: As it is written, with its unit.
        step: The scale, for telling whole numbers that follow each other.
    """

    value: int
    included: bool
    text: str
    step: int


@record(frozen=True, slots=True)
class Span:
    """What a condition demands of a number.

    Attributes:
        subject: What is counted; empty when the condition does not say.
        unit: Empty when the condition does not say.
        low: None when there is no lower end.
        high: None when there is no upper end.
    """

    subject: str
    unit: str
    low: End | None
    high: End | None

    def comparable(self, other: Span) -> bool:
        """Whether both speak of the same number."""
        return all(not one or not another or one == another for one, another in self._kinds(other))

    def shared(self, other: Span) -> tuple[End | None, End | None] | None:
        """The ends of the numbers that meet both, or None when none does."""
        low = max((one.low for one in (self, other) if one.low), key=_as_low, default=None)
        high = min((one.high for one in (self, other) if one.high), key=_as_high, default=None)
        return None if low and high and _empty(low, high) else (low, high)

    def _kinds(self, other: Span) -> tuple[tuple[str, str], ...]:
        return (self.subject, other.subject), (self.unit, other.unit)


def gaps(spans: Iterable[Span]) -> Iterator[tuple[End, End]]:
    """The ends of the numbers between the spans that none of them holds.

    Whole numbers that follow each other, as in 不超过 500 元 and 501～5000 元, leave no gap.
    """
    ordered = sorted(spans, key=lambda span: (span.low is not None, _as_low(span.low) if span.low else ()))
    reached = ordered[0].high
    for span in ordered[1:]:
        if reached is None:
            return
        low = span.low
        if low is not None and _apart(reached, low):
            yield reached, low
        reached = span.high and max(reached, span.high, key=_as_high)


def _apart(high: End, low: End) -> bool:
    if high.value == low.value:
        return not (high.included or low.included)
    following = high.included and low.included and low.step == high.step and low.value - high.value == low.step * ONE
    return low.value > high.value and not following


def _as_low(end: End) -> tuple[int, bool]:
    return end.value, not end.included


def _as_high(end: End) -> tuple[int, bool]:
    return end.value, end.included


def _empty(low: End, high: End) -> bool:
    return low.value > high.value or (low.value == high.value and not (low.included and high.included))


@lru_cache(maxsize=256)  # several rules ask for the conditions of one decision after another
def read_span(condition: str) -> Span | None:
    """What a condition demands of a number, or None when that cannot be read for sure."""
    text = " ".join(unicodedata.normalize("NFKC", condition).casefold().split()).removesuffix("的")
    verdict = _VERDICT.match(text)
    text = text[verdict.end() :] if verdict else text
    start = _START.search(text)
    if start is None or _NO_NAME.search(text, 0, start.start()):
        return None
    subject, rest = text[: start.start()], text[start.start() :]
    found = _range(rest) or _bounds(rest)
    if found is None:
        return None
    low, high, unit = found
    return None if low and high and _empty(low, high) else Span("".join(subject.split()), unit, low, high)


Ends = tuple[End | None, End | None, str]


def _range(text: str) -> Ends | None:
    match = _RANGE.fullmatch(text) or _AROUND.fullmatch(text)
    if match is None:
        return None
    groups = match.groupdict()
    if groups["unit"] and groups["unit_high"] and _unit(groups["unit"]) != _unit(groups["unit_high"]):
        return None
    unit = groups["unit_high"] or groups["unit"] or ""
    # 3 to 5 万元 means 3 万元 to 5 万元.
    scale = groups["scale"] or ("" if groups["unit"] else groups["scale_high"]) or ""
    low = _end(groups["number"], scale, unit, groups.get("low") != "<")
    high = _end(groups["number_high"], groups["scale_high"] or "", unit, groups.get("high") != "<")
    return low, high, _unit(unit)


def _bounds(text: str) -> Ends | None:
    """One bound, or a lower and an upper one."""
    matches = _bound_matches(text)
    units = {_unit(match["unit"]) for match in matches if match["unit"]}
    if not matches or len(units) > 1:
        return None
    ends: dict[str, End] = {}
    for match in matches:
        operator = _operator(match)
        if operator is None:
            return None
        unit = next((one["unit"] for one in (match, *matches) if one["unit"]), "")
        end = _end(match["number"], match["scale"] or "", unit, "=" in operator)
        for side in "<>" if operator == "=" else operator[0]:
            if side in ends:
                return None
            ends[side] = end
    return ends.get(">"), ends.get("<"), units.pop() if units else ""


def _bound_matches(text: str) -> list[re.Match[str]]:
    """The one or two bounds that a text consists of; empty when there is anything else in it."""
    matches: list[re.Match[str]] = []
    place = 0
    while place < len(text):
        joint = _JOINT.match(text, place) if matches else None
        match = _BOUND.match(text, joint.end() if joint else place)
        if match is None or len(matches) == 2:
            return []
        matches.append(match)
        place = match.end()
    return matches


def _operator(match: re.Match[str]) -> str | None:
    """``<``, ``<=``, ``>``, ``>=`` or ``=``; None where the words say nothing or too much."""
    before, after = match["operator"], match["ending"]
    if bool(before) == bool(after):
        return None
    words, said = (_OPERATORS, before) if before else (_ENDINGS, after)
    operator = next(one.strip() for one, pattern in words.items() if re.fullmatch(pattern, said))
    included = match["included"] or match["included_after"]
    if included and operator != "=":
        return operator[0] + ("=" if included == "含" else "")
    return operator


def _end(number: str, scale: str, unit: str, included: bool) -> End:
    whole, _, decimals = number.replace(",", "").partition(".")
    value = int(whole + decimals.ljust(_DECIMALS, "0")[:_DECIMALS]) * _SCALES[scale]
    unit = unit.upper() if unit in _CURRENCIES else unit
    gap = "" if unit in ("%", "‰") or not (scale or unit) else " "
    return End(value, included, f"{number}{gap}{scale}{unit}", _SCALES[scale])


def _unit(unit: str | None) -> str:
    unit = unit or ""
    return _SAME_UNIT.get(unit, unit.removesuffix("s"))
