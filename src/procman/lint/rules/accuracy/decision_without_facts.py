"""The rule ``decision-without-facts``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.documents import RECORDED, way_without
from procman.lint.context import Context
from procman.lint.names import node, trail
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def decision_without_facts(context: Context) -> Iterator[Report]:
    """A decision is taken before anything is on record to base it on.

    What it checks:
        A decision takes an input, has a form, is looked up in a system or taken by one; or on every way to it some step
        has taken, made or filled a document, worked in a system, waited for something or called another process.
        Processes that declare no documents at all are left out.

    Why:
        Nobody can check afterwards why the case went this way, and two people decide the same case differently.

    Remedy:
        Name in the `inputs`, `forms` or `system` of the decision what it rests on, or record the facts before it.
    """
    process, flow = context.process, context.documents
    if not (process.inputs or process.outputs or process.records or process.forms):
        return
    for step_id, step in process.steps.items():
        if step.kind != "decision" or flow.always[step_id] & RECORDED or flow.made[step_id] & RECORDED:
            continue
        recording = [one for one, mask in flow.made.items() if mask & RECORDED]
        way = way_without(context.graph, recording, step_id)
        named = node(context.graph, step_id)
        if way == [step_id]:
            yield report(("steps", step_id), variant="first", node=named)
        elif way is not None:
            yield report(("steps", step_id), node=named, trail=trail(context.graph, way))
