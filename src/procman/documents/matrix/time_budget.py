"""Time budgets 时限预算: what the ways of each process take against its limit, and the limits of its steps.

How much longer a step may take is told by ``procman show``: it takes a search a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from procman.documents.content import clean
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Row, Sheet, Table
from procman.documents.view.names import ProcessNames
from procman.flow.calendar import WorkingCalendar
from procman.flow.time_budget import TimeBudget, add
from procman.flow.time_network import network_of
from procman.flow.workdays import moment_of
from procman.lint.phrases import say
from procman.lint.time_words import sum_words, way_words
from procman.model.duration import Duration


@dataclass(frozen=True, slots=True)
class _Time:
    """The time of one process."""

    names: ProcessNames
    budget: TimeBudget
    calendar: WorkingCalendar
    limit: Duration | None


def time_budgets(source: MatrixSource) -> Sheet:
    """A row for every end of every process, and one for every step that has a limit."""
    calendar = WorkingCalendar(source.definitions.manual.calendar)
    times = [time for names in source.processes if (time := _time(names, calendar))]
    ends = Table(
        (
            source.column("process-id", 5, "code"),
            source.column("process-name", 10),
            source.column("whole-limit", 6),
            source.column("end", 9),
            source.column("shortest", 9),
            source.column("longest", 9),
            source.column("in-time", 5, "letters"),
            source.column("longest-way", 34),
        ),
        tuple(row for time in times for row in _end_rows(source, time)),
        source.word("time-of-ends"),
        2,
    )
    steps = Table(
        (
            source.column("process-id", 5, "code"),
            source.column("process-name", 10),
            source.column("step", 14),
            source.column("role", 9),
            source.column("limit", 7),
            source.column("late-to", 13),
            source.column("late-notice", 12),
        ),
        tuple(row for time in times for row in _step_rows(source, time)),
        source.word("time-of-steps"),
        3,
    )
    note = source.word("note.time-budgets")
    return Sheet("time-budgets", source.word("sheet.time-budgets"), note, (ends, steps))


def _time(names: ProcessNames, calendar: WorkingCalendar) -> _Time | None:
    network = network_of(names.process, names.graph)
    if network is None:
        return None
    limit = names.process.time_limit
    return _Time(names, TimeBudget(network, calendar), calendar, limit.within if limit else None)


def _end_rows(source: MatrixSource, time: _Time) -> Iterator[Row]:
    process, budget = time.names.process, time.budget
    late = budget.over(time.limit) if time.limit else {}
    for end in budget.network.ends:
        shortest, longest, way = (_sums if budget.plain(time.limit) else _dates)(source, time, end)
        yield (
            process.id,
            clean(process.name),
            source.names.duration(time.limit),
            source.name(time.names.step(end)),
            shortest,
            longest,
            "" if time.limit is None else source.word("late" if end in late else "yes"),
            say(source.names.language, way_words(budget, time.calendar, way)),
        )


def _sums(source: MatrixSource, time: _Time, end: str) -> tuple[str, str, list[str]]:
    """Where limits are of one kind, their sums."""
    budget = time.budget
    shortest, longest = (
        say(source.names.language, sum_words(sums.get(end))) for sums in (budget.shortest(), budget.longest())
    )
    return shortest, longest, budget.network.longest_way(end, 0, add)


def _dates(source: MatrixSource, time: _Time, end: str) -> tuple[str, str, list[str]]:
    """Where working and calendar days mix, the dates of the start that leaves least time."""
    carry = time.calendar.course.carry
    worst = time.budget.worst(end, time.limit, [])
    start = worst.start or 0
    earliest, _ = time.budget.network.earliest([start], carry)
    dates = [moment_of(moment).date() for moment in (start, earliest[end][0], worst.done)]
    shortest, longest = (
        source.word("from-to", days=(date - dates[0]).days + 1, start=dates[0].isoformat(), end=date.isoformat())
        for date in dates[1:]
    )
    return shortest, longest, time.budget.network.longest_way(end, start, carry)


def _step_rows(source: MatrixSource, time: _Time) -> Iterator[Row]:
    process, names = time.names.process, time.names
    for step_id, step in process.steps.items():
        if step.time_limit is None:
            continue
        timeout = step.on_timeout
        yield (
            process.id,
            clean(process.name),
            source.name(names.step(step_id)),
            source.name(source.names.performer(step.role)),
            source.names.duration(step.time_limit),
            source.name(names.step(timeout.to)) if timeout else "",
            source.joined(source.names.performers(timeout.notify)) if timeout else "",
        )
