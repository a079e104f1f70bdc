"""The rule ``parallel-branches``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.parallel import branch_heads
from procman.flow.references import way_element
from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def parallel_branches(context: Context) -> Iterator[Report]:
    """A parallel split does not split.

    What it checks:
        A parallel split opens at least two different branches, and none of them twice.

    Why:
        With one branch there is nothing to do at the same time, and a branch that is written twice would be done twice.

    Remedy:
        Write `next: [step, other step]`, or delete the split and let the step before it lead on.
    """
    graph = context.graph
    for step_id, step in context.process.steps.items():
        if step.kind != "parallel":
            continue
        if len({way.to for way in step.next}) < 2 and len(branch_heads(graph, step_id)) < 2:
            yield report(("steps", step_id), variant="single", node=node(graph, step_id))
            continue
        targets: set[str] = set()
        for index, way in enumerate(step.next):
            if way.to in targets:
                element = way_element(step_id, step, index)
                yield report(element, variant="twice", node=node(graph, step_id), target=node(graph, way.to))
            targets.add(way.to)
