"""Where steps lead: the next step, the branches of decisions, and how often a way back may be taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.diff.change import Change, ElementPath, Kind, mirrored, symmetric
from procman.diff.comparison import Comparison, Pair, WayOut
from procman.diff.effects import by_order

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step

REROUTED = symmetric("step-rerouted", "major", "flow")
ADDED, REMOVED = mirrored("branch-added", "branch-removed", "major", "flow")
RETARGETED = symmetric("branch-retargeted", "major", "flow")
RENAMED = symmetric("branch-renamed", "minor", "wording")
LIMITED, UNLIMITED = mirrored("rework-limit-added", "rework-limit-removed", "minor", "limits")
LIMIT = symmetric("rework-limit-changed", "minor", "limits")
KINDS = (REROUTED, ADDED, REMOVED, RETARGETED, RENAMED, LIMITED, UNLIMITED, LIMIT)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the ways out of steps."""
    for pair in comparison.steps:
        yield from _Routes(comparison, pair).compare()


class _Routes:
    """The ways out of one step."""

    def __init__(self, comparison: Comparison, pair: Pair[Step]) -> None:
        self._comparison = comparison
        self._pair = pair
        self._old = comparison.ways(comparison.old, pair.old_id)
        self._new = comparison.ways(comparison.new, pair.new_id)
        self._people = comparison.step_people(pair.old, pair.new)

    def compare(self) -> Iterator[Change]:
        single = [_is_single(self._pair.old, self._old), _is_single(self._pair.new, self._new)]
        if all(single):
            yield from self._compare_single()
            return
        # The one way of a step that was no decision is no branch that came or went.
        old = {} if single[0] else self._branches(self._old)
        new = {} if single[1] else self._branches(self._new)
        gone, came = [key for key in old if key not in new], [key for key in new if key not in old]
        for before, after in self._renamed(gone, came, old, new):
            gone.remove(before)
            came.remove(after)
            yield self._change(RENAMED, old[before], new[after], before, after)
            yield from self._compare_limits(old[before], new[after])
        for key in came:
            yield self._change(ADDED, None, new[key], None, new[key].to)
        for key in gone:
            yield self._change(REMOVED, old[key], None, old[key].to, None)
        for key in (key for key in new if key in old):
            if self._comparison.current(old[key].to) != new[key].to:
                yield self._change(RETARGETED, old[key], new[key], old[key].to, new[key].to)
            yield from self._compare_limits(old[key], new[key])

    def _compare_single(self) -> Iterator[Change]:
        before, after = self._old[0] if self._old else None, self._new[0] if self._new else None
        # Two unwritten ways differ only by steps that came, went or moved, and that is told already.
        written = self._pair.old.next or self._pair.new.next
        old, new = before.to if before else None, after.to if after else None
        if written and self._comparison.current(old) != new:
            yield self._change(REROUTED, before, after, old, new)
        if before and after:
            yield from self._compare_limits(before, after)

    def _compare_limits(self, before: WayOut, after: WayOut) -> Iterator[Change]:
        old, new = before.at_most, after.at_most
        if old == new:
            return
        if old is None or new is None:
            kind = LIMITED if old is None else UNLIMITED
            effect = by_order(0, 1, smaller="looser") if old is None else by_order(1, 0, smaller="looser")
        else:
            kind, effect = LIMIT, by_order(old, new)
        yield self._comparison.change(
            kind,
            (*self._path(self._new, after), "at_most"),
            old,
            new,
            people=self._people,
            effect=effect,
            places=(
                self._path(self._old, before) if old is not None else None,
                self._path(self._new, after) if new is not None else None,
            ),
            name=self._name,
            of=after.condition or self._comparison.step_name(after.to),
        )

    def _branches(self, ways: tuple[WayOut, ...]) -> dict[str, WayOut]:
        """Ways by condition; those without one, of a split, by where they lead in the new version."""
        current = self._comparison.current if ways is self._old else str
        return {way.condition or str(current(way.to)): way for way in ways}

    def _renamed(
        self, gone: list[str], came: list[str], old: dict[str, WayOut], new: dict[str, WayOut]
    ) -> list[tuple[str, str]]:
        """Conditions that went and came with the same target, where there is only one such pair."""
        pairs = [
            (before, after)
            for before in gone
            for after in came
            if old[before].condition and new[after].condition
            if self._comparison.current(old[before].to) == new[after].to
        ]
        befores, afters = [before for before, _ in pairs], [after for _, after in pairs]
        return [pair for pair in pairs if befores.count(pair[0]) == 1 and afters.count(pair[1]) == 1]

    def _change(
        self, kind: Kind, before: WayOut | None, after: WayOut | None, old: str | None, new: str | None
    ) -> Change:
        way = after or before
        names = self._comparison.step_name
        ways = self._new if after else self._old
        return self._comparison.change(
            kind,
            self._path(ways, way) if way else ("steps", self._pair.new_id, "next"),
            old,
            new,
            people=self._people | self._target_people(before, after),
            places=(
                self._path(self._old, before) if before else None,
                self._path(self._new, after) if after else None,
            ),
            show=(old, new) if kind is RENAMED else (names(old), names(new)),
            name=self._name,
            of=way.condition if way else None,
        )

    def _target_people(self, before: WayOut | None, after: WayOut | None) -> set[str | None]:
        """Who gets the work now, and who no longer does."""
        people: set[str | None] = set()
        sides: tuple[tuple[WayOut | None, Process], ...] = (
            (before, self._comparison.old),
            (after, self._comparison.new),
        )
        for way, process in sides:
            if way and way.to in process.steps:
                people.add(process.steps[way.to].role)
        return people

    @property
    def _name(self) -> str:
        return self._pair.new.name or self._pair.new_id

    def _path(self, ways: tuple[WayOut, ...], way: WayOut) -> ElementPath:
        path: ElementPath = ("steps", self._pair.new_id, "next")
        if way.condition is not None:
            return (*path, way.condition)
        return (*path, ways.index(way)) if len(ways) > 1 else path


def _is_single(step: Step, ways: tuple[WayOut, ...]) -> bool:
    return step.kind not in ("decision", "parallel") and len(ways) < 2 and not any(way.condition for way in ways)
