"""The rule ``branch-without-decision``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.references import way_element
from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def branch_without_decision(context: Context) -> Iterator[Report]:
    """Several next steps do not say whether one or all of them are done.

    What it checks:
        Only a decision has conditions, and only decisions and parallel splits have more than one way out; a join has
        one, as it cannot bring branches together and part them again at once.

    Why:
        Some readers would go one way, others all ways at once.

    Remedy:
        Write `kind: decision` when one of the ways is gone, `kind: parallel` when all are.
    """
    for step_id, step in context.process.steps.items():
        if step.kind == "decision":
            continue
        named = node(context.graph, step_id)
        if step.kind != "parallel" and len(step.next) > 1:
            variant = "join" if step.kind == "join" else ""
            yield report(("steps", step_id, "next"), variant=variant, node=named)
            continue
        for index, way in enumerate(step.next):
            if way.condition is not None:
                element = way_element(step_id, step, index)
                variant = "parallel" if step.kind == "parallel" else "condition"
                yield report(element, variant=variant, node=named, condition=way.condition)
