from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.flow.calendar import Comparison, WorkingCalendar
from procman.model.duration import UNITS, Duration
from procman.model.manual import Calendar

CHINA = WorkingCalendar()
PLAIN = WorkingCalendar(Calendar(holidays="none"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        # Civil Code 201, 203: the day of the start is not counted; it ends at the close of business.
        ("2025-09-22 10:00", "1wd", "2025-09-23 18:00"),
        ("2025-09-21 10:00", "1wd", "2025-09-22 18:00"),
        # National Day and Mid-Autumn 2025: off from 1 to 8 October, working on 28 September and 11 October.
        ("2025-09-30 10:00", "1wd", "2025-10-09 18:00"),
        ("2025-09-30 10:00", "3wd", "2025-10-11 18:00"),
        ("2025-09-27 10:00", "1wd", "2025-09-28 18:00"),
        # Spring Festival 2026: off from 15 to 23 February, working on 14 and 28 February.
        ("2026-02-13 09:00", "2wd", "2026-02-24 18:00"),
        ("2025-09-22 10:00", "4wh", "2025-09-22 15:00"),
        ("2025-09-22 11:00", "1wh", "2025-09-22 12:00"),
        ("2025-09-22 12:30", "1wh", "2025-09-22 14:00"),
        ("2025-09-22 18:00", "1wh", "2025-09-23 10:00"),
        ("2025-09-22 09:00", "8wh", "2025-09-22 18:00"),
        ("2025-09-22 17:00", "9wh", "2025-09-23 18:00"),
        ("2025-09-20 12:00", "1wh", "2025-09-22 10:00"),
        ("2025-09-30 17:30", "1wh", "2025-10-09 09:30"),
        # Calendar time runs through.
        ("2025-09-30 17:30", "36h", "2025-10-02 05:30"),
        ("2025-09-30 10:00", "2d", "2025-10-02 10:00"),
        ("2025-09-30 10:00", "1w", "2025-10-07 10:00"),
        # Civil Code 202: without a corresponding day the last day of the month.
        ("2024-01-31 10:00", "1mo", "2024-02-29 10:00"),
        ("2025-10-31 10:00", "2mo", "2025-12-31 10:00"),
        ("2025-11-30 10:00", "1mo", "2025-12-30 10:00"),
        ("2024-02-29 10:00", "1y", "2025-02-28 10:00"),
        ("2025-11-30 10:00", "3mo", "2026-02-28 10:00"),
        # The end of time.
        ("2025-11-30 10:00", "999999y", "9999-12-31 23:59"),
        ("2025-11-30 10:00", "999999d", "4763-10-27 10:00"),
    ],
)
def test_add(start: str, duration: str, end: str) -> None:
    assert CHINA.add(at(start), Duration.parse(duration)) == at(end)


def test_company_exceptions_overrule_holidays_and_weekends() -> None:
    settings = Calendar(days_off={date(2025, 9, 23): "inventory"}, working_days={date(2025, 10, 5): "sale"})
    calendar = WorkingCalendar(settings)
    assert calendar.add(at("2025-09-22 10:00"), Duration.parse("1wd")) == at("2025-09-24 18:00")
    assert calendar.add(at("2025-09-30 10:00"), Duration.parse("1wd")) == at("2025-10-05 18:00")


def test_add_to_date() -> None:
    assert CHINA.add_to_date(date(2025, 6, 14), Duration.parse("12mo")) == date(2026, 6, 14)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("3wd", "3wd", "equal"),
        ("24h", "1d", "equal"),
        ("7d", "1w", "equal"),
        ("12mo", "1y", "equal"),
        ("30min", "1h", "shorter"),
        ("2y", "23mo", "longer"),
        ("1mo", "30d", "depends"),
        ("1mo", "28d", "longer"),
        ("1mo", "32d", "shorter"),
        ("1wd", "8wh", "longer"),
        ("1wd", "24h", "depends"),
        ("3wd", "3d", "depends"),
        ("3wd", "13d", "shorter"),
        ("10wd", "15d", "depends"),
        ("10wd", "10d", "longer"),
        ("1wh", "1h", "longer"),
        ("20wd", "1mo", "depends"),
        ("99999wd", "99999d", "longer"),
    ],
)
def test_compare(one: str, other: str, expected: Comparison) -> None:
    mirror = {"shorter": "longer", "longer": "shorter"}
    first, second = Duration.parse(one), Duration.parse(other)
    assert CHINA.compare(first, second) == expected
    assert CHINA.compare(second, first) == mirror.get(expected, expected)


def test_three_working_days_can_take_twelve_across_spring_festival() -> None:
    assert CHINA.longest(Duration.parse("3wd")) >= timedelta(days=11)
    assert PLAIN.longest(Duration.parse("3wd")) == timedelta(days=5, hours=18)
    assert PLAIN.shortest(Duration.parse("3wd")) < timedelta(days=3)


