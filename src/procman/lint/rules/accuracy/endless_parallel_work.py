"""The rule ``endless-parallel-work``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.references import edge_element
from procman.lint.context import Context
from procman.lint.names import node, trail
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def endless_parallel_work(context: Context) -> Iterator[Report]:
    """A parallel branch goes back to before its own split.

    What it checks:
        No branch of a parallel split leads back to the split before the branches have come together.

    Why:
        Each time all branches are opened anew while the others are still at work: ever more work is under way for one
        case.

    Remedy:
        Let the branches come together first, and decide after the join whether to go back; or go back only to a step
        of the same branch.
    """
    graph = context.graph
    for fault in context.soundness.faults:
        if fault.kind == "endless" and fault.way:
            element = edge_element(graph, fault.way)
            yield report(element, split=node(graph, fault.split), trail=trail(graph, fault.straying))
