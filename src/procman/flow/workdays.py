"""The working days of some years in a row, and counting on them. Time is whole minutes since the year 1."""

from __future__ import annotations

import bisect
import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procman.model.duration import Duration
    from procman.model.manual import Calendar

DAY = 24 * 60
LAST_MINUTE = datetime.date.max.toordinal() * DAY + DAY - 1
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def minutes_of(moment: datetime.datetime) -> int:
    """A moment as minutes; seconds are dropped."""
    return moment.toordinal() * DAY + moment.hour * 60 + moment.minute


def moment_of(minutes: int) -> datetime.datetime:
    """Minutes as a moment; what lies beyond the year 9999 is its last minute."""
    day, minute = divmod(min(minutes, LAST_MINUTE), DAY)
    return datetime.datetime.combine(datetime.date.fromordinal(day), datetime.time(minute // 60, minute % 60))


def add_months(moment: datetime.datetime, months: int) -> datetime.datetime:
    """The moment some months later.

    Civil Code articles 202 and 203: without a corresponding day in the last month, its last day is meant, to its end;
    so who starts later is never done earlier.
    """
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return moment_of(LAST_MINUTE)
    last = 31 if month == 11 else (datetime.date(year, month + 2, 1) - datetime.timedelta(days=1)).day
    if moment.day <= last:
        return moment.replace(year=year, month=month + 1)
    return datetime.datetime(year, month + 1, last, 23, 59)


class Hours:
    """The working week.

    Attributes:
        spans: Spans of work in a day, in minutes since midnight; overlapping ones are one, and hours that leave no
            time mean the whole day.
        in_day: Minutes of work in a day.
        close: The minute of the day at which work ends; 23:59 at the latest, so that a limit ends on its day.
        opening: The minute of the day at which work begins.
        days_in_week: Working days of an ordinary week, at least one.
    """

    def __init__(self, settings: Calendar) -> None:
        self.spans = _spans(settings.hours)
        self.in_day = sum(end - begin for begin, end in self.spans)
        self.close = min(self.spans[-1][1], DAY - 1)
        self.opening = self.spans[0][0]
        self.days_in_week = max(1, len(_WEEK) - len(set(settings.weekend)))


class WorkingDays:
    """The working days from the first day of one year to the last of another.

    A limit that runs out later goes on in ordinary weeks, as holidays so far ahead are not known.

    Attributes:
        hours: The working week.
        first: Ordinal of the first day of the first year.
        days: Ordinals of the working days.
        turning_points: Minutes of the day at which the working hours begin or end, and midnight's two sides.
    """

    def __init__(self, settings: Calendar, first_year: int, last_year: int) -> None:
        self.hours = Hours(settings)
        self.first = datetime.date(first_year, 1, 1).toordinal()
        self.days = _days(settings, first_year, min(last_year, datetime.MAXYEAR))
        bounds = [minute for span in self.hours.spans for minute in span]
        self.turning_points = tuple(sorted({0, DAY - 1, *(min(bound, DAY - 1) for bound in bounds)}))

    def end(self, start: int, duration: Duration) -> int:
        """When a limit in working days or working hours runs out.

        Args:
            start: Minutes.
            duration: In ``wd``: the close of business of that working day after the day of the start. In ``wh``: the
                moment until which so many hours were worked.
        """
        if duration.unit == "wd":
            place = bisect.bisect_right(self.days, start // DAY) + duration.amount - 1
            return self._day(place) * DAY + self.hours.close
        return self._after(start, duration.amount * 60)

    def _after(self, start: int, minutes: int) -> int:
        day, minute = divmod(start, DAY)
        place = bisect.bisect_left(self.days, day)
        today = place < len(self.days) and self.days[place] == day
        worked = sum(max(0, min(minute, end) - begin) for begin, end in self.hours.spans) if today else 0
        days, rest = divmod(
            worked + minutes - 1, self.hours.in_day
        )  # the last minute decides: a full day ends at its close
        rest += 1
        for begin, end in self.hours.spans:
            if rest <= end - begin:
                return self._day(place + days) * DAY + begin + rest
            rest -= end - begin
        raise AssertionError("the rest is less than a day's work")

    def _day(self, place: int) -> int:
        if place < len(self.days):
            return self.days[place]
        beyond = place - len(self.days) + 1
        return self.days[-1] + -(-beyond * 7 // self.hours.days_in_week)


def _spans(hours: tuple[str, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for begin, end in sorted((_minute(text[:5]), _minute(text[6:])) for text in hours):
        if spans and begin <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        elif begin < end:
            spans.append((begin, end))
    return spans or [(0, DAY)]


def _minute(text: str) -> int:
    return min(int(text[:2]) * 60 + int(text[3:]), DAY)


def _days(settings: Calendar, first_year: int, last_year: int) -> list[int]:
    off, working = _published(settings.holidays, first_year, last_year)
    off = (off | set(settings.days_off)) - set(settings.working_days)
    working = (working - set(settings.days_off)) | set(settings.working_days)
    weekend = {_WEEK.index(name) for name in settings.weekend} if len(set(settings.weekend)) < len(_WEEK) else set()
    first = datetime.date(first_year, 1, 1).toordinal()
    last = datetime.date(last_year, 12, 31).toordinal()
    days = []
    for ordinal in range(first, last + 1):
        day = datetime.date.fromordinal(ordinal)
        if day in working or (day not in off and day.weekday() not in weekend):
            days.append(ordinal)
    return days or list(range(first, last + 1))


def _published(country: str, first_year: int, last_year: int) -> tuple[set[datetime.date], set[datetime.date]]:
    """Public holidays and make-up working days."""
    if country == "none":
        return set(), set()
    from procman.flow.published_holidays import FIRST_YEAR, LAST_YEAR, published_holidays

    if first_year >= FIRST_YEAR and last_year <= LAST_YEAR:
        return published_holidays(first_year, last_year)
    from holidays.countries.china import China  # 0.1 s that most runs need not spend

    years = range(first_year, min(last_year, China.end_year) + 1)
    found = China(years=years, observed=True)  # type: ignore[no-untyped-call]
    return set(found), set(found.weekend_workdays)
