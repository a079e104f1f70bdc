"""The working calendar: when a limit runs out, and how limits of different units compare.

Calendar time (minutes to weeks) is elapsed time; months and years follow the calendar and end on the last day where the
month is shorter. A limit in working days ends at the close of business of the last working day, and the day on which
it starts is not counted (Civil Code of the People's Republic of China, articles 201 to 203). Working hours count only
inside the company's hours. Nothing is converted by ×24 or ×8.

Years for which the State Council has not yet published its notice: the library gives the statutory holidays (and their
substitute days) but no bridging days and no make-up working days, as nobody knows them.
"""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from procman.flow.workdays import DAY, LAST_MINUTE, Hours, WorkingDays, minutes_of, moment_of

if TYPE_CHECKING:
    from procman.model.duration import Duration
    from procman.model.manual import Calendar

Comparison = Literal["shorter", "longer", "equal", "depends"]

_MINUTES = {"min": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
_MONTHS = {"mo": 1, "y": 12}
# Years with published holidays, in which the feasts fall on different weekdays; the last only receives deadlines.
REFERENCE_YEARS = (2021, 2026)


class WorkingCalendar:
    """The calendar of one company; holidays are looked up only when working time and calendar time meet."""

    def __init__(self, settings: Calendar | None = None) -> None:
        self._settings = settings or _usual()

    def add(self, moment: datetime.datetime, duration: Duration) -> datetime.datetime:
        """The moment at which a limit runs out."""
        if duration.unit in _MINUTES:
            return moment_of(minutes_of(moment) + duration.amount * _MINUTES[duration.unit])
        if duration.unit in _MONTHS:
            return _add_months(moment, duration.amount * _MONTHS[duration.unit])
        days = WorkingDays(self._settings, moment.year, moment.year + 1)
        return moment_of(days.end(minutes_of(moment), duration))

    def add_to_date(self, day: datetime.date, duration: Duration) -> datetime.date:
        """The day on which a limit that starts on a day runs out."""
        return self.add(datetime.datetime.combine(day, datetime.time()), duration).date()

    def shortest(self, duration: Duration) -> datetime.timedelta:
        """The least time that can pass until the limit runs out, over all moments at which it can start."""
        return self._extremes(duration)[0]

    def longest(self, duration: Duration) -> datetime.timedelta:
        """The most time that can pass until the limit runs out, over all moments at which it can start."""
        return self._extremes(duration)[1]

    def compare(self, one: Duration, other: Duration) -> Comparison:
        """Whether one limit runs out before another that starts at the same moment.

        Returns:
            ``shorter``: never later, and earlier at least for some starts; ``longer`` the other way round; ``equal``:
            always at the same moment; ``depends``: sometimes earlier and sometimes later.
        """
        if one.unit == other.unit or {one.unit, other.unit} <= set(_MONTHS):
            return self._compare_alike(one, other)
        # Most pairs are far apart, and looking up the holidays takes longer than the rest of a lint run.
        (least, most), (other_least, other_most) = self._roughly(one), self._roughly(other)
        if most < other_least or least > other_most:
            return _sign(most < other_least, least > other_most)
        if least == most and other_least == other_most:
            return "equal"
        return self._compare_by_start(one, other)

    def _compare_by_start(self, one: Duration, other: Duration) -> Comparison:
        earlier = later = False
        for start in self._starts if one.working or other.working else self._midnights:
            difference = self._end(start, one) - self._end(start, other)
            earlier |= difference < 0
            later |= difference > 0
            if earlier and later:
                return "depends"
        return _sign(earlier, later)

    def _roughly(self, duration: Duration) -> tuple[int, int]:
        """Minutes that a limit takes at least and at most, without looking at any holiday.

        Since 2004 no limit in working days took more than 12 days and an eighth of a day a working day beyond ordinary
        weeks; a test holds this against the published holidays. A company's own day off moves it by one working day.
        """
        if duration.unit in _MINUTES:
            minutes = duration.amount * _MINUTES[duration.unit]
            return minutes, minutes
        if duration.unit in _MONTHS:
            months = duration.amount * _MONTHS[duration.unit]
            return months * 28 * DAY, months * 31 * DAY
        hours = Hours(self._settings)
        days = duration.amount if duration.unit == "wd" else duration.amount * 60 // hours.in_day + 2
        least = (duration.amount - 1) * DAY + hours.close if duration.unit == "wd" else duration.amount * 60
        days += len(self._settings.days_off)
        return least, (days * 7 // hours.days_in_week + 1 + 12 + days // 8 + 1) * DAY

    def _compare_alike(self, one: Duration, other: Duration) -> Comparison:
        amounts = [duration.amount * _MONTHS.get(duration.unit, 1) for duration in (one, other)]
        return _sign(amounts[0] < amounts[1], amounts[0] > amounts[1])

    def _extremes(self, duration: Duration) -> tuple[datetime.timedelta, datetime.timedelta]:
        exact = _exact(duration)
        if exact is not None:
            return datetime.timedelta(minutes=exact), datetime.timedelta(minutes=exact)
        starts = self._starts if duration.working else self._midnights
        elapsed = [self._end(start, duration) - start for start in starts]
        return datetime.timedelta(minutes=min(elapsed)), datetime.timedelta(minutes=max(elapsed))

    def _end(self, start: int, duration: Duration) -> int:
        if duration.working:
            return self._reference.end(start, duration)
        exact = _exact(duration)
        return start + exact if exact is not None else minutes_of(self.add(moment_of(start), duration))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Moments at which elapsed time changes its course, over the reference years without the last.

        Between them it grows or falls evenly with the start, so that extremes are found at them or just before.
        """
        points = self._reference.turning_points
        return tuple(day + minute for day in self._midnights for minute in points)

    @cached_property
    def _midnights(self) -> range:
        begin, end = (minutes_of(datetime.datetime(year, 1, 1)) for year in REFERENCE_YEARS)
        return range(begin, end, DAY)

    @cached_property
    def _reference(self) -> WorkingDays:
        return WorkingDays(self._settings, *REFERENCE_YEARS)


def _usual() -> Calendar:
    from procman.model.manual import Calendar

    return Calendar()


def _exact(duration: Duration) -> int | None:
    """Minutes of a limit that is the same whenever it starts."""
    return duration.amount * _MINUTES[duration.unit] if duration.unit in _MINUTES else None


def _sign(earlier: bool, later: bool) -> Comparison:
    if earlier and later:
        return "depends"
    if earlier:
        return "shorter"
    return "longer" if later else "equal"


def _add_months(moment: datetime.datetime, months: int) -> datetime.datetime:
    """Civil Code article 202: without a corresponding day in the last month, its last day is meant."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return moment_of(LAST_MINUTE)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    """Days of a month; the standard library's calendar formats, too, and takes long to load."""
    if month == 12:  # the month after it may lie beyond the last year
        return 31
    return (datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)).day
