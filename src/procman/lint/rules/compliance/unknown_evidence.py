"""The rule ``unknown-evidence``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.unknown import unknown_uses


@rule(severity="error", set="correct", fix="unsafe")
def unknown_evidence(context: Context) -> Iterator[Report]:
    """The evidence of a control is no document of the process.

    What it checks:
        The `evidence` of controls are inputs, outputs, records or forms of the process.

    Why:
        An auditor asks for exactly this document; if it does not exist, the control counts as not carried out.

    Remedy:
        Correct the id, or declare the record or form.
    """
    process = context.process
    known = process.inputs.keys() | process.outputs.keys() | process.records.keys() | process.forms.keys()
    yield from unknown_uses(context, known, "evidence")
