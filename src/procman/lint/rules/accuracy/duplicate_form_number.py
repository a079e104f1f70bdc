"""The rule ``duplicate-form-number``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context, WorkspaceContext
from procman.lint.names import identified, quoted
from procman.lint.rule import Json, Report, report, rule


def _forms(context: Context) -> Json:
    """Id, number and name of each form that has a number."""
    return [[one, form.number, form.name] for one, form in context.process.forms.items() if form.number is not None]


@rule(severity="error", set="correct", scope="workspace", collect=_forms)
def duplicate_form_number(context: WorkspaceContext) -> Iterator[Report]:
    """Two forms have the same number.

    What it checks:
        The `number` of every form is unique in the manual.

    Why:
        Whoever asks for the form by its number gets the wrong one.

    Remedy:
        Give one of the two the next free number.
    """
    first: dict[str, tuple[str, str]] = {}
    for process_id, forms in context.collected.items():
        for form_id, number, name in forms or ():
            if number in first:
                other_process, other_name = first[number]
                yield report(
                    ("forms", form_id, "number"),
                    at="value",
                    process=process_id,
                    number=number,
                    form=identified(form_id, name),
                    other=quoted(other_name),
                    owner=other_process,
                )
            first.setdefault(number, (process_id, name))
