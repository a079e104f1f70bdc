"""The position that a command line names."""

from __future__ import annotations

from procman.errors import UsageError
from procman.model.definitions import Definitions
from procman.source.validation import close_match


def find_position(definitions: Definitions, word: str) -> str:
    """The id of a position; its name will do.

    Raises:
        UsageError: There is none; says which was probably meant.
    """
    positions = definitions.organisation.positions
    if word in positions:
        return word
    by_name = {position.name: key for key, position in positions.items()}
    if word in by_name:
        return by_name[word]
    meant = close_match(word.lower(), positions) or by_name.get(close_match(word, by_name) or "")
    if meant:
        raise UsageError("unknown-position-meant", id=word, suggestion=meant)
    raise UsageError("unknown-position", id=word)
