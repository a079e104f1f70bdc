"""With whom each process deals, for rules that know the other processes."""

from __future__ import annotations

from procman.flow.references import partners_in
from procman.lint.context import Context
from procman.lint.names import place
from procman.lint.phrases import to_data
from procman.lint.rule import Json


def partners(context: Context) -> Json:
    """Element, kind and id of every process or partner that is named, and what the element belongs to."""
    found: list[Json] = []
    if context.mentioned.get("process"):
        found += [("process", use.element, use.id) for use in context.uses("process")]
    found += partners_in(context.process)
    return [[list(element), kind, one, to_data(place(context, element))] for kind, element, one in found]
