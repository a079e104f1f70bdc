"""The rule ``limit-over-requirement``."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.names import node, process_name, requirement_name
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule
from procman.source.positions import ElementPath

if TYPE_CHECKING:
    from procman.model.dictionaries import Requirement
    from procman.model.duration import Duration


@rule(severity="error", set="correct")
def limit_over_requirement(context: Context) -> Iterator[Report]:
    """A time limit is longer than the law or regulation allows.

    What it checks:
        The process's limit stays within the limits of the requirements that it or its controls cite and that bound the
        process; the limit of a control's step stays within those that bound the step. Working days and calendar days
        are compared through the working calendar, holidays and make-up working days included.

    Why:
        Whoever keeps to the manual would break the rule that the manual cites.

    Remedy:
        Shorten the limit. A limit in working days can take much longer around Spring Festival and National Day; write
        it in the unit of the requirement.
    """
    process = context.process
    cited = [*process.requirements, *(one for control in process.controls.values() for one in control.requirements)]
    if process.time_limit is not None:
        limit, subject = process.time_limit.within, process_name(process)
        for requirement_id in dict.fromkeys(cited):
            yield from _judge(context, requirement_id, "process", limit, ("time_limit", "within"), subject)
    for control in process.controls.values():
        step = process.steps.get(control.step)
        if step is not None and step.time_limit is not None:
            element, subject = ("steps", control.step, "time_limit"), node(context.graph, control.step)
            for requirement_id in control.requirements:
                yield from _judge(context, requirement_id, "step", step.time_limit, element, subject)


def _judge(
    context: Context, requirement_id: str, bounds: str, limit: Duration, element: ElementPath, subject: Phrase
) -> Iterator[Report]:
    requirement: Requirement | None = context.definitions.requirements.get(requirement_id)
    if requirement is None or requirement.limit is None or requirement.bounds != bounds:
        return
    comparison = context.facts.calendar.compare(limit, requirement.limit)
    named, bound = requirement_name(requirement, requirement_id), requirement.limit
    if comparison == "longer":
        yield report(
            element, at="value", variant="longer", subject=subject, limit=limit, bound=bound, requirement=named
        )
    elif comparison == "depends":
        days = math.ceil(context.facts.calendar.longest(limit) / datetime.timedelta(days=1))
        yield report(
            element,
            at="value",
            variant="depends",
            subject=subject,
            limit=limit,
            bound=bound,
            requirement=named,
            longest=Phrase("plain", {"text": days}),
        )
