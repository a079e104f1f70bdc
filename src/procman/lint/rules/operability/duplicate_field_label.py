"""The rule ``duplicate-field-label``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, quoted
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def duplicate_field_label(context: Context) -> Iterator[Report]:
    """A form asks for the same thing twice.

    What it checks:
        The labels of the fields of a form differ from each other.

    Why:
        On paper only the label is seen. Whoever fills the form writes the same twice, or two people write into the same
        field; and whoever evaluates it does not know which of the two counts.

    Remedy:
        Delete one, or say in the labels whose or which is meant: `Date of application`, `Date of approval`.
    """
    for form_id, form in context.process.forms.items():
        labels = [entry.label for entry in form.fields.values()]
        if len(set(labels)) == len(labels):
            continue
        seen: set[str] = set()
        for field_id, entry in form.fields.items():
            if entry.label in seen:
                element = ("forms", form_id, "fields", field_id)
                yield report(element, form=document(context.process, form_id), field=quoted(entry.label))
            seen.add(entry.label)
