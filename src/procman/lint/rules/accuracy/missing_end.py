"""The rule ``missing-end``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node, process_name
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def missing_end(context: Context) -> Iterator[Report]:
    """A process has no steps or no end, or leaves open which end it reaches.

    What it checks:
        The process has steps and at least one end. Where it has several ends, its last step says with `next` to which
        one it leads.

    Why:
        People must be able to see when a case is finished, and with which result.

    Remedy:
        Write `ends:` with an id and a name, such as `closed: 投诉办结`, or give the last step its `next`.
    """
    process = context.process
    named = process_name(process)
    if not process.steps:
        yield report(("steps",), variant="steps", process_name=named)
        return
    if not process.ends:
        yield report(("ends",), process_name=named)
        return
    last, step = list(process.steps.items())[-1]
    if len(process.ends) > 1 and not step.next and step.kind not in ("decision", "parallel"):
        yield report(("steps", last), variant="choice", node=node(context.graph, last))
