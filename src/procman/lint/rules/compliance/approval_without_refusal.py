"""The rule ``approval-without-refusal``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def approval_without_refusal(context: Context) -> Iterator[Report]:
    """An approval has no way on for a refusal.

    What it checks:
        A step with `duty: approve` is a decision, or a decision follows it before the process ends and before anybody
        carries out, approves or pays anything.

    Why:
        Whoever can only agree does not approve. What happens to a refused application is invented anew each time.

    Remedy:
        Write `kind: decision` and a way for each answer: `next: {批准: carry-out, 不批准: refused}`.
    """
    for step_id, step in context.process.steps.items():
        if step.duty == "approve" and step.kind != "decision" and not _decided(context, step_id):
            yield report(("steps", step_id), node=node(context.graph, step_id))


def _decided(context: Context, step_id: str) -> bool:
    """Whether the only way on comes to a decision; several ways on without a decision are another rule's business."""
    graph, passed = context.graph, {step_id}
    while True:
        ways = [edge.target for edge in graph.outgoing[step_id] if edge.kind != "timeout"]
        if len(ways) > 1:
            return True
        if not ways or ways[0] in passed:
            return False
        step_id = ways[0]
        passed.add(step_id)
        step = graph.nodes[step_id].step
        if step is None or step.duty in ("approve", "execute", "pay"):
            return step is not None and step.kind == "decision"
        if step.kind == "decision":
            return True
