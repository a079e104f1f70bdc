"""The rule ``step-without-name``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def step_without_name(context: Context) -> Iterator[Report]:
    """A step has no name.

    What it checks:
        Every step has a name; only splits and joins may go without.

    Why:
        Flowchart, manual and guides show the name; an id says nothing to the people who work by them.

    Remedy:
        Name what is done, as verb and object: 登记投诉工单. A decision's name is its question.
    """
    for step_id, step in context.process.steps.items():
        if step.name is None and not step.routing:
            yield report(("steps", step_id), id=step_id)
