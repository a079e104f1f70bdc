"""The rule ``output-nobody-takes``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def output_nobody_takes(context: Context) -> Iterator[Report]:
    """A step makes a document that nobody takes.

    What it checks:
        Every record that a step makes is the input of a step, an output of the process, the evidence of a control, or
        kept: a record with a `retention` is used by whoever looks it up later.

    Why:
        Either work is done for nothing, or the step that needs the document does not say so.

    Remedy:
        Add it to the `inputs` of the step that uses it, declare it as an output, write how long it is kept, or drop it.
    """
    process = context.process
    taken = {one for step in process.steps.values() for one in step.inputs} | process.outputs.keys()
    taken |= {one for control in process.controls.values() for one in control.evidence}
    idle = {one for one, record in process.records.items() if record.retention is None and one not in taken}
    if not idle:
        return
    for step_id, step in process.steps.items():
        for index, one in enumerate(step.outputs):
            if one in idle:
                element = ("steps", step_id, "outputs", index)
                yield report(element, at="value", node=node(context.graph, step_id), document=document(process, one))
