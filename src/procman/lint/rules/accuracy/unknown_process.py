"""The rule ``unknown-process``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import unknown_uses
from procman.source.workspace import ORGANISATION


@rule(severity="error", set="correct")
def unknown_process(context: Context) -> Iterator[Report]:
    """A partner is named that is neither a process nor an outside party.

    What it checks:
        `from` of inputs and `to` of outputs name a process of the manual or an outside party of `organisation.yaml`;
        a step of kind `call` names the process that it runs.

    Why:
        At every hand-over both sides must be known, or the work stays lying between them.

    Remedy:
        Correct the id, write the missing process, or declare the outside party.
    """
    for step_id, step in context.process.steps.items():
        if step.kind == "call" and step.process is None:
            yield report(("steps", step_id), variant="call", place=node(context.graph, step_id))
    if not context.facts.processes_known:
        return
    processes = context.definitions.processes.keys() | context.facts.unread
    yield from unknown_uses(context, processes, "process", variant="called")
    if context.readable(ORGANISATION):
        yield from unknown_uses(context, processes | context.definitions.organisation.parties.keys(), "partner")
