"""The rule ``field-of-two-kinds``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, quoted
from procman.lint.rule import Report, report, rule

_ALIKE = {"paragraph": "text", "choices": "choice", "datetime": "date"}


@rule(severity="warning", set="recommended")
def field_of_two_kinds(context: Context) -> Iterator[Report]:
    """Two forms ask for the same thing in different units or types.

    What it checks:
        Fields with the same label on different forms of a process have the same unit and, apart from the length of a
        text, the number of choices and the time of day, the same type.

    Why:
        The value is carried from one form to the other: 10,000 yuan on one become 10,000 thousand on the other.

    Remedy:
        Write the same type and unit on both; if two different things are meant, say so in the labels.
    """
    process = context.process
    labels = [entry.label for form in process.forms.values() for entry in form.fields.values()]
    if len(set(labels)) == len(labels):
        return
    first: dict[str, tuple[str, str, str | None]] = {}
    for form_id, form in process.forms.items():
        for field_id, entry in form.fields.items():
            kind = (form_id, _ALIKE.get(entry.type, entry.type), entry.unit)
            other = first.setdefault(entry.label, kind)
            if other[0] == form_id or other[1:] == kind[1:]:
                continue
            variant = "" if other[1] != kind[1] else "unit"
            element = ("forms", form_id, "fields", field_id)
            yield report(
                element,
                variant=variant,
                field=quoted(entry.label),
                form=document(process, form_id),
                other=document(process, other[0]),
                kind=(kind[2] or "-") if variant else kind[1],
                other_kind=(other[2] or "-") if variant else other[1],
            )
