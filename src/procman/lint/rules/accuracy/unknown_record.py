"""The rule ``unknown-record``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.unknown import unknown_uses


@rule(severity="error", set="correct", fix="unsafe")
def unknown_record(context: Context) -> Iterator[Report]:
    """A step takes or makes a document that the process does not declare.

    What it checks:
        The `inputs` and `outputs` of steps are inputs, outputs, records or forms of the process.

    Why:
        Without a declaration the document has no name, no keeping period and no supplier.

    Remedy:
        Correct the id, or declare the document under `inputs`, `outputs` or `records`.
    """
    process = context.process
    known = process.inputs.keys() | process.outputs.keys() | process.records.keys() | process.forms.keys()
    yield from unknown_uses(context, known, "document")
