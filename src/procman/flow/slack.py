"""How much longer a step may take before its process is late."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from procman.flow.course import MINUTES
from procman.flow.time_budget import TimeBudget
from procman.model.duration import Duration

if TYPE_CHECKING:
    from procman.flow.calendar import WorkingCalendar

Slack = Duration | Literal["none", "over"]
_MOST = 999_999


def slack_of(budget: TimeBudget, calendar: WorkingCalendar, step: str, limit: Duration) -> Slack | None:
    """By how much the limit of a step can grow while every way through the step still fits into the process's limit.

    Args:
        budget: The time of the process.
        calendar: The working calendar.
        step: A step.
        limit: The limit of the process.

    Returns:
        The largest whole amount: of the step's own unit, or, for calendar time, of the largest unit that fits; ``none``
        when there is no room, ``over`` when a way through the step is too long already; None when the step has no limit
        that counts or no way leads through it.
    """
    network = budget.network
    own = network.limits.get(step)
    if own is None or step not in network.ways.nodes:
        return None
    if not budget.through(step, limit):
        return "over"
    for unit in ("d", "h", "min") if own.unit in MINUTES else (own.unit,):

        def fits(amount: int, unit: str = unit) -> bool:
            changed = TimeBudget(network.with_limit(step, _longer(own, amount, unit)), calendar)
            return changed.through(step, limit)

        amount = _largest(fits)
        if amount:
            return Duration(amount, unit)
    return "none"


def _longer(own: Duration, amount: int, unit: str) -> Duration:
    if own.unit == unit:
        return Duration(own.amount + amount, unit)
    return Duration(own.amount * MINUTES[own.unit] + amount * MINUTES[unit], "min")


def _largest(fits: Callable[[int], bool]) -> int:
    """The largest amount that fits, when 0 does and whatever is larger than one that does not fit does not either."""
    low, high = 0, 1
    while high <= _MOST and fits(high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
