"""With whom each process deals, for rules that know the other processes."""

from __future__ import annotations

from procman.lint.context import Context
from procman.lint.names import place
from procman.lint.phrases import to_data
from procman.lint.rule import Json


def partners(context: Context) -> Json:
    """Element, kind and id of every process or partner that is named, and what the element belongs to."""
    uses = context.uses("process", "partner")
    return [[list(use.element), use.kind, use.id, to_data(place(context, use.element))] for use in uses]
