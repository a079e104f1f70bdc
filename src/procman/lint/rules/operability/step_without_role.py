"""The rule ``step-without-role``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def step_without_role(context: Context) -> Iterator[Report]:
    """Nobody performs a step.

    What it checks:
        Every step names its performer with `role`; splits, joins, waits and calls of other processes need none.

    Why:
        A step that belongs to nobody is done by nobody.

    Remedy:
        Name exactly one role, outside party or, with `automatic: true`, system.
    """
    for step_id, step in context.process.steps.items():
        if step.role is None and step.kind in ("task", "decision"):
            variant = "automatic" if step.automatic else ""
            yield report(("steps", step_id), variant=variant, node=node(context.graph, step_id))
