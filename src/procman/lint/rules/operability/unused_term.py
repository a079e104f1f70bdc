"""The rule ``unused-term``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context, WorkspaceContext
from procman.lint.names import quoted
from procman.lint.rule import Json, Report, report, rule
from procman.lint.texts import texts_of
from procman.lint.unknown import removal
from procman.source.workspace import GLOSSARY


def _terms(context: Context) -> Json:
    """Ids of the terms that the process names or whose words it writes."""
    words, named = context.all_text, set(context.process.terms)
    return [one for one, term in context.definitions.glossary.items() if one in named or term.term in words]


@rule(severity="info", set="recommended", scope="workspace", collect=_terms, fix="unsafe")
def unused_term(context: WorkspaceContext) -> Iterator[Report]:
    """A term is defined that the manual never uses.

    What it checks:
        Every term of `glossary.yaml` is named in the `terms` of a process, or occurs in some text of the manual.

    Why:
        A glossary is read only while it is short.

    Remedy:
        Delete the entry, or use the word.
    """
    if not context.complete:
        return
    glossary = context.definitions.glossary
    used = {one for found in context.collected.values() for one in found}
    left = {one: term for one, term in glossary.items() if one not in used}
    if not left:
        return
    every = "\n".join([*texts_of(context.definitions.manual), *texts_of(context.definitions.organisation)])
    for term_id, term in left.items():
        others = (other.definition for other_id, other in glossary.items() if other_id != term_id)
        if term.term not in every and not any(term.term in other for other in others):
            element = (term_id,)
            yield report(element, fix=removal(element), path=GLOSSARY, id=term_id, name=quoted(term.term))
