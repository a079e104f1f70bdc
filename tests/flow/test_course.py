from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.flow.calendar import WorkingCalendar
from procman.flow.workdays import DAY, minutes_of, moment_of
from procman.model.duration import UNITS, Duration
from procman.model.manual import Calendar

CALENDARS = [
    WorkingCalendar(),
    WorkingCalendar(Calendar(hours=("08:30-12:00", "14:00-17:30"), holidays="none")),
    WorkingCalendar(Calendar(weekend=("sunday",), holidays="none")),
    WorkingCalendar(Calendar(hours=(), weekend=(), holidays="none")),
]
durations = st.builds(Duration, st.integers(1, 60), st.sampled_from(UNITS).filter(lambda unit: unit != "y"))
moments = st.datetimes(datetime(2021, 1, 1), datetime(2021, 12, 1)).map(
    lambda one: one.replace(second=0, microsecond=0)
)


@pytest.mark.parametrize("calendar", CALENDARS)
@given(start=moments, duration=durations)
@settings(deadline=None, max_examples=150)
def test_carries_as_the_calendar_adds(calendar: WorkingCalendar, start: datetime, duration: Duration) -> None:
    due = calendar.add(start, duration)
    if due.year > 2022:
        return  # the calendar looks at two years, and behind them at evenly spread working days
    assert calendar.course.carry([minutes_of(start)], duration) == [minutes_of(due)]


@pytest.mark.parametrize("calendar", CALENDARS)
@given(start=st.integers(0, 3000 * DAY), later=st.integers(0, 30 * DAY), duration=durations)
@settings(deadline=None, max_examples=150)
def test_who_starts_later_is_done_no_earlier(
    calendar: WorkingCalendar, start: int, later: int, duration: Duration
) -> None:
    first = minutes_of(datetime(2021, 1, 1)) + start
    for course in (calendar.course, calendar.gapless):
        done, done_later = course.carry([first, first + later], duration)
        assert first < done <= done_later


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("unit", ["wd", "wh", "min", "d"])
@given(start=st.integers(0, 2500 * DAY), amounts=st.lists(st.integers(1, 40), min_size=2, max_size=4))
@settings(deadline=None, max_examples=60)
def test_limits_of_one_kind_add_up(calendar: WorkingCalendar, unit: str, start: int, amounts: list[int]) -> None:
    first = [minutes_of(datetime(2021, 1, 1)) + start]
    for course in (calendar.course, calendar.gapless):
        done = first
        for amount in amounts:
            done = course.carry(done, Duration(amount, unit))
        assert done == course.carry(first, Duration(sum(amounts), unit))


@given(start=st.integers(0, 1200), chain=st.lists(durations, min_size=1, max_size=5))
@settings(deadline=None, max_examples=300)
def test_no_chain_takes_more_working_days_than_without_days_off(start: int, chain: list[Duration]) -> None:
    calendar = CALENDARS[0]
    day, close = calendar.start_days[start], calendar.hours.close
    real, gapless = [day * DAY + close], [close]
    for duration in chain:
        real, gapless = calendar.course.carry(real, duration), calendar.gapless.carry(gapless, duration)
    days, minute = divmod(gapless[0], DAY)
    # In the real calendar the same minute of so many working days later is no earlier.
    (bound,) = calendar.course.carry([day * DAY], Duration(days, "wd")) if days else [day * DAY + close]
    assert real[0] <= bound - close + minute


def test_behind_the_known_years_working_days_go_on() -> None:
    course = CALENDARS[0].course
    far = minutes_of(datetime(2031, 6, 2, 10, 0))
    (due,) = course.carry([far], Duration(10, "wd"))
    assert timedelta(days=13) < moment_of(due) - moment_of(far) < timedelta(days=16)
    (end_of_time,) = course.carry([far], Duration(999_999, "y"))
    assert moment_of(end_of_time).date() == date.max
