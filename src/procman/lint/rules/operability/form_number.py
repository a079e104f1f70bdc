"""The rule ``form-number``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from procman.lint.context import Context
from procman.lint.fix import Fix
from procman.lint.names import document
from procman.lint.rule import Report, report, rule
from procman.source.edits import SetValue
from procman.source.positions import ElementPath


@rule(severity="warning", set="recommended", fix="unsafe")
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
    expected = re.escape(pattern).replace(r"\{id\}", re.escape(process.id)).replace(r"\{nn\}", "[0-9]{2}")
    shape = pattern.replace("{id}", process.id)
    example = shape.replace("{nn}", "01")
    free = _free_numbers(shape, {form.number for form in process.forms.values()})
    for form_id, form in process.forms.items():
        named, element = document(process, form_id), ("forms", form_id, "number")
        if form.number is None:
            fix = _fix(element, next(free, None))
            yield report(("forms", form_id), variant="missing", fix=fix, form=named, example=example)
        elif not re.fullmatch(expected, form.number):
            fix = _fix(element, next(free, None))
            yield report(element, at="value", fix=fix, form=named, number=form.number, example=example)


def _free_numbers(shape: str, taken: Collection[str | None]) -> Iterator[str]:
    numbers = [f"{number:02}" for number in range(1, 100)] if "{nn}" in shape else []
    used = [number for number in numbers if shape.replace("{nn}", number) in taken]
    for number in numbers:
        # After the highest one: a gap is the number of a form that there was once.
        if not used or number > used[-1]:
            yield shape.replace("{nn}", number)


def _fix(element: ElementPath, number: str | None) -> Fix | None:
    return Fix("unsafe", (SetValue(element, number),)) if number else None
