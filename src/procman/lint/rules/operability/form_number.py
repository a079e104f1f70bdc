"""The rule ``form-number``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def form_number(context: Context) -> Iterator[Report]:
    """A form's number is missing or breaks the manual's pattern.

    What it checks:
        Every form has a `number` by the pattern `numbering.form` of `manual.yaml`, with the id of its own process.

    Why:
        Forms are filed and found by their number.

    Remedy:
        Give the form the next free number by the pattern.
    """
    process = context.process
    pattern = context.definitions.manual.numbering.form
    parts = pattern.replace("{id}", process.id).split("{nn}")
    shape = pattern.replace("{id}", process.id).replace("{nn}", "01")
    for form_id, form in process.forms.items():
        named = document(process, form_id)
        if form.number is None:
            yield report(("forms", form_id), variant="missing", form=named, example=shape)
        elif not _fits(form.number, parts):
            element = ("forms", form_id, "number")
            yield report(element, at="value", form=named, number=form.number, example=shape)


def _fits(number: str, parts: list[str]) -> bool:
    """Whether a number is the parts with two digits between them; no expression is compiled for each process."""
    place = 0
    for index, part in enumerate(parts):
        if index:
            if not re.match("[0-9]{2}", number[place:]):
                return False
            place += 2
        if not number.startswith(part, place):
            return False
        place += len(part)
    return place == len(number)
