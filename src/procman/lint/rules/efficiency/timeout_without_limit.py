"""The rule ``timeout-without-limit``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def timeout_without_limit(context: Context) -> Iterator[Report]:
    """A step says what happens after its limit, but has none.

    What it checks:
        A step with `on_timeout` has a `time_limit`, and its `on_timeout` starts a step or tells somebody.

    Why:
        Without a limit the time never runs out, and the reaction never comes.

    Remedy:
        Write the `time_limit`, or delete `on_timeout`.
    """
    for step_id, step in context.process.steps.items():
        if step.on_timeout is None:
            continue
        named = node(context.graph, step_id)
        if step.time_limit is None:
            yield report(("steps", step_id, "on_timeout"), node=named)
        if step.on_timeout.to is None and not step.on_timeout.notify:
            yield report(("steps", step_id, "on_timeout"), variant="empty", node=named)
