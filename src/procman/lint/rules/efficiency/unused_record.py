"""The rule ``unused-record``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import removal


@rule(severity="warning", set="recommended", fix="unsafe")
def unused_record(context: Context) -> Iterator[Report]:
    """A record is declared that no step makes or takes.

    What it checks:
        Every entry of `records` is an input or output of some step.

    Why:
        Readers would look for a document that nobody keeps.

    Remedy:
        Name it in the `inputs` or `outputs` of the step that handles it, or delete it.
    """
    process = context.process
    handled = {one for step in process.steps.values() for one in (*step.inputs, *step.outputs)}
    for one in process.records:
        if one not in handled:
            element = ("records", one)
            fix = None if one in context.mentioned.get("evidence", ()) else removal(element)
            yield report(element, fix=fix, document=document(process, one))
