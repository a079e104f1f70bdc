"""The rule ``unknown-term``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.unknown import unknown_uses
from procman.source.workspace import GLOSSARY


@rule(severity="error", set="correct", fix="unsafe")
def unknown_term(context: Context) -> Iterator[Report]:
    """A term is named that the glossary does not have.

    What it checks:
        The `terms` of a process are declared in `glossary.yaml`.

    Why:
        The documents print the definitions of these terms; an unknown one would be missing there.

    Remedy:
        Correct the id, or define the term in `glossary.yaml`.
    """
    if context.readable(GLOSSARY):
        yield from unknown_uses(context, context.definitions.glossary.keys(), "term")
