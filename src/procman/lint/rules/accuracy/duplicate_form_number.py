"""The rule ``duplicate-form-number``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, quoted
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct", scope="workspace")
def duplicate_form_number(context: Context) -> Iterator[Report]:
    """Two forms have the same number.

    What it checks:
        The `number` of every form is unique in the manual.

    Why:
        Whoever asks for the form by its number gets the wrong one.

    Remedy:
        Give one of the two the next free number.
    """
    first: dict[str, tuple[str, str]] = {}
    for process in context.definitions.processes.values():
        for form_id, form in process.forms.items():
            if form.number is None:
                continue
            if form.number in first:
                other_process, other_name = first[form.number]
                yield report(
                    ("forms", form_id, "number"),
                    at="value",
                    process=process.id,
                    number=form.number,
                    form=document(process, form_id),
                    other=quoted(other_name),
                    owner=other_process,
                )
            first.setdefault(form.number, (process.id, form.name))
