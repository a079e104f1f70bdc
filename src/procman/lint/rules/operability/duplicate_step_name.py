"""The rule ``duplicate-step-name``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def duplicate_step_name(context: Context) -> Iterator[Report]:
    """Two steps or ends have the same name.

    What it checks:
        The names of the steps and ends of a process differ from each other, and from the name of the process.

    Why:
        Whoever says the name in a meeting, a report or a ticket could mean either step.

    Remedy:
        Name what is different about them, such as the occasion, the performer or the result; or make one of them.
    """
    graph = context.graph
    own = context.process.name
    first: dict[str, str] = {}
    for step_id, step in context.process.steps.items():
        if step.name is None:
            continue
        element = ("steps", step_id, "name")
        if step.name in first:
            yield report(element, at="value", node=node(graph, step_id), other=node(graph, first[step.name]))
        elif step.name == own:
            yield report(element, at="value", variant="process", node=node(graph, step_id))
        first.setdefault(step.name, step_id)
    for end_id, name in context.process.ends.items():
        if first.get(name) in context.process.ends:
            yield report(("ends", end_id), at="value", variant="ends", name=name)
        elif name in first:
            yield report(("ends", end_id), at="value", variant="end", name=name, other=node(graph, first[name]))
        elif name == own:
            yield report(("ends", end_id), at="value", variant="process", node=node(graph, end_id))
        first.setdefault(name, end_id)
