"""The rule ``unused-form``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import removal


@rule(severity="warning", set="recommended", fix="unsafe")
def unused_form(context: Context) -> Iterator[Report]:
    """A form is declared that no step uses.

    What it checks:
        Every form stands in the `forms`, `inputs` or `outputs` of some step.

    Why:
        A form that nobody is told to fill is dead paper, and its register entry must still be kept.

    Remedy:
        Name it in the `forms` of the step that fills it, or delete it.
    """
    process = context.process
    steps = process.steps.values()
    used = {one for step in steps for one in (*step.forms, *step.inputs, *step.outputs)}
    for one in process.forms:
        if one not in used:
            element = ("forms", one)
            fix = None if one in context.mentioned.get("evidence", ()) else removal(element)
            yield report(element, fix=fix, document=document(process, one))
