"""Whether the limits of the steps fit into the limit of their process, whenever a case starts.

Limits of one kind are added. Where kinds meet, the moments at which limits run out are carried through the working
calendar, from every start in the working time of the reference years (to the hour). Most cases are decided before by a
bound: no process takes more working days than in a world in which every day is one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from procman.flow.course import MINUTES, MONTHS, Moments
from procman.model.duration import Duration
from procman.records import record

if TYPE_CHECKING:
    from procman.flow.calendar import WorkingCalendar
    from procman.flow.time_network import Carry, TimeNetwork

_FACTORS = {**MINUTES, "wd": 1, "wh": 1, **MONTHS}
_KINDS = {**dict.fromkeys(MINUTES, "min"), "wd": "wd", "wh": "wh", **dict.fromkeys(MONTHS, "mo")}


@record(frozen=True, slots=True)
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
        return {end: self._sum(moment) for end, (moment,) in self.network.at_ends([0], add).items()}

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
        if self.plain(limit):
            left, _ = self.network.earliest([0], add)
            return end in left and left[end][0] > _amount(limit)
        from procman.flow.start_moments import Starts

        starts, carry = Starts(self._calendar), self._calendar.course.carry
        for lows, highs in starts.stretches(len(self.network.ways.nodes)):
            left, _ = self.network.earliest(lows, carry)
            due = carry(highs, limit)
            if end not in left or any(map(int.__le__, left[end], due)):
                return False
        return True

    def through(self, step: str, limit: Duration) -> bool:
        """Whether every way through a step fits into a limit, whenever the case starts; True without such a way."""
        if self.plain(limit):
            ends = self.network.latest_through(step, [0], add)
            return all(moments[0] <= _amount(limit) for moments in ends.values())
        return not self._late(limit, partial(self.network.latest_through, step), one_is_enough=True)

    def _over(self, limit: Duration) -> dict[str, Excess]:
        network = self.network
        if self.plain(limit):
            bound = _amount(limit)
            return {end: Excess(end, True) for end, (moment,) in network.at_ends([0], add).items() if moment > bound}
        late = self._late(limit, network.at_ends)
        return {end: self.worst(end, limit, [late[end]]) for end in network.ends if end in late}

    def _late(
        self, limit: Duration, latest: Callable[[Moments, Carry], dict[str, Moments]], one_is_enough: bool = False
    ) -> dict[str, int]:
        """One start by every end that some case reaches too late: first by bounds, then by all starts."""
        from procman.flow.start_moments import Starts  # sums of one kind need neither
        from procman.flow.time_bounds import doubtful, no_later_than

        calendar = self._calendar
        gapless = doubtful(latest([calendar.hours.close], calendar.gapless.carry), limit, calendar)
        if not gapless:
            return {}
        starts = Starts(calendar)
        if not starts.late(limit, lambda moments: no_later_than(gapless, moments, calendar), len(gapless)):
            return {}
        return starts.late(limit, lambda moments: latest(moments, calendar.course.carry), self._weight, one_is_enough)

    def worst(self, end: str, limit: Duration | None, also: Moments) -> Excess:
        """The start after which a case comes to an end latest against a limit, or without one takes longest.

        Args:
            end: The end.
            limit: The limit; without one, ``due`` is the start.
            also: Starts to look at besides those that stand for all.
        """
        from procman.flow.start_moments import Starts

        always, worst = True, (-sys.maxsize, 0)
        stretches = Starts(self._calendar).stretches(self._weight)
        for lows, highs in [*stretches, (also, list[int]())]:
            moments = [*lows, *highs]
            done, due = self._at(end, moments), self._due(moments, limit)
            excess = list(map(int.__sub__, done, due))
            always = always and all(one > 0 for one in excess)
            worst = max([worst, *zip(excess, moments, strict=True)])
        start = worst[1]
        return Excess(end, always, start, self._at(end, [start])[0], self._due([start], limit)[0])

    def _due(self, moments: Moments, limit: Duration | None) -> Moments:
        return self._calendar.course.carry(moments, limit) if limit else moments

    def _at(self, end: str, moments: Moments) -> Moments:
        return self.network.at_ends(moments, self._calendar.course.carry)[end]

    @property
    def _weight(self) -> int:
        return len(self.network.ways.nodes)

    def plain(self, limit: Duration | None) -> bool:
        """Whether all limits are of one kind, so that sums tell everything."""
        return not self.kind_known or (self.kind is not None and (limit is None or self.kind == _KINDS[limit.unit]))

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
