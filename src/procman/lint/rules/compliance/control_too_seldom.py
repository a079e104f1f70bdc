"""The rule ``control-too-seldom``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule
from procman.model.duration import Duration

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step

_PERIODS = {
    "daily": Duration(1, "d"),
    "weekly": Duration(1, "w"),
    "monthly": Duration(1, "mo"),
    "quarterly": Duration(3, "mo"),
    "yearly": Duration(1, "y"),
}
"""How long a control may lie apart from the next one; from the shortest to the longest."""
_RANK = {frequency: place for place, frequency in enumerate(_PERIODS)}
_EVERY = (
    r"(?P<daily>每个?(?:日|天|工作日)|每日|逐日|\b(?:daily|(?:every|each) (?:working )?day)\b)"
    r"|(?P<weekly>每个?(?:周|星期)|\b(?:weekly|(?:every|each) (?:week|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b)"
    r"|(?P<monthly>每个?月|按月|\b(?:monthly|(?:every|each) month)\b)"
    r"|(?P<quarterly>每个?季|按季|\b(?:quarterly|(?:every|each) quarter)\b)"
    r"|(?P<yearly>每年|按年|\b(?:yearly|annually|(?:every|each) year)\b)"
)


@rule(severity="warning", set="recommended")
def control_too_seldom(context: Context) -> Iterator[Report]:
    """A preventive control is done less often than the work that it guards.

    What it checks:
        A preventive control of a process that starts at fixed times (`每月1日`, `every week`) is carried out at least
        as often as the process. In a process that starts with a message, the `frequency` of a preventive control is no
        longer than a case has for the control's step, or takes in all.

    Why:
        Cases come to an end before the control is carried out for the first time, so it prevents nothing.

    Remedy:
        Write `frequency: each-time`, or `effect: detective` where it is meant to look back on many cases.
    """
    process = context.process
    for control_id, control in process.controls.items():
        if control.effect != "preventive" or control.frequency is None or control.frequency == "each-time":
            continue
        step = process.steps.get(control.step)
        if step is None:
            continue
        element, named = ("controls", control_id, "frequency"), node(context.graph, control.step)
        frequency = Phrase(f"frequency-{control.frequency}", identity=control.frequency)
        if any(trigger.kind == "message" for trigger in process.triggers.values()):
            variant, limit = _longest_case(process, step)
            if limit and context.facts.calendar.compare(limit, _PERIODS[control.frequency]) == "shorter":
                yield report(
                    element, at="value", variant=variant, id=control_id, step=named, frequency=frequency, limit=limit
                )
            continue
        started = _started(process)
        if started and _RANK[control.frequency] > _RANK[started]:
            every = Phrase(f"frequency-{started}", identity=started)
            yield report(element, at="value", id=control_id, step=named, frequency=frequency, every=every)


def _longest_case(process: Process, step: Step) -> tuple[str, Duration | None]:
    """How long a case can wait for the control, and whether its step or the process says so."""
    if step.time_limit:
        return "step", step.time_limit
    return "case", process.time_limit.within if process.time_limit else None


def _started(process: Process) -> str | None:
    """How often the process starts by the clock, as far as its triggers say so."""
    texts = [trigger.every for trigger in process.triggers.values() if trigger.kind == "time" and trigger.every]
    matches = (re.search(_EVERY, text, re.IGNORECASE) for text in texts)
    found = [match.lastgroup for match in matches if match and match.lastgroup]
    return min(found, key=lambda frequency: _RANK[frequency], default=None)
