"""The rule ``contradictory-term``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule
from procman.source.workspace import GLOSSARY


@rule(severity="error", set="correct", scope="workspace")
def contradictory_term(context: WorkspaceContext) -> Iterator[Report]:
    """The glossary says two things about one word.

    What it checks:
        No two entries of `glossary.yaml` define the same term; no word under `instead_of` is a term itself, and none
        stands for two terms.

    Why:
        Nobody could tell which of the two holds.

    Remedy:
        Make one entry of the two, or take the word out of `instead_of`.
    """
    glossary = context.definitions.glossary
    first: dict[str, str] = {}
    for term_id, entry in glossary.items():
        if entry.term in first:
            yield report(
                (term_id, "term"),
                at="value",
                path=GLOSSARY,
                word=quoted(entry.term),
                id=term_id,
                other=first[entry.term],
            )
        first.setdefault(entry.term, term_id)
    replaced: dict[str, str] = {}
    for term_id, entry in glossary.items():
        for index, word in enumerate(entry.instead_of):
            other = first.get(word) or replaced.get(word)
            if other is not None:
                variant = "itself" if word == entry.term else "term" if word in first else "twice"
                yield report(
                    (term_id, "instead_of", index),
                    at="value",
                    variant=variant,
                    path=GLOSSARY,
                    word=quoted(word),
                    id=term_id,
                    other=other,
                )
            replaced.setdefault(word, term_id)
