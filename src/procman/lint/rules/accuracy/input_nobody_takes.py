"""The rule ``input-nobody-takes``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def input_nobody_takes(context: Context) -> Iterator[Report]:
    """Something comes into the process that no step takes.

    What it checks:
        Every declared input of the process is the input of one of its steps, or passed on as an output.

    Why:
        The supplier works for nothing, or the step that needs the input does not say so.

    Remedy:
        Add it to the `inputs` of the step that takes it, or delete the declaration.
    """
    process = context.process
    taken = {one for step in process.steps.values() for one in step.inputs} | process.outputs.keys()
    for one in process.inputs:
        if one not in taken and process.steps:
            yield report(("inputs", one), document=document(process, one))
