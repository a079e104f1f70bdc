"""What the rules about unknown ids have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from procman.flow.references import ReferenceKind
from procman.lint.context import Context
from procman.lint.names import hint, place
from procman.lint.rule import Report, report


def unknown_uses(
    context: Context, known: Collection[str], *kinds: ReferenceKind, variant: str = ""
) -> Iterator[Report]:
    """Report every mention of an id that is not declared.

    Args:
        context: The context of the rule.
        known: The declared ids.
        kinds: The kinds of mentions to look at.
        variant: Which of the rule's messages.
    """
    for use in context.uses(*kinds):
        if use.id not in known:
            where = place(context, use.element)
            yield report(use.element, at="value", variant=variant, id=use.id, place=where, hint=hint(use.id, known))
