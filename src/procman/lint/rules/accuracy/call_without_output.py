"""The rule ``call-without-output``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.calls import calls
from procman.lint.context import WorkspaceContext
from procman.lint.names import hint, process_name
from procman.lint.phrases import from_data
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended", scope="workspace", collect=calls)
def call_without_output(context: WorkspaceContext) -> Iterator[Report]:
    """A called process does not make a document that is expected from it.

    What it checks:
        The `outputs` of a step of `kind: call` are outputs of the process that it calls, with the same ids. What the
        calling process gives away itself, under its own `outputs`, is left out.

    Why:
        The calling process waits for something that the called one has never heard of.

    Remedy:
        Write the id that the called process uses, add the output there, or let a step of its own make the document.
    """
    for process_id, found in context.collected.items():
        for step_id, called, outputs, _, step, _ in found["calls"]:
            if called not in context.collected or context.heads[called].status == "retired":
                continue
            made = context.collected[called]["outputs"]
            for index, one in outputs:
                if one not in made:
                    yield report(
                        ("steps", step_id, "outputs", index),
                        at="value",
                        process=process_id,
                        node=from_data(step),
                        id=one,
                        called=process_name(context.heads[called]),
                        hint=hint(one, made),
                    )
