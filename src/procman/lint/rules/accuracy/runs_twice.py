"""The rule ``runs-twice``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node, trail_before
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def runs_twice(context: Context) -> Iterator[Report]:
    """Two parallel branches lead to one step, which is then done twice.

    What it checks:
        No step lies on two branches of a parallel split: where branches come together, there is a join. All courses of
        the process are played through; the message shows the two shortest ways to the step.

    Why:
        Each branch that arrives starts the step, and all that follows, once more: two orders, two payments.

    Remedy:
        Put a step of `kind: join` in front of it. If each branch is meant to do it for itself, write one step for each;
        if only one of the branches is meant to be done, make the split a decision.
    """
    graph = context.graph
    for fault in context.soundness.faults:
        if fault.kind == "twice":
            yield report(
                ("steps", fault.place),
                node=node(graph, fault.place),
                split=node(graph, fault.split),
                first=trail_before(graph, fault.straying),
                second=trail_before(graph, fault.waiting),
            )
