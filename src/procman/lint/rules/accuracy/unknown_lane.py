"""The rule ``unknown-lane``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import hint
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import meant_fix, removal


@rule(severity="warning", set="correct", fix="unsafe")
def unknown_lane(context: Context) -> Iterator[Report]:
    """The order of the lanes names somebody who performs no step.

    What it checks:
        Everybody in `lanes` performs at least one step.

    Why:
        The list only puts lanes in order; a name without a step has no effect and usually is a typing mistake.

    Remedy:
        Correct the id, or delete it from `lanes`.
    """
    performers = {step.role for step in context.process.steps.values() if step.role}
    for index, lane in enumerate(context.process.lanes):
        if lane not in performers:
            element = ("lanes", index)
            fix = meant_fix(element, lane, performers - set(context.process.lanes)) or removal(element)
            yield report(element, at="value", fix=fix, id=lane, hint=hint(lane, performers))
