"""What the rules about unknown and unused ids have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from procman.flow.references import ReferenceKind
from procman.lint.context import Context
from procman.lint.names import hint, meant, place
from procman.lint.rule import Report, report

if TYPE_CHECKING:
    from procman.lint.fix import Fix
    from procman.source.positions import ElementPath


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
    mentioned = context.mentioned
    if all(one in known for kind in kinds for one in mentioned.get(kind, ())):
        return
    for use in context.uses(*kinds):
        if use.id not in known:
            where = place(context, use.element)
            words, fix = hint(use.id, known), meant_fix(use.element, use.id, known)
            yield report(use.element, at="value", variant=variant, fix=fix, id=use.id, place=where, hint=words)


def meant_fix(element: ElementPath, word: str, known: Collection[str]) -> Fix | None:
    """Write the id that was probably meant."""
    suggestion = meant(word, known)
    if suggestion is None:
        return None
    from procman.lint.fix import Fix  # few runs have something to fix
    from procman.source.edits import SetValue

    return Fix("unsafe", (SetValue(element, suggestion),))


def removal(element: ElementPath) -> Fix:
    """Delete what nobody needs."""
    from procman.lint.fix import Fix
    from procman.source.edits import Remove

    return Fix("unsafe", (Remove(element),))
