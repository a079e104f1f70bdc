"""The rule ``input-nobody-produces``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.graph import START
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
    graph, process = context.graph, context.process
    declared = process.outputs.keys() | process.records.keys() | process.forms.keys()
    reached = reachable(graph, [START])
    before = {one: set[str]() for one in process.steps}
    for producer, step in process.steps.items():
        made = {*step.outputs, *step.forms}
        for later in reachable(graph, [edge.target for edge in graph.outgoing.get(producer, ())]):
            if later in before and later != producer:
                before[later] |= made
    for step_id, step in process.steps.items():
        for index, one in enumerate(step.inputs):
            missing = one in declared and one not in process.inputs and one not in before[step_id]
            if missing and one not in step.forms and step_id in reached:
                element = ("steps", step_id, "inputs", index)
                yield report(element, at="value", node=node(graph, step_id), document=document(process, one))
