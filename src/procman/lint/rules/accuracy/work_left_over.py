"""The rule ``work-left-over``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node, trail_before
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def work_left_over(context: Context) -> Iterator[Report]:
    """The process reaches an end while somebody still works on the case.

    What it checks:
        All branches of a parallel split come together in a join before an end is reached, so that a case ends once. All
        courses of the process are played through; the message shows the shortest one that goes wrong.

    Why:
        The case counts as finished although a part of it is still under way, and it may end twice with two results.

    Remedy:
        Let every branch lead to one step of `kind: join`, and go on to the end from there. If only one of the branches
        is meant to be done, make the split a decision.
    """
    graph = context.graph
    for fault in context.soundness.faults:
        if fault.kind == "left-over":
            yield report(
                ("steps", fault.split),
                split=node(graph, fault.split),
                end=node(graph, fault.place),
                straying=trail_before(graph, fault.straying),
                waiting=trail_before(graph, fault.waiting),
            )
