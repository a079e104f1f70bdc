"""Plain data to the light twins of models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from procman.model.extension import ValidationError
from procman.model.validators import light_validator

if TYPE_CHECKING:
    from procman.model.light import Kind
    from procman.source.problem import Problem
    from procman.source.reader import Data


def validate(kind: Kind, data: Data, content: bytes, path: str) -> tuple[Any | None, list[Problem]]:
    """Make the light twin of a model of a file's data.

    Args:
        kind: The kind of file.
        data: What the file says.
        content: The bytes of the file, for the places of problems.
        path: Path for messages.

    Returns:
        The twin and no problems, or None and every problem of the file.
    """
    try:
        return light_validator(kind)(data), []
    except ValidationError as error:
        # Files with problems are rare, and to say what was meant takes the models themselves.
        from procman.model.roots import ROOTS
        from procman.source.invalid import problems_of
        from procman.source.positions import Positions

        return None, problems_of(ROOTS[kind], error, Positions(content, path))


def close_match(word: str, words: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None."""
    import difflib  # few runs have something to suggest

    candidates = sorted(set(words))
    close = difflib.get_close_matches(word, candidates, n=1, cutoff=0.6)
    if close:
        return close[0]
    # `limit` for `time_limit`: one is a whole part of the other, which the ratio undervalues.
    parts = [candidate for candidate in candidates if word and word in candidate.replace("-", "_").split("_")]
    return parts[0] if len(parts) == 1 else None