def test_working_hours_take_longest_before_a_weekend() -> None:
    assert PLAIN.longest(Duration.parse("1wh")) == timedelta(days=2, hours=16)
    assert PLAIN.shortest(Duration.parse("1wh")) == timedelta(hours=1)


def test_overlapping_hours_and_a_week_without_weekend() -> None:
    calendar = WorkingCalendar(Calendar(hours=("08:00-13:00", "12:00-18:00"), weekend=(), holidays="none"))
    assert calendar.add(at("2025-09-20 08:00"), Duration.parse("10wh")) == at("2025-09-20 18:00")
    assert calendar.longest(Duration.parse("1wd")) == timedelta(days=1, hours=18)


@pytest.mark.parametrize(
    "odd",
    [
        Calendar(hours=(), holidays="none"),
        Calendar(hours=("18:00-09:00",), holidays="none"),
        Calendar(
            weekend=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), holidays="none"
        ),
    ],
)
def test_a_calendar_without_any_work_still_ends(odd: Calendar) -> None:
    calendar = WorkingCalendar(odd)
    for unit in ("wd", "wh"):
        assert calendar.add(at("2025-09-22 10:00"), Duration(5, unit)) > at("2025-09-22 10:00")


durations = st.builds(Duration, st.integers(1, 400), st.sampled_from(UNITS))
moments = st.datetimes(datetime(2019, 1, 1), datetime(2029, 12, 31)).map(
    lambda one: one.replace(second=0, microsecond=0)
)


@given(moments, durations)
@settings(deadline=None)
def test_time_moves_on(start: datetime, duration: Duration) -> None:
    longer = Duration(duration.amount + 1, duration.unit)
    assert start < PLAIN.add(start, duration) <= PLAIN.add(start, longer)


@given(moments, st.integers(1, 60), st.integers(1, 60))
@settings(deadline=None)
def test_working_hours_add_up(start: datetime, first: int, second: int) -> None:
    there = PLAIN.add(PLAIN.add(start, Duration(first, "wh")), Duration(second, "wh"))
    assert there == PLAIN.add(start, Duration(first + second, "wh"))


@given(st.datetimes(datetime(2021, 1, 1), datetime(2025, 12, 30)), durations)
@settings(deadline=None, max_examples=200)
def test_extremes_hold_for_every_start(moment: datetime, duration: Duration) -> None:
    start = moment.replace(second=0, microsecond=0)
    elapsed = PLAIN.add(start, duration) - start
    assert PLAIN.shortest(duration) <= elapsed <= PLAIN.longest(duration)


@pytest.mark.parametrize("weekend", [("saturday", "sunday"), ("sunday",), ("friday", "saturday"), ()])
@pytest.mark.parametrize("unit", ["wd", "wh", "mo"])
def test_rough_bounds_hold_against_the_published_holidays(
    weekend: tuple[Any, ...], unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procman.flow.calendar.REFERENCE_YEARS", (2007, 2026))
    calendar = WorkingCalendar(Calendar(weekend=weekend))
    for amount in (1, 2, 3, 5, 7, 10, 20, 50, 80, 120, 250, 500):
        duration = Duration(amount, unit)
        least, most = (timedelta(minutes=one) for one in calendar._roughly(duration))
        assert least <= calendar.shortest(duration), amount
        assert calendar.longest(duration) <= most, amount


def test_rough_bounds_hold_with_company_days_off() -> None:
    off = {date(2024, 3, 1) + timedelta(days=offset): "works holiday" for offset in range(60)}
    calendar = WorkingCalendar(Calendar(days_off=off))
    for duration in (Duration(1, "wd"), Duration(3, "wh"), Duration(10, "wd")):
        assert calendar.longest(duration) <= timedelta(minutes=calendar._roughly(duration)[1])


def test_years_without_published_holidays_have_the_statutory_ones() -> None:
    # 1 October 2031 is a Wednesday; nobody knows yet which Saturdays will be worked instead.
    assert CHINA.add(at("2031-09-30 10:00"), Duration.parse("1wd")).date() > date(2031, 10, 3)


def test_clear_comparisons_need_no_holidays() -> None:
    lines = [
        "import sys",
        "from procman.flow.calendar import WorkingCalendar",
        "from procman.model.duration import Duration",
        "def compare(one, other):",
        "    return WorkingCalendar().compare(Duration.parse(one), Duration.parse(other))",
        "assert compare('3wd', '4wd') == 'shorter'",
        "assert compare('3d', '48h') == 'longer'",
        "assert compare('3wd', '48h') == 'longer'",
        "assert compare('2wd', '1mo') == 'shorter'",
        "assert compare('1mo', '30d') == 'depends'",
        "assert 'holidays' not in sys.modules",
        "assert compare('3wd', '3d') == 'depends'",
        "assert 'holidays' in sys.modules",
    ]
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)
