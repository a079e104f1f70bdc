"""The rule ``deadlock``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.flow.references import edge_element
from procman.lint.context import Context
from procman.lint.names import node, trail_before
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.flow.soundness import Fault


@rule(severity="error", set="correct")
def deadlock(context: Context) -> Iterator[Report]:
    """A join waits for ever for work that does not come.

    What it checks:
        Whatever is decided on the way, every branch that a join waits for comes to it: none runs to an end or to
        another join instead, and nobody comes to the join past the split that opens its branches. All courses of the
        process are played through; the message shows the shortest one that goes wrong.

    Why:
        The case stays lying at the join, and everybody believes that somebody else is still at work on it.

    Remedy:
        Let every branch lead to the join, and decide after it how to go on. If only one of the branches is meant to be
        done, make the split a decision and drop the join.
    """
    for fault in context.soundness.faults:
        if fault.kind == "deadlock":
            yield _missed(context, fault)
        elif fault.kind == "stranger":
            yield _strange(context, fault)


def _missed(context: Context, fault: Fault) -> Report:
    graph = context.graph
    element = edge_element(graph, fault.way) if fault.way else ("steps", fault.place)
    return report(
        element,
        variant="" if fault.way else "elsewhere",
        join=node(graph, fault.place),
        split=node(graph, fault.split),
        waiting=trail_before(graph, fault.waiting),
        straying=trail_before(graph, fault.straying),
        other=node(graph, fault.straying[-1]),
    )


def _strange(context: Context, fault: Fault) -> Report:
    graph = context.graph
    join, split, shown = node(graph, fault.place), node(graph, fault.split), trail_before(graph, fault.course[1:])
    if fault.inner and fault.split in fault.course:
        inner = node(graph, fault.inner)
        shown = trail_before(graph, fault.course[fault.course.index(fault.split) :])
        return report(("steps", fault.place), variant="inner", join=join, split=split, inner=inner, trail=shown)
    if fault.way is None or fault.way.source not in context.process.steps:
        return report(("steps", fault.place), variant="first", join=join, split=split, trail=shown)
    source = node(graph, fault.way.source)
    element = edge_element(graph, fault.way)
    return report(element, variant="past", join=join, split=split, source=source, trail=shown)
