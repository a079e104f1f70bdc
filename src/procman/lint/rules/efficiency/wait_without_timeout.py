"""The rule ``wait-without-timeout``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def wait_without_timeout(context: Context) -> Iterator[Report]:
    """Waiting for others has no word on what happens when nothing comes.

    What it checks:
        Every wait with a limit, and every step with a limit that an outside party carries out, says with `on_timeout`
        what follows when nothing came by then. The first step is exempt: no case has begun.

    Why:
        Outsiders do not keep the company's limits. Without a reaction the case lies until somebody stumbles over it.

    Remedy:
        Write `on_timeout: {to: step}` for how it goes on without them, or `on_timeout: {notify: [role]}` for who asks.
    """
    graph = context.graph
    for step_id, step in context.process.steps.items():
        if step.time_limit is None or step.on_timeout is not None:
            continue
        outside = step.role in context.definitions.organisation.parties
        if step.kind != "wait" and not outside:
            continue
        if outside and any(graph.nodes[edge.source].kind == "start" for edge in graph.incoming[step_id]):
            continue
        yield report(("steps", step_id), variant="party" if step.kind != "wait" else "", node=node(graph, step_id))
