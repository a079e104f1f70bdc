"""The rule ``join-without-parallel``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node, trail_before
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def join_without_parallel(context: Context) -> Iterator[Report]:
    """A join waits for branches that nobody opened.

    What it checks:
        At least two branches of a parallel split lead to every join.

    Why:
        A join waits for all its ways. Where only one of them is gone, as after a decision, it waits for ever.

    Remedy:
        After a decision let the ways lead directly to the next step; keep `kind: join` for parallel branches.
    """
    graph = context.graph
    for fault in context.soundness.faults:
        if fault.kind == "idle-join":
            variant = "single" if len(graph.incoming[fault.place]) < 2 else ""
            shown = trail_before(graph, fault.course[1:])
            yield report(("steps", fault.place), variant=variant, node=node(graph, fault.place), trail=shown)
