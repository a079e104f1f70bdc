"""The rule ``unknown-form``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.unknown import unknown_uses


@rule(severity="error", set="correct", fix="unsafe")
def unknown_form(context: Context) -> Iterator[Report]:
    """A step uses a form that the process does not declare.

    What it checks:
        The `forms` of steps are declared under the `forms` of the process.

    Why:
        Whoever carries the step out would look for a form that does not exist.

    Remedy:
        Correct the id, or declare the form with its fields.
    """
    yield from unknown_uses(context, context.process.forms.keys(), "form")
