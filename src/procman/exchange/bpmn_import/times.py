"""ISO 8601 durations, as BPMN's timers have them, as time limits of the format."""

from __future__ import annotations

import re
from typing import Final

from procman.model.duration import Duration

_ISO: Final = re.compile(
    r"(?:R\d*/)?P(?:(?P<y>\d+)Y)?(?:(?P<mo>\d+)M)?(?:(?P<w>\d+)W)?(?:(?P<d>\d+)D)?"
    r"(?:T(?:(?P<h>\d+)H)?(?:(?P<min>\d+)M)?(?:(?P<s>\d+)(?:\.\d+)?S)?)?"
)
_ENGLISH: Final = re.compile(
    r"(\d+)\s*(minute|min|hour|hr|working day|business day|day|week|month|year)s?", re.IGNORECASE
)
_ENGLISH_UNITS: Final = {
    "minute": "min",
    "min": "min",
    "hour": "h",
    "hr": "h",
    "working day": "wd",
    "business day": "wd",
    "day": "d",
    "week": "w",
    "month": "mo",
    "year": "y",
}
# Larger units that hold smaller ones exactly; a month has no fixed number of days.
_INTO: Final = {("y", "mo"): 12, ("w", "d"): 7, ("d", "h"): 24, ("h", "min"): 60, ("d", "min"): 1440, ("w", "h"): 168}


def limit_of(text: str) -> str | None:
    """A duration of the format: of ``P7D``, ``PT36H``, ``7 days``, ``3个工作日``; None when it is not exactly one."""
    plain = text.strip().strip("\"'")
    match = _ISO.fullmatch(plain)
    if match:
        return _iso(match)
    words = _ENGLISH.fullmatch(plain)
    if words:
        return _valid(f"{int(words.group(1))}{_ENGLISH_UNITS[words.group(2).lower()]}")
    return _valid(plain)


def _iso(match: re.Match[str]) -> str | None:
    amounts = {unit: int(amount) for unit, amount in match.groupdict().items() if amount and int(amount)}
    seconds = amounts.pop("s", 0)
    if seconds:
        if seconds % 60:
            return None
        amounts["min"] = amounts.get("min", 0) + seconds // 60
    if not amounts:
        return None
    smallest = list(amounts)[-1]
    total = 0
    for unit, amount in amounts.items():
        factor = 1 if unit == smallest else _INTO.get((unit, smallest))
        if factor is None:
            return None
        total += amount * factor
    return _valid(f"{total}{smallest}")


def _valid(text: str) -> str | None:
    try:
        return str(Duration.parse(text))
    except ValueError:
        return None
