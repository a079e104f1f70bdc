"""The time budget against hand-computed dates, and against an oracle that plays small processes by their structure."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.flow.calendar import WorkingCalendar
from procman.flow.graph import build_graph
from procman.flow.slack import slack_of
from procman.flow.time_budget import TimeBudget, add
from procman.flow.time_network import TimeNetwork, network_of
from procman.flow.workdays import DAY, minutes_of, moment_of
from procman.model.duration import Duration
from procman.model.manual import Calendar
from procman.model.process import Process
from tests.flow.test_graph import HEAD

CHINA = WorkingCalendar()
PLAIN = WorkingCalendar(Calendar(holidays="none"))
Steps = dict[str, Any]


def network(steps: Steps, **rest: Any) -> TimeNetwork:
    process = Process.model_validate({**HEAD, "steps": steps, "ends": {"done": "完成"}, **rest})
    made = network_of(process, build_graph(process))
    assert made is not None
    return made


def budget(steps: Steps, calendar: WorkingCalendar = CHINA, **rest: Any) -> TimeBudget:
    return TimeBudget(network(steps, **rest), calendar)


def chain(*limits: str) -> Steps:
    return {f"s{number}": {"time_limit": limit} for number, limit in enumerate(limits)}


def at(text: str) -> int:
    return minutes_of(datetime.fromisoformat(text))


def latest(made: TimeBudget, start: str, calendar: WorkingCalendar = CHINA) -> str:
    (moment,) = made.network.at_ends([at(start)], calendar.course.carry)["done"]
    return f"{moment_of(moment):%Y-%m-%d %H:%M}"


# --- hand-computed


@pytest.mark.parametrize(
    ("limits", "start", "end"),
    [
        # Spring Festival 2025: off from 28 January to 4 February; 26 January and 8 February are worked.
        (("3wd", "2d", "1wd"), "2025-01-24 10:00", "2025-02-08 18:00"),
        (("1wd", "1wd", "1wd"), "2025-01-24 10:00", "2025-02-05 18:00"),
        # National Day 2025: off from 1 to 8 October; 28 September and 11 October are worked.
        (("3wd", "1d", "1wh", "1wd", "1wd"), "2025-09-26 17:00", "2025-10-11 18:00"),
        (("20h", "2wh"), "2025-09-30 12:00", "2025-10-09 11:00"),
        (("1mo", "1wd"), "2025-01-31 10:00", "2025-03-03 18:00"),
    ],
)
def test_a_chain_across_the_feasts(limits: tuple[str, ...], start: str, end: str) -> None:
    assert latest(budget(chain(*limits)), start) == end


def test_sums_of_one_kind() -> None:
    assert budget(chain("2wd", "3wd")).longest() == {"done": Duration(5, "wd")}
    assert budget(chain("1d", "2h", "5min")).longest() == {"done": Duration(1565, "min")}
    assert budget(chain("1y", "2mo")).longest() == {"done": Duration(14, "mo")}
    assert budget(chain("4wh", "6wh")).over(Duration(9, "wh")).keys() == {"done"}
    assert budget(chain("4wh", "6wh")).over(Duration(10, "wh")) == {}


REWORK: Steps = {
    "a": {"time_limit": "2wd"},
    "b": {
        "kind": "decision",
        "time_limit": "1wd",
        "next": {"ok": "done", "no": {"to": "a", "at_most": "2"}, "bad": "c"},
    },
    "c": {"time_limit": "4wd", "next": "refused"},
}
ENDS = {"done": "完成", "refused": "不予受理"}


def test_loops_per_outcome() -> None:
    made = budget(REWORK, ends=ENDS)
    assert made.longest() == {"done": Duration(9, "wd"), "refused": Duration(13, "wd")}
    assert made.shortest() == {"done": Duration(3, "wd"), "refused": Duration(7, "wd")}
    assert made.over(Duration(9, "wd")).keys() == {"refused"}
    assert not made.shortest_over(Duration(9, "wd"), "refused")
    assert made.shortest_over(Duration(6, "wd"), "refused")


def test_the_slowest_parallel_branch_counts_for_the_shortest_way_too() -> None:
    steps: Steps = {
        "split": {"kind": "parallel", "next": ["a", "b"]},
        "a": {"time_limit": "1d", "next": "both"},
        "b": {"kind": "decision", "time_limit": "2d", "next": {"x": "both", "y": "c"}},
        "c": {"time_limit": "5d", "next": "both"},
        "both": {"kind": "join", "next": "done"},
    }
    made = budget(steps)
    assert made.longest() == {"done": Duration(7 * DAY, "min")}
    assert made.shortest() == {"done": Duration(2 * DAY, "min")}
    assert made.network.shortest_way("done", 0, add) == ["split", "b", "both", "done"]
    assert made.network.longest_way("done", 0, add) == ["split", "b", "c", "both", "done"]


def test_a_timeout_is_gone_when_the_limit_has_run_out() -> None:
    steps: Steps = {
        "wait": {"kind": "wait", "time_limit": "10d", "on_timeout": {"to": "remind"}, "next": "done"},
        "remind": {"time_limit": "1d", "next": "done"},
    }
    made = budget(steps)
    assert made.longest() == {"done": Duration(11 * DAY, "min")}
    assert made.shortest() == {"done": Duration(10 * DAY, "min")}


@pytest.mark.parametrize("pause", ["等待客户", "wait"])
def test_a_pause_that_names_a_step_stops_the_clock(pause: str) -> None:
    steps: Steps = {"a": {"time_limit": "1d"}, "wait": {"kind": "wait", "name": "等待客户", "time_limit": "9d"}}
    made = budget(steps, time_limit={"within": "2d", "pauses": [pause, "客户改约"]})
    assert made.longest() == {"done": Duration(DAY, "min")}
    assert made.network.paused == ("wait",)


def test_the_clock_starts_where_the_process_says() -> None:
    steps = chain("5d", "1d", "2d")
    made = budget(steps, time_limit={"within": "3d", "starts": "s1"})
    assert made.longest() == {"done": Duration(3 * DAY, "min")}


def test_steps_without_limit_count_nothing_and_are_remembered() -> None:
    steps: Steps = {
        "a": {"time_limit": "1d"},
        "b": {},
        "c": {"automatic": "true"},
        "d": {"kind": "decision", "next": {"x": "done", "y": "a1"}},
        "a1": {"kind": "call", "process": "CS-02"},
    }
    made = budget(steps)
    assert made.longest() == {"done": Duration(DAY, "min")}
    assert made.network.open == ("b", "a1")


def test_a_process_without_any_limit_is_never_late() -> None:
    made = budget({"a": {}})
    assert made.longest() == {"done": None}
    assert made.over(Duration(1, "min")) == {}
    assert made.over(Duration(1, "wd")) == {}


# --- where working time and calendar time meet


def test_working_hours_and_minutes_within_working_days() -> None:
    # 15 min after the close of business still lie on the day of the start; 2 wh end on the first day after it.
    made = budget(chain("15min", "2wh", "1wd"), PLAIN)
    assert made.over(Duration(2, "wd")) == {}
    assert made.over(Duration(1, "wd"))["done"].always is False
    # Started in the morning, the hours are still worked on that day.
    assert latest(made, "2025-09-22 09:00", PLAIN) == "2025-09-23 18:00"
    assert latest(made, "2025-09-22 17:00", PLAIN) == "2025-09-24 18:00"


def test_late_only_across_the_feasts() -> None:
    made = budget(chain("3wd", "1d"))
    excess = made.over(Duration(10, "d"))["done"]
    assert not excess.always
    assert excess.start is not None
    assert excess.done > excess.due
    assert moment_of(excess.start).month in (1, 2, 4, 9, 10)
    assert budget(chain("3wd", "1d"), PLAIN).over(Duration(10, "d")) == {}


def test_late_whenever_it_starts() -> None:
    made = budget(chain("5wd", "2d"))
    excess = made.over(Duration(6, "d"))["done"]
    assert excess.always
    assert made.shortest_over(Duration(6, "d"), "done")
    assert not made.shortest_over(Duration(9, "d"), "done")


@pytest.mark.parametrize("limits", [("2wd", "3d", "1mo"), ("8wh", "30h", "4wd"), ("50wd", "20d"), ("1mo", "40d")])
@pytest.mark.parametrize("calendar", [CHINA, PLAIN])
def test_worst_and_verdict_agree_with_every_start(limits: tuple[str, ...], calendar: WorkingCalendar) -> None:
    made, hours = budget(chain(*limits), calendar), calendar.hours
    starts = [day * DAY + minute for day in calendar.start_days for minute in range(hours.opening, hours.close + 1, 30)]
    done = made.network.at_ends(starts, calendar.course.carry)["done"]
    days = -(-max(map(int.__sub__, done, starts)) // DAY)
    assert made.over(Duration(days, "d")) == {}
    excess = made.over(Duration(days - 1, "d"))["done"]
    assert excess.done > excess.due
    assert excess.start is not None
    assert excess.due == excess.start + (days - 1) * DAY


# --- room


def test_room_of_a_step() -> None:
    made = budget(REWORK, ends=ENDS)
    assert slack_of(made, CHINA, "a", Duration(16, "wd")) == Duration(1, "wd")  # three rounds of one day more
    assert slack_of(made, CHINA, "c", Duration(16, "wd")) == Duration(3, "wd")
    assert slack_of(made, CHINA, "c", Duration(13, "wd")) == "none"
    assert slack_of(made, CHINA, "c", Duration(12, "wd")) == "over"
    assert slack_of(made, CHINA, "b", Duration(12, "wd")) == "over"


def test_only_the_ways_through_a_step_take_its_room() -> None:
    steps: Steps = {
        "a": {"kind": "decision", "time_limit": "1d", "next": {"x": "b", "y": "c"}},
        "b": {"time_limit": "9d", "next": "done"},
        "c": {"time_limit": "2h", "next": "done"},
        "d": {"time_limit": "2h", "next": "done"},
    }
    made = budget(steps)
    limit = Duration(5, "d")
    assert slack_of(made, CHINA, "c", limit) == Duration(3, "d")
    assert slack_of(made, CHINA, "a", limit) == "over"
    assert slack_of(made, CHINA, "d", limit) is None


@pytest.mark.parametrize(("limits", "limit"), [(("15min", "2wd", "2wh"), "5wd"), (("3wd", "5d", "1mo"), "3mo")])
def test_room_is_as_large_as_can_be(limits: tuple[str, ...], limit: str) -> None:
    within = Duration.parse(limit)
    made = budget(chain(*limits))
    for step in made.network.limits:
        slack, own = slack_of(made, CHINA, step, within), made.network.limits[step]
        if not isinstance(slack, Duration):
            continue
        if slack.unit == own.unit:
            grown = [Duration(own.amount + slack.amount + more, own.unit) for more in (0, 1)]
        else:
            unit = {"h": 60, "d": DAY}
            minutes = own.amount * {"min": 1, **unit}[own.unit]
            grown = [Duration(minutes + (slack.amount + more) * unit[slack.unit], "min") for more in (0, 1)]
        verdicts = [bool(TimeBudget(made.network.with_limit(step, one), CHINA).over(within)) for one in grown]
        assert verdicts == [False, True]


# --- an oracle that knows the structure

Run = Callable[[int], int]
CHOICES = ("15min", "5h", "2d", "1wd", "3wd", "6wh", "1mo")


@dataclasses.dataclass
class Block:
    """A block with a single entry, and how long it takes at least and at most from a moment."""

    entry: str
    shortest: Run
    longest: Run


class Builder:
    """Writes the steps of sequences, choices, parallel branches and loops, and computes their time beside it."""

    def __init__(self, draw: Any, units: tuple[str, ...]) -> None:
        self._draw = draw
        self._units = units
        self._number = itertools.count(1)
        self.steps: Steps = {}

    def build(self, depth: int, target: str) -> Block:
        kind = self._draw(st.sampled_from(["task", "sequence", "choice", "parallel", "loop"] if depth else ["task"]))
        return getattr(self, f"_{kind}")(depth - 1, target)  # type: ignore[no-any-return]

    def _task(self, _depth: int, target: str) -> Block:
        limit = self._draw(st.sampled_from(self._units))
        entry = self._add(time_limit=limit, next=target)

        def run(moment: int) -> int:
            return minutes_of(PLAIN.add(moment_of(moment), Duration.parse(limit)))

        return Block(entry, run, run)

    def _sequence(self, depth: int, target: str) -> Block:
        second = self.build(depth, target)
        first = self.build(depth, second.entry)
        return Block(
            first.entry,
            lambda moment: second.shortest(first.shortest(moment)),
            lambda moment: second.longest(first.longest(moment)),
        )

    def _choice(self, depth: int, target: str) -> Block:
        one, other = self.build(depth, target), self.build(depth, target)
        entry = self._add(kind="decision", next={"x": one.entry, "y": other.entry})
        return Block(
            entry,
            lambda moment: min(one.shortest(moment), other.shortest(moment)),
            lambda moment: max(one.longest(moment), other.longest(moment)),
        )

    def _parallel(self, depth: int, target: str) -> Block:
        join = self._add(kind="join", next=target)
        one, other = self.build(depth, join), self.build(depth, join)
        entry = self._add(kind="parallel", next=[one.entry, other.entry])
        return Block(
            entry,
            lambda moment: max(one.shortest(moment), other.shortest(moment)),
            lambda moment: max(one.longest(moment), other.longest(moment)),
        )

    def _loop(self, depth: int, target: str) -> Block:
        rounds = self._draw(st.integers(1, 2))
        decision = self._add(kind="decision", next={"done": target})
        body = self.build(min(depth, 0), decision)
        self.steps[decision]["next"]["again"] = {"to": body.entry, "at_most": str(rounds)}

        def longest(moment: int) -> int:
            for _ in range(rounds + 1):
                moment = body.longest(moment)
            return moment

        return Block(body.entry, body.shortest, longest)

    def _add(self, **step: Any) -> str:
        name = f"s{next(self._number)}"
        self.steps[name] = step
        return name


@st.composite
def built(draw: Any, units: tuple[str, ...] = CHOICES) -> tuple[Steps, Block]:
    builder = Builder(draw, units)
    block = builder.build(3, "done")
    order = draw(st.permutations(sorted(builder.steps)))
    steps = {block.entry: builder.steps[block.entry]} | {name: builder.steps[name] for name in order}
    return steps, block


@given(built(), st.integers(0, 700), st.integers(0, DAY - 1))
@settings(deadline=None, max_examples=150)
def test_moments_are_those_of_the_structure(made: tuple[Steps, Block], day: int, minute: int) -> None:
    steps, block = made
    start = at("2021-03-01 00:00") + day * DAY + minute
    found = network(steps)
    if found.ways.cut:
        return
    carry = PLAIN.course.carry
    assert found.at_ends([start], carry)["done"] == [block.longest(start)]
    left, _ = found.earliest([start], carry)
    assert left["done"] == [block.shortest(start)]
    for way, expected in (
        (found.longest_way("done", start, carry), block.longest(start)),
        (found.shortest_way("done", start, carry), block.shortest(start)),
    ):
        moments = [start]
        for node in way:
            moments = carry(moments, found.limits[node]) if node in found.limits else moments
        assert moments == [expected]


@given(built(("2wd", "1wd", "5wd")))
@settings(deadline=None, max_examples=100)
def test_sums_equal_moments(made: tuple[Steps, Block]) -> None:
    steps, _ = made
    budgeted = budget(steps, PLAIN)
    longest, shortest = budgeted.longest()["done"], budgeted.shortest()["done"]
    assert longest is not None
    assert shortest is not None
    assert shortest.amount <= longest.amount
    start = at("2021-03-03 11:00")
    assert budgeted.network.at_ends([start], PLAIN.course.carry)["done"] == PLAIN.course.carry([start], longest)
    left, _ = budgeted.network.earliest([start], PLAIN.course.carry)
    assert left["done"] == PLAIN.course.carry([start], shortest)


@given(built(), st.data())
@settings(deadline=None, max_examples=100)
def test_more_time_for_a_step_never_makes_it_shorter(made: tuple[Steps, Block], data: Any) -> None:
    steps, _ = made
    before = network(steps)
    step = data.draw(st.sampled_from(sorted(before.limits)))
    own = before.limits[step]
    after = before.with_limit(step, Duration(own.amount + data.draw(st.integers(1, 9)), own.unit))
    starts = [at("2021-03-01 08:00") + day * DAY for day in range(0, 500, 37)]
    for one, other in (
        (before.at_ends(starts, PLAIN.course.carry), after.at_ends(starts, PLAIN.course.carry)),
        (before.earliest(starts, PLAIN.course.carry)[0], after.earliest(starts, PLAIN.course.carry)[0]),
    ):
        assert all(map(int.__le__, one["done"], other["done"]))


@given(built(), st.sampled_from(["5d", "15d", "10wd", "2mo", "40wh"]))
@settings(deadline=None, max_examples=60)
def test_verdicts_hold_at_sampled_starts(made: tuple[Steps, Block], limit: str) -> None:
    """What is said to be in time is in time at every start; what is said to be late is late at its example."""
    steps, _ = made
    within = Duration.parse(limit)
    budgeted = budget(steps, CHINA)
    excess = budgeted.over(within).get("done")
    hours, carry = CHINA.hours, CHINA.course.carry
    starts = [
        day * DAY + minute for day in CHINA.start_days[::9] for minute in range(hours.opening, hours.close + 1, 60)
    ]
    late = list(map(int.__gt__, budgeted.network.at_ends(starts, carry)["done"], carry(starts, within)))
    if excess is None:
        assert not any(late)
    elif excess.start is not None:
        assert excess.done > excess.due
        assert all(late) or not excess.always or len(budgeted.network.ways.nodes) > 12
