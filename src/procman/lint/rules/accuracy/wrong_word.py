"""The rule ``wrong-word``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.fix import Fix
from procman.lint.names import place, quoted
from procman.lint.prose import prose
from procman.lint.rule import Report, report, rule
from procman.source.edits import SetValue


@rule(severity="warning", set="recommended", fix="unsafe")
def wrong_word(context: Context) -> Iterator[Report]:
    """A text uses a word that the glossary replaces by another.

    What it checks:
        No name and no text of a process has a word that stands under `instead_of` of a term in `glossary.yaml`. Where
        the word is only a part of a term, as 工单 is of 投诉工单, it does not count.

    Why:
        Two words for one thing are read as two things, and a search finds only half of the places.

    Remedy:
        Write the glossary's term; where something else is meant, another word.
    """
    words = context.facts.wrong_words
    if words is None or not words.occur_in(context.all_text):
        return
    for element, _, text in prose(context.data):
        found = words.found_in(text)
        if found:
            corrected = words.corrected(text)
            wrong = tuple(quoted(word) for word in found)
            right = tuple(quoted(term) for term in dict.fromkeys(found.values()))
            fix = Fix("unsafe", (SetValue(element, corrected),))
            where = place(context, element)
            yield report(element, at="value", place=where, words=wrong, terms=right, key="、".join(found), fix=fix)
