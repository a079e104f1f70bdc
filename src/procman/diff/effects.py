"""Whether a change makes things stricter or easier for those who carry them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from procman.diff.change import Effect
from procman.model.duration import Duration

if TYPE_CHECKING:
    from procman.model.manual import Calendar

_TARGET = re.compile(r"\s*(<=|>=|<|>|≤|≥|＜|＞)\s*([0-9]+(?:\.[0-9]+)?)\s*(.*)")
_UPPER_BOUNDS = frozenset({"<=", "<", "≤", "＜"})


def reverse(effect: Effect) -> Effect:
    """The effect of the same change read backwards."""
    return {"tighter": "looser", "looser": "tighter"}.get(effect, "other")  # type: ignore[return-value]


def by_order(old: float, new: float, *, smaller: Effect = "tighter") -> Effect:
    """The effect of a number that changed, when a smaller one is stricter (or has another given effect)."""
    if old == new:
        return "other"
    return smaller if new < old else reverse(smaller)


def by_limit(old: Duration | None, new: Duration | None, calendar: Calendar) -> Effect:
    """The effect of a time limit; limits of different units are compared over the working calendar."""
    if old is None or new is None:
        return "tighter" if old is None else "looser"
    if old.unit == new.unit:
        return by_order(old.amount, new.amount)
    # Holidays are worth loading only here.
    from procman.flow.calendar import WorkingCalendar

    compared = WorkingCalendar(calendar).compare(new, old)
    return {"shorter": "tighter", "longer": "looser"}.get(compared, "other")  # type: ignore[return-value]


def by_retention(old: Duration | None, new: Duration | None) -> Effect:
    """The effect of a retention period: keeping something longer is stricter."""
    if old is None or new is None:
        return "tighter" if old is None else "looser"
    return by_order(old.amount, new.amount, smaller="looser") if old.unit == new.unit else "other"


def by_rank(old: str | None, new: str | None, strictest_first: Sequence[str]) -> Effect:
    """The effect of a word from a scale; a word that is missing or not on it cannot be compared."""
    if old not in strictest_first or new not in strictest_first:
        return "other"
    return by_order(strictest_first.index(str(old)), strictest_first.index(str(new)))


def by_target(old: str | None, new: str | None) -> Effect:
    """The effect of an indicator's target such as ``>= 98%``; both need the same bound and unit to be compared."""
    before, after = _TARGET.fullmatch(old or ""), _TARGET.fullmatch(new or "")
    if not before or not after or before[1] != after[1] or before[3].strip() != after[3].strip():
        return "other"
    return by_order(float(before[2]), float(after[2]), smaller="tighter" if before[1] in _UPPER_BOUNDS else "looser")


def by_presence(old: object, new: object) -> Effect:
    """The effect of a duty that is tighter to have than not to have."""
    if bool(old) == bool(new):
        return "other"
    return "tighter" if new else "looser"
