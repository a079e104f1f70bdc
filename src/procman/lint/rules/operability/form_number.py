"""The rule ``form-number``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.names import document
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.lint.fix import Fix
    from procman.model.process import Process
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
    parts = pattern.replace("{id}", process.id).split("{nn}")
    free = _free_numbers(parts, process)
    for form_id, form in process.forms.items():
        if form.number is None or not _fits(form.number, parts):
            named, element, example = document(process, form_id), ("forms", form_id, "number"), "01".join(parts)
            fix = _fix(element, next(free, None))
            if form.number is None:
                yield report(("forms", form_id), variant="missing", fix=fix, form=named, example=example)
            else:
                yield report(element, at="value", fix=fix, form=named, number=form.number, example=example)


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


def _free_numbers(parts: list[str], process: Process) -> Iterator[str]:
    """Those after the highest one: a gap is the number of a form that there was once."""
    taken = {form.number for form in process.forms.values()}
    every = [f"{number:02}".join(parts) for number in range(1, 100)] if len(parts) > 1 else []
    last = max((place for place, number in enumerate(every) if number in taken), default=-1)
    yield from every[last + 1 :]


def _fix(element: ElementPath, number: str | None) -> Fix | None:
    if number is None:
        return None
    from procman.lint.fix import Fix  # few runs have something to fix
    from procman.source.edits import SetValue

    return Fix("unsafe", (SetValue(element, number),))
