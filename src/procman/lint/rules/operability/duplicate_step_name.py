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
        The names of the steps and ends of a process differ from each other.

    Why:
        Whoever says the name in a meeting, a report or a ticket could mean either.

    Remedy:
        Name what is different about them, such as the occasion, the performer or the result; or make one of them.
    """
    graph = context.graph
    first: dict[str, str] = {}
    for step_id, step in context.process.steps.items():
        if step.name is None:
            continue
        if step.name in first:
            yield report(
                ("steps", step_id, "name"), at="value", node=node(graph, step_id), other=node(graph, first[step.name])
            )
        first.setdefault(step.name, step_id)
    for end_id, name in context.process.ends.items():
        if name in first:
            yield report(("ends", end_id), at="value", variant="end", name=name, other=node(graph, first[name]))
        first.setdefault(name, end_id)
