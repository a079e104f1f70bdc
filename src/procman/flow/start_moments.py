"""The moments at which a case may start: the working time of the reference years, looked at as closely as needed."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from procman.flow.course import Moments
from procman.flow.workdays import DAY

if TYPE_CHECKING:
    from procman.flow.calendar import WorkingCalendar
    from procman.model.duration import Duration

WORK = 400_000
"""So many moments are carried at most to show that a case may be late; what is not shown by then counts as in time."""
_LOOK = 60_000
_FINEST = 60
_PROBE = 31


class Starts:
    """Asks whether cases are late, for all starts between two moments at once where that is possible."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self._calendar = calendar
        self._days = calendar.start_days
        self._opening, self._close = calendar.hours.opening, calendar.hours.close

    def late(
        self,
        limit: Duration,
        latest: Callable[[Moments], Mapping[str, Moments]],
        weight: int,
        one_is_enough: bool = False,
    ) -> dict[str, int]:
        """For every end that some case reaches too late, one start of such a case.

        Whoever starts between two moments is done no later than who starts at the second, and his limit runs out no
        earlier than that of who starts at the first. Stretches of time in which this does not decide are halved.

        Args:
            limit: The limit of a case.
            latest: The latest moments at each end, by moments at which a case starts.
            weight: How many moments ``latest`` has to carry for one start.
            one_is_enough: Whether to stop at the first end that is found.
        """
        carry = self._calendar.course.carry
        found = self._probed(limit, latest) if one_is_enough else {}
        stretches = self._first_stretches(limit)
        work = 0
        while stretches and work < WORK and not (one_is_enough and found):
            work += len(stretches) * weight
            lows, highs = [low for low, _ in stretches], [high for _, high in stretches]
            due_low, due_high = carry(lows, limit), carry(highs, limit)
            undecided = set[int]()
            for end, done in latest(highs).items():
                if end in found:
                    continue
                doubtful = [place for place, late in enumerate(map(int.__gt__, done, due_low)) if late]
                first = next((highs[place] for place in doubtful if done[place] > due_high[place]), None)
                if first is not None:
                    found[end] = first
                else:
                    undecided.update(doubtful)
            stretches = [half for place in sorted(undecided) for half in self._halves(*stretches[place])]
        return found

    def _probed(self, limit: Duration, latest: Callable[[Moments], Mapping[str, Moments]]) -> dict[str, int]:
        """Late cases among a few starts on changing days of the week."""
        probes = [self._end(place) for place in range(0, len(self._days), _PROBE)]
        due = self._calendar.course.carry(probes, limit)
        found = {}
        for end, done in latest(probes).items():
            for place, late in enumerate(map(int.__gt__, done, due)):
                if late:
                    found[end] = probes[place]
        return found

    def stretches(self, weight: int) -> Iterator[tuple[Moments, Moments]]:
        """The first and the last moments of stretches that cover all starts, a quarter of a year or so at a time."""
        size = max(1, len(self._days) * weight * 2 // _LOOK)
        step = 64 * size
        for place in range(0, len(self._days), step):
            part = range(place, min(place + step, len(self._days)), size)
            lasts = [min(first + size, len(self._days)) - 1 for first in part]
            yield (
                [self._days[first] * DAY + self._opening for first in part],
                [self._days[last] * DAY + self._close for last in lasts],
            )

    def _first_stretches(self, limit: Duration) -> list[tuple[int, int]]:
        size = max(1, min(32, self._calendar.roughly(limit)[0] // DAY // 6))
        firsts = range(0, len(self._days), size)
        return [(self._begin(first), self._end(min(first + size, len(self._days)) - 1)) for first in firsts]

    def _halves(self, low: int, high: int) -> list[tuple[int, int]]:
        first, last = (bisect.bisect_left(self._days, moment // DAY) for moment in (low, high))
        if first < last:
            middle = (first + last) // 2
            return [(low, self._end(middle)), (self._begin(middle + 1), high)]
        if high - low <= _FINEST:
            return []
        middle = (low + high) // 2
        # At the opening a limit in working hours still ends on the day before that of a minute later.
        first_minute = [(low, low)] if low == self._begin(first) else []
        return [*first_minute, (low, middle), (middle + 1, high)]

    def _begin(self, place: int) -> int:
        return self._days[place] * DAY + self._opening

    def _end(self, place: int) -> int:
        return self._days[place] * DAY + self._close
