from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procman.model.duration import UNITS, Duration


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("30min", "30min"),
        ("30分钟", "30min"),
        ("4小时", "4h"),
        ("2天", "2d"),
        ("2日", "2d"),
        ("3个工作日", "3wd"),
        ("3 个工作日", "3wd"),
        ("4个工作小时", "4wh"),
        ("2周", "2w"),
        ("1个月", "1mo"),
        ("1年", "1y"),
        (" 12mo ", "12mo"),
    ],
)
def test_spellings(written: str, canonical: str) -> None:
    assert str(Duration.parse(written)) == canonical


@pytest.mark.parametrize(
    "written", ["", "3", "wd", "0d", "-1d", "1.5h", "3 days", "及时", "3wd以内", "９d", "9999999d"]
)
def test_what_is_no_duration(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        Duration.parse(written)


@given(st.integers(1, 999_999), st.sampled_from(UNITS))
def test_what_is_printed_is_read_back(amount: int, unit: str) -> None:
    duration = Duration(amount, unit)
    assert Duration.parse(str(duration)) == duration


def test_working_time_is_another_kind_of_time() -> None:
    assert Duration(3, "wd").working
    assert not Duration(3, "d").working
