"""The rule ``call-without-process``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def call_without_process(context: Context) -> Iterator[Report]:
    """A step runs another process and does not say which.

    What it checks:
        A step of kind `call` names the process that it runs.

    Why:
        Whoever comes to this step does not know what to start.

    Remedy:
        Write `process:` with the id of the process, or make the step a task.
    """
    for step_id, step in context.process.steps.items():
        if step.kind == "call" and step.process is None:
            yield report(("steps", step_id), place=node(context.graph, step_id))
