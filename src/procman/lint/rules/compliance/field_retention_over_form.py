"""The rule ``field-retention-over-form``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, quoted
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def field_retention_over_form(context: Context) -> Iterator[Report]:
    """A field is to be kept longer than its form.

    What it checks:
        The `retention` of a field is not longer than that of its form.

    Why:
        With the form its fields are destroyed; only an earlier deletion can be promised for one of them.

    Remedy:
        Keep the form longer, or the field no longer than the form.
    """
    for form_id, form in context.process.forms.items():
        if form.retention is None:
            continue
        for field_id, entry in form.fields.items():
            if entry.retention is None or entry.retention == form.retention:
                continue
            if context.facts.calendar.compare(entry.retention, form.retention) == "longer":
                element = ("forms", form_id, "fields", field_id, "retention")
                named = document(context.process, form_id)
                field = quoted(entry.label)
                yield report(element, at="value", form=named, field=field, own=entry.retention, whole=form.retention)
