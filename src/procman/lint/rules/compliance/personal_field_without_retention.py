"""The rule ``personal-field-without-retention``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def personal_field_without_retention(context: Context) -> Iterator[Report]:
    """Personal information is asked for without saying how long it is kept.

    What it checks:
        Every field with `personal: true` has a `retention`, or its form has.

    Why:
        The Personal Information Protection Law (article 19) allows keeping it only as long as necessary, so the period
        must be settled.

    Remedy:
        Write `retention: 3y` at the form, or at the field when it is to be deleted earlier.
    """
    for form_id, form in context.process.forms.items():
        if form.retention is not None:
            continue
        for field_id, entry in form.fields.items():
            if entry.personal and entry.retention is None:
                element = ("forms", form_id, "fields", field_id)
                yield report(element, form=quoted(form.name), field=quoted(entry.label))
