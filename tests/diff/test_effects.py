from __future__ import annotations

import pytest

from procman.diff.effects import by_limit, by_presence, by_rank, by_retention, by_target, reverse
from procman.model.duration import Duration
from procman.model.manual import Calendar


@pytest.mark.parametrize(
    ("old", "new", "effect"),
    [
        ("3wd", "2wd", "tighter"),
        ("2d", "3d", "looser"),
        ("24h", "1d", "other"),
        ("2d", "24h", "tighter"),
        ("1wd", "1y", "looser"),
        ("3wd", "3d", "other"),
        (None, "3d", "tighter"),
        ("3d", None, "looser"),
    ],
)
def test_time_limits(old: str | None, new: str | None, effect: str) -> None:
    durations = [Duration.parse(text) if text else None for text in (old, new)]
    assert by_limit(*durations, Calendar()) == effect
    assert by_limit(*reversed(durations), Calendar()) == reverse(effect)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "effect"),
    [
        (">= 98%", ">= 99%", "tighter"),
        ("<= 3%", "<= 5%", "looser"),
        ("≤ 3 天", "≤ 2 天", "tighter"),
        (">= 98%", "<= 98%", "other"),
        (">= 98%", ">= 97 分", "other"),
        ("越高越好", ">= 98%", "other"),
        (None, ">= 98%", "other"),
    ],
)
def test_targets(old: str | None, new: str | None, effect: str) -> None:
    assert by_target(old, new) == effect


def test_keeping_longer_is_tighter() -> None:
    assert by_retention(Duration(3, "y"), Duration(5, "y")) == "tighter"
    assert by_retention(Duration(3, "y"), None) == "looser"
    assert by_retention(Duration(3, "y"), Duration(36, "mo")) == "other"


def test_scales_and_duties() -> None:
    assert by_rank("weekly", "daily", ("daily", "weekly")) == "tighter"
    assert by_rank(None, "daily", ("daily", "weekly")) == "other"
    assert by_presence(None, "manager") == "tighter"
    assert by_presence("manager", "agent") == "other"
