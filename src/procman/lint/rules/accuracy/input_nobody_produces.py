"""The rule ``input-nobody-produces``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.reach import reachable
from procman.lint.context import Context
from procman.lint.names import document, node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def input_nobody_produces(context: Context) -> Iterator[Report]:
    """A step needs a document that nobody can have made by then.

    What it checks:
        Every input of a step comes into the process from outside, or a step that can run before it makes it or, for a
        form, fills it.

    Why:
        Whoever carries the step out would wait for something that does not come.

    Remedy:
        Add the document to the `outputs` of the step that makes it, declare it under the `inputs` of the process with
        its supplier, or delete it here.
    """
    graph, process, flow = context.graph, context.process, context.documents
    declared = process.outputs.keys() | process.records.keys() | process.forms.keys()
    for step_id, step in process.steps.items():
        there = flow.sometimes[step_id]
        if not there:
            continue
        for index, one in enumerate(step.inputs):
            made = there & flow.bits.get(one, 0)
            if made and step_id not in flow.makers[one]:
                continue
            if one not in declared or one in process.inputs or one in step.forms:
                continue
            if not made or _only_from_itself(context, one, step_id):
                element = ("steps", step_id, "inputs", index)
                yield report(element, at="value", node=node(graph, step_id), document=document(process, one))


def _only_from_itself(context: Context, document_id: str, step_id: str) -> bool:
    """Whether what a loop brings to a step was made by the step itself, so that the first time there is nothing."""
    graph, makers = context.graph, context.documents.makers[document_id]
    others = [edge.target for one in makers if one != step_id for edge in graph.outgoing[one]]
    return step_id not in reachable(graph, others)
