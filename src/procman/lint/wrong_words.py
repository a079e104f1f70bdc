"""Words that the glossary replaces, found in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from procman.model.dictionaries import Term


class WrongWords:
    """The words of a glossary that are not to be written, and the terms to write for them.

    Terms that contain such a word are passed over as a whole: who does not want 工单 may want 投诉工单.
    """

    def __init__(self, term_of: Mapping[str, str], terms: list[str]) -> None:
        self._term_of = term_of
        longer = [term for term in terms if any(word in term for word in term_of)]
        # The longest comes first, so that a part of it is not taken for a word of its own.
        every = sorted({*term_of, *longer}, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(_whole(word) for word in every))

    @classmethod
    def of(cls, glossary: Mapping[str, Term]) -> WrongWords | None:
        """The words of a glossary; None when it replaces none. A word that is a term itself is not replaced."""
        terms = {entry.term for entry in glossary.values()}
        term_of: dict[str, str] = {}
        for entry in glossary.values():
            for word in entry.instead_of:
                if word not in terms:
                    term_of.setdefault(word, entry.term)
                    term_of.setdefault(word[0].upper() + word[1:], entry.term[0].upper() + entry.term[1:])
        return cls(term_of, sorted(terms)) if term_of else None

    def occur_in(self, text: str) -> bool:
        """Whether a text has any of the words."""
        return next(self._occurrences(text), None) is not None

    def found_in(self, text: str) -> dict[str, str]:
        """The words in a text, in their order, and the term for each."""
        return {word: self._term_of[word] for word in self._occurrences(text)}

    def corrected(self, text: str) -> str:
        """The text with the terms instead."""
        return self._pattern.sub(lambda match: self._term_of.get(match.group(), match.group()), text)

    def _occurrences(self, text: str) -> Iterator[str]:
        return (match.group() for match in self._pattern.finditer(text) if match.group() in self._term_of)


def _whole(word: str) -> str:
    """A pattern for a word; one of Latin letters has to stand alone."""
    written = re.escape(word)
    first, last = (char.isascii() and char.isalnum() for char in (word[0], word[-1]))
    before = rf"(?<![A-Za-z0-9-]{written})" if first else ""
    return f"{written}{before}" + ("(?![A-Za-z0-9-])" if last else "")
