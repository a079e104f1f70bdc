"""The rule ``field-nobody-fills``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, quoted
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def field_nobody_fills(context: Context) -> Iterator[Report]:
    """A field must be filled, but nobody is told to.

    What it checks:
        On a form that more than one role handles, every field with `required: true` says who fills it
        (`filled_by`) or at which step (`at_step`).

    Why:
        Everybody takes it for the other's field.

    Remedy:
        Write `filled_by` or `at_step` at the field.
    """
    steps = context.process.steps.values()
    for form_id, form in context.process.forms.items():
        open_fields = [
            field_id
            for field_id, entry in form.fields.items()
            if entry.required and entry.filled_by is None and entry.at_step is None
        ]
        if open_fields and len({step.role for step in steps if form_id in step.forms}) > 1:
            labels = tuple(quoted(form.fields[one].label) for one in open_fields)
            element = ("forms", form_id, "fields", open_fields[0])
            yield report(element, form=document(context.process, form_id), fields=labels)
