"""The rule ``output-nobody-makes``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def output_nobody_makes(context: Context) -> Iterator[Report]:
    """The process promises an output that no step makes.

    What it checks:
        Every declared output of the process is an output of one of its steps, or an input that is passed on.

    Why:
        The taker waits for something that nobody is told to make.

    Remedy:
        Add it to the `outputs` of the step that makes it, or delete the declaration.
    """
    process = context.process
    made = {one for step in process.steps.values() for one in step.outputs} | process.inputs.keys()
    for one in process.outputs:
        if one not in made and process.steps:
            yield report(("outputs", one), document=document(process, one))
