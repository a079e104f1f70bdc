"""The rule ``step-name-without-verb``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.activities import surely_names_a_thing
from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def step_name_without_verb(context: Context) -> Iterator[Report]:
    """The name of a step is a thing and not an activity.

    What it checks:
        The name of a task says what is done, as verb and object: 登记投诉工单, "Register the complaint". Reported is
        only what certainly is a thing: 投诉工单, 登记表, 客户投诉流程, "Registration of complaints".

    Why:
        Whoever reads 投诉工单 does not know whether to write, to check or to file it.

    Remedy:
        Put the verb first: 登记投诉工单, 核对投诉工单.
    """
    for step_id, step in context.process.steps.items():
        if step.kind == "task" and step.name and surely_names_a_thing(step.name):
            yield report(("steps", step_id, "name"), at="value", node=node(context.graph, step_id))
