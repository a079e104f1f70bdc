"""Carrying many moments at once through the working calendar.

Every limit is monotone: who starts later is never done earlier. So the moments of one chain of limits can be carried
forward together, from one node of a process to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from procman.flow.workdays import DAY, Hours, WorkingDays, add_months, minutes_of, moment_of

if TYPE_CHECKING:
    from procman.model.duration import Duration

MINUTES = {"min": 1, "h": 60, "d": DAY, "w": 7 * DAY}
MONTHS = {"mo": 1, "y": 12}
Moments = list[int]
"""Minutes since the year 1, rising."""


class Course:
    """The course of the working days.

    Behind the last known day, working days go on as evenly as ordinary weeks have them.
    """

    def __init__(self, hours: Hours, days: Sequence[int], first: int, counts: Sequence[int]) -> None:
        """Take over the working days.

        Args:
            hours: The working week.
            days: Ordinals of the working days.
            first: The first day that is known; no moment may lie before it.
            counts: By the days from the first on, how many working days are over or have begun.
        """
        self._hours = hours
        self._days = days
        self._first = first
        self._counts = counts

    @classmethod
    def of(cls, known: WorkingDays) -> Course:
        """The course of some years."""
        working, counts = set(known.days), list[int]()
        count = 0
        for day in range(known.first, known.days[-1] + 1):
            count += day in working
            counts.append(count)
        return cls(known.hours, known.days, known.first, counts)

    def carry(self, moments: Moments, duration: Duration) -> Moments:
        """The moments at which a limit runs out, by the moments at which it starts."""
        amount, unit = duration.amount, duration.unit
        if unit in MINUTES:
            minutes = amount * MINUTES[unit]
            return [moment + minutes for moment in moments]
        if unit == "wd":
            return self._working_days(moments, amount)
        if unit == "wh":
            return [self._worked(moment, amount * 60) for moment in moments]
        return self._months(moments, amount * MONTHS[unit])

    def _months(self, moments: Moments, months: int) -> Moments:
        return [
            due + moment % DAY if (due := _months_later(moment // DAY, months)) % DAY == 0 else due
            for moment in moments
        ]

    def _working_days(self, moments: Moments, amount: int) -> Moments:
        days, counts, first, close = self._days, self._counts, self._first, self._hours.close
        try:
            return [days[counts[moment // DAY - first] + amount - 1] * DAY + close for moment in moments]
        except IndexError:
            return [self._day(self._count(moment // DAY) + amount - 1) * DAY + close for moment in moments]

    def _worked(self, moment: int, minutes: int) -> int:
        day, minute = divmod(moment, DAY)
        place, length = self._count(day), self._hours.in_day
        worked = place * length
        if place and self._day(place - 1) == day:
            worked += self._worked_until[minute] - length
        place, rest = divmod(worked + minutes - 1, length)  # the last minute decides: a full day ends at its close
        return self._day(place) * DAY + self._clock_after[rest + 1]

    def _count(self, day: int) -> int:
        place = day - self._first
        if place < len(self._counts):
            return self._counts[place]
        return len(self._days) + (day - self._days[-1]) * self._hours.days_in_week // 7

    def _day(self, place: int) -> int:
        if place < len(self._days):
            return self._days[place]
        return self._days[-1] + -(-(place - len(self._days) + 1) * 7 // self._hours.days_in_week)

    @cached_property
    def _worked_until(self) -> list[int]:
        """Minutes worked, by the minute of a working day."""
        return [sum(max(0, min(minute, end) - begin) for begin, end in self._hours.spans) for minute in range(DAY)]

    @cached_property
    def _clock_after(self) -> list[int]:
        """Minute of the day, by the minutes worked."""
        return [0] + [minute + 1 for begin, end in self._hours.spans for minute in range(begin, end)]


class GaplessCourse(Course):
    """A world in which every day is a working day.

    No chain of limits uses up more working days than here. Whatever the calendar is: who stands in working day ``k`` at
    some minute here, stands there in no earlier minute of day ``k`` or in an earlier working day, or in days off before
    day ``k``, everywhere else.
    """

    def __init__(self, hours: Hours) -> None:
        endless = range(10**12)
        super().__init__(hours, endless, 0, range(1, len(endless)))

    def _months(self, moments: Moments, months: int) -> Moments:
        return [moment + months * 31 * DAY for moment in moments]


@lru_cache(maxsize=20_000)
def _months_later(day: int, months: int) -> int:
    """The midnight some months later or, where that month has no such day, its last minute."""
    return minutes_of(add_months(moment_of(day * DAY), months))
