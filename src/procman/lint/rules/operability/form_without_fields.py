"""The rule ``form-without-fields``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, quoted
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def form_without_fields(context: Context) -> Iterator[Report]:
    """A form has nothing to fill in, or a choice without options.

    What it checks:
        Every form has fields, and every field of type `choice` or `choices` has at least two options.

    Why:
        The form is printed from these entries.

    Remedy:
        Write the fields; for a choice, the `options`.
    """
    for form_id, form in context.process.forms.items():
        named = document(context.process, form_id)
        if not form.fields:
            yield report(("forms", form_id), form=named)
        for field_id, entry in form.fields.items():
            if entry.type in ("choice", "choices") and len(entry.options) < 2:
                element = ("forms", form_id, "fields", field_id)
                yield report(element, variant="options", form=named, field=quoted(entry.label))
