"""The rule ``unused-term``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule
from procman.lint.texts import texts_of
from procman.source.workspace import GLOSSARY


@rule(severity="info", set="recommended", scope="workspace")
def unused_term(context: Context) -> Iterator[Report]:
    """A term is defined that the manual never uses.

    What it checks:
        Every term of `glossary.yaml` is named in the `terms` of a process, or occurs in some text of the manual.

    Why:
        A glossary is read only while it is short.

    Remedy:
        Delete the entry, or use the word.
    """
    if not context.facts.complete:
        return
    definitions = context.definitions
    used = context.facts.mentioned("term")
    texts = [text for process in definitions.processes.values() for text in texts_of(process)]
    texts += [*texts_of(definitions.manual), *texts_of(definitions.organisation)]
    every = "\n".join(texts)
    for term_id, term in definitions.glossary.items():
        others = (other.definition for other_id, other in definitions.glossary.items() if other_id != term_id)
        if term_id not in used and term.term not in every and not any(term.term in other for other in others):
            yield report((term_id,), path=GLOSSARY, id=term_id, name=quoted(term.term))
