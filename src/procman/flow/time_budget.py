"""Whether the limits of the steps fit into the limit of their process, whenever a case starts.

Limits of one kind are added. Where kinds meet, the moments at which limits run out are carried through the working
calendar, from every start in the working time of the reference years (to the hour). Most cases are decided before by a
bound: no process takes more working days than in a world in which every day is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from procman.flow.course import MINUTES, MONTHS, Moments
from procman.flow.start_moments import Starts
from procman.flow.workdays import DAY
from procman.model.duration import Duration

if TYPE_CHECKING:
    from procman.flow.calendar import WorkingCalendar
    from procman.flow.time_network import TimeNetwork

_FACTORS = {**MINUTES, "wd": 1, "wh": 1, **MONTHS}
_KINDS = {**dict.fromkeys(MINUTES, "min"), "wd": "wd", "wh": "wh", **dict.fromkeys(MONTHS, "mo")}


@dataclass(frozen=True, slots=True)
class Excess:
    """An end that is reached too late when every step takes as long as it may.

    Attributes:
        always: Whether it is too late at every start that was looked at.
        start: The start after which it is latest, in minutes; None where limits of one kind were added.
        done: When such a case comes to the end.
        due: When its limit runs out.
    """

    end: str
    always: bool
    start: int | None = None
    done: int = 0
    due: int = 0


class TimeBudget:
    """The time that the ways of one process take, against limits."""

    def __init__(self, network: TimeNetwork, calendar: WorkingCalendar) -> None:
        self.network = network
        self._calendar = calendar
        self._known: dict[Duration, dict[str, Excess]] = {}

    @cached_property
    def kind(self) -> str | None:
        """``min``, ``wd``, ``wh`` or ``mo`` where all limits are of one kind and can be added; None where they mix."""
        return kind_of(self.network.limits[node] for node in self.network.ways.nodes if node in self.network.limits)

    def longest(self) -> dict[str, Duration | None]:
        """The sum of the longest way to each end, where limits can be added; None where the way has no limit."""
        left = self.network.latest([0], add)
        return {end: self._sum(left[place][0]) for end, place in self.network.ends.items()}

    def shortest(self) -> dict[str, Duration | None]:
        """The sum of the shortest way to each end, where limits can be added."""
        left, _ = self.network.earliest([0], add)
        return {end: self._sum(left[end][0]) for end in self.network.ends if end in left}

    def over(self, limit: Duration) -> dict[str, Excess]:
        """The ends that some case reaches only after a limit."""
        if limit not in self._known:
            self._known[limit] = self._over(limit)
        return self._known[limit]

    def shortest_over(self, limit: Duration, end: str) -> bool:
        """Whether every way to an end takes longer than a limit, whenever the case starts."""
        if self._plain(limit):
            left, _ = self.network.earliest([0], add)
            return end in left and left[end][0] > _amount(limit)
        starts, carry = Starts(self._calendar), self._calendar.course.carry
        for lows, highs in starts.stretches(len(self.network.ways.nodes)):
            left, _ = self.network.earliest(lows, carry)
            due = carry(highs, limit)
            if end not in left or any(map(int.__le__, left[end], due)):
                return False
        return True

    def through(self, step: str, limit: Duration) -> bool:
        """Whether every way through a step fits into a limit, whenever the case starts; True without such a way."""
        if self._plain(limit):
            ends = self.network.latest_through(step, [0], add)
            return all(moments[0] <= _amount(limit) for moments in ends.values())
        carry = self._calendar.course.carry
        starts = Starts(self._calendar)
        late = starts.late(limit, lambda moments: self.network.latest_through(step, moments, carry), self._weight)
        return not late

    def _over(self, limit: Duration) -> dict[str, Excess]:
        network = self.network
        if self._plain(limit):
            left = network.latest([0], add)
            bound = _amount(limit)
            return {end: Excess(end, True) for end, place in network.ends.items() if left[place][0] > bound}
        doubtful = self._doubtful(limit)
        if not doubtful:
            return {}
        starts = Starts(self._calendar)
        doubtful = starts.late(limit, lambda moments: self._no_later(doubtful, moments), len(doubtful))
        late = starts.late(limit, lambda moments: self._at(doubtful, moments), self._weight) if doubtful else {}
        return {end: self._excess(starts, limit, end, late[end]) for end in network.ends if end in late}

    def _excess(self, starts: Starts, limit: Duration, end: str, first: int) -> Excess:
        """Look at all starts, for the worst one and for one that is in time."""
        carry = self._calendar.course.carry
        always, worst = True, (0, first)
        for lows, highs in [*starts.stretches(self._weight), ([first], [first])]:
            moments = [*lows, *highs]
            done, due = self._at([end], moments)[end], carry(moments, limit)
            excess = list(map(int.__sub__, done, due))
            always = always and min(excess) > 0
            worst = max([worst, *zip(excess, moments, strict=True)])
        start = worst[1]
        return Excess(end, always, start, self._at([end], [start])[end][0], carry([start], limit)[0])

    def _at(self, ends: Iterable[str], moments: Moments) -> dict[str, Moments]:
        left = self.network.latest(moments, self._calendar.course.carry)
        return {end: left[self.network.ends[end]] for end in ends}

    def _doubtful(self, limit: Duration) -> dict[str, int]:
        """The ends that may be late, judged by a world without days off and by rough bounds of the calendar.

        Returns:
            The moment by which they are reached in a world without days off, from the close of its day 0.
        """
        calendar, hours = self._calendar, self._calendar.hours
        left = self.network.latest([hours.close], calendar.gapless.carry)
        doubtful = {}
        for end, place in self.network.ends.items():
            days, minute = divmod(left[place][0], DAY)
            if limit.unit == "wd":
                within = (days, minute) <= (limit.amount, hours.close)
            else:
                most = calendar.roughly(Duration(max(days, 1), "wd"))[1] + max(0, minute - hours.close)
                within = most <= calendar.roughly(limit)[0]
            if not within:
                doubtful[end] = left[place][0]
        return doubtful

    def _no_later(self, gapless: Mapping[str, int], moments: Moments) -> dict[str, Moments]:
        """Moments by which the ends are reached, by all the working days that their ways can take."""
        carry, close = self._calendar.course.carry, self._calendar.hours.close
        bounds = {}
        for end, moment in gapless.items():
            days, minute = divmod(moment, DAY)
            reached = carry(moments, Duration(max(days, 1), "wd"))
            bounds[end] = [one + max(0, minute - close) for one in reached]
        return bounds

    @property
    def _weight(self) -> int:
        return len(self.network.ways.nodes)

    def _plain(self, limit: Duration) -> bool:
        return self.kind == _KINDS[limit.unit] or not self.kind_known

    @property
    def kind_known(self) -> bool:
        """Whether any step on the ways has a limit that counts."""
        return any(node in self.network.limits for node in self.network.ways.nodes)

    def _sum(self, amount: int) -> Duration | None:
        return Duration(amount, self.kind) if amount and self.kind else None


def kind_of(limits: Iterable[Duration]) -> str | None:
    """The kind of limits that can be added; None where they mix or where there are none."""
    kinds = {_KINDS[limit.unit] for limit in limits}
    return kinds.pop() if len(kinds) == 1 else None


def add(sums: Moments, limit: Duration) -> Moments:
    """Sums of limits of one kind, in minutes, working days, working hours or months."""
    amount = _amount(limit)
    return [one + amount for one in sums]


def _amount(limit: Duration) -> int:
    return limit.amount * _FACTORS[limit.unit]
