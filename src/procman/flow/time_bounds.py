"""Bounds that decide most questions about a process's time without looking at any start.

No process takes more working days than in a world in which every day is one; how long so many working days take at most
is known roughly without looking at holidays, and exactly by one limit in place of the whole process.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from procman.flow.course import Moments
from procman.flow.workdays import DAY
from procman.model.duration import Duration

if TYPE_CHECKING:
    from procman.flow.calendar import WorkingCalendar


def doubtful(gapless: Mapping[str, Moments], limit: Duration, calendar: WorkingCalendar) -> dict[str, int]:
    """The ends that may be late by the rough bounds.

    Args:
        gapless: The latest moment at each end in a world without days off, of a case that starts at the close of day 0.
        limit: The limit of the process.
        calendar: The company's calendar.

    Returns:
        The moment in the world without days off, by end.
    """
    return {end: moments[0] for end, moments in gapless.items() if not _surely_within(moments[0], limit, calendar)}


def no_later_than(gapless: Mapping[str, int], moments: Moments, calendar: WorkingCalendar) -> dict[str, Moments]:
    """Moments by which the ends are reached, by the start, as all their working days were one limit."""
    bounds = {}
    for end, moment in gapless.items():
        days, minute = divmod(moment, DAY)
        beyond = max(0, minute - calendar.hours.close)
        bounds[end] = [one + beyond for one in calendar.course.carry(moments, Duration(max(days, 1), "wd"))]
    return bounds


def _surely_within(moment: int, limit: Duration, calendar: WorkingCalendar) -> bool:
    days, minute = divmod(moment, DAY)
    close = calendar.hours.close
    if limit.unit == "wd":
        return (days, minute) <= (limit.amount, close)
    most = calendar.roughly(Duration(max(days, 1), "wd"))[1] + max(0, minute - close)
    return most <= calendar.roughly(limit)[0]
