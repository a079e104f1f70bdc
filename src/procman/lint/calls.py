"""Which steps run other processes, and what these look like from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.lint.names import node
from procman.lint.phrases import to_data
from procman.lint.rule import Json

if TYPE_CHECKING:
    from procman.lint.context import Context
    from procman.model.step import Step


def calls(context: Context) -> Json:
    """The calls of a process, and what a caller has to know about it.

    Returns:
        ``calls``: of each the step's id, the called process, place and id of each output of the step that stays inside
        the process, the kind of the node that follows it (empty when there is not exactly one), the step and that node
        as messages name them. ``outputs``: ids of the outputs of the process. ``ends``: the names of its ends.
    """
    process = context.process
    calling = [(one, step) for one, step in process.steps.items() if step.kind == "call" and step.process]
    return {
        "calls": [_call(context, one, step) for one, step in calling],
        "outputs": list(process.outputs),
        "ends": list(process.ends.values()),
    }


def _call(context: Context, step_id: str, step: Step) -> Json:
    graph = context.graph
    following = [edge.target for edge in graph.outgoing[step_id] if edge.kind != "timeout"]
    after = following[0] if len(following) == 1 else ""
    kind = graph.nodes[after].kind if after else ""
    named = [to_data(node(graph, one)) if one else None for one in (step_id, after)]
    inside = [[index, one] for index, one in enumerate(step.outputs) if one not in context.process.outputs]
    return [step_id, step.process, inside, kind, *named]
