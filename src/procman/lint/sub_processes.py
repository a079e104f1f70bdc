"""Calls of other processes against the time that the caller gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from procman.model.duration import Duration
from procman.records import record

if TYPE_CHECKING:
    from procman.flow.calendar import Comparison, WorkingCalendar
    from procman.model.process import Process


@record(frozen=True, slots=True)
class SlowCall:
    """A step that gives a process less time than the process promises to take at most.

    Attributes:
        comparison: Of the called process's limit with the step's: ``longer``, or ``depends`` on when it starts.
    """

    caller: str
    step: str
    number: int
    step_name: str
    called: str
    called_name: str
    given: Duration
    needed: Duration
    comparison: Comparison


def call_facts(process: Process) -> dict[str, Any]:
    """What others must know of a process to judge calls: plain data, as JSON has it.

    Returns:
        ``name``; ``limit``, its declared limit or None; ``calls``: step, its number, its name, the called process and
        the step's limit of every step that calls a process and has a limit.
    """
    number, calls = 0, []
    for step_id, step in process.steps.items():
        number += not step.routing
        if step.kind == "call" and step.process and step.time_limit:
            calls.append([step_id, number, step.name or step_id, step.process, str(step.time_limit)])
    limit = str(process.time_limit.within) if process.time_limit else None
    return {"name": process.name, "limit": limit, "calls": calls}


def slow_calls(facts: Mapping[str, Mapping[str, Any]], calendar: WorkingCalendar) -> Iterator[SlowCall]:
    """The calls that take longer than their step may, in the order of the processes.

    Args:
        facts: ``call_facts`` by process id; calls of processes that are not there are left out.
        calendar: The company's working calendar.
    """
    for caller, own in facts.items():
        for step, number, step_name, called, limit in own["calls"]:
            other = facts.get(called)
            if other is None or other["limit"] is None:
                continue
            given, needed = Duration.parse(limit), Duration.parse(other["limit"])
            comparison = calendar.compare(needed, given)
            if comparison in ("longer", "depends"):
                name = other["name"]
                yield SlowCall(caller, step, number, step_name, called, name, given, needed, comparison)
