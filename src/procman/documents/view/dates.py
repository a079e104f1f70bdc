"""Dates that follow from definitions."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from procman.model.duration import Duration

if TYPE_CHECKING:
    from procman.model.process import Process

_DAYS = {"d": 1, "w": 7}
_MONTHS = {"mo": 1, "y": 12}


def review_due(process: Process) -> datetime.date | None:
    """The day by which a process is to be reviewed; None when it does not say, or not in calendar days."""
    if process.effective is None or process.review_every is None:
        return None
    return later(process.effective, process.review_every)


def later(date: datetime.date, duration: Duration) -> datetime.date | None:
    """The date a calendar duration later; a month ends on its last day: 31 January and one month is 28 February."""
    try:
        if duration.unit in _DAYS:
            return date + datetime.timedelta(days=duration.amount * _DAYS[duration.unit])
        if duration.unit in _MONTHS:
            months = date.year * 12 + date.month - 1 + duration.amount * _MONTHS[duration.unit]
            year, month = divmod(months, 12)
            return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):  # beyond the year 9999
        return None
    return None


def latest_effective(processes: Iterable[Process]) -> datetime.date | None:
    """The day on which the latest of the effective processes came into force; of all when none is effective."""
    every = list(processes)
    in_force = [process for process in every if process.status == "effective"] or every
    return max((process.effective for process in in_force if process.effective), default=None)
