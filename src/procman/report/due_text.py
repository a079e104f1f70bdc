"""Reviews that are due, for a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from procman.flow.review import Review
from procman.model.definitions import Definitions
from procman.report.due_words import closing, department, state, title, when
from procman.report.listing import display_width, pad

_COLOURS: Final = {"overdue": "31", "near": "33", "later": "0"}


def due_text(
    shown: Sequence[Review],
    every: Sequence[Review],
    definitions: Definitions,
    today: datetime.date,
    language: str,
    *,
    colour: bool = False,
) -> str:
    """Lines in columns, the most urgent first.

    Args:
        shown: The reviews to list.
        every: All reviews, for the counts.
        definitions: Where the processes belong.
        today: The day of the report.
        language: Language of the report.
        colour: Whether to write the escape sequences of a colour terminal.
    """
    rows = [_cells(review, definitions, language) for review in shown]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    lines = [title(today, language), ""]
    for review, row in zip(shown, rows, strict=True):
        first, *others = (pad(cell, width) for cell, width in zip(row, widths, strict=True))
        lines.append(f"{_paint(first, _COLOURS[review.state], colour)}  {'  '.join(others)}".rstrip())
    lines += [""] if rows else []
    return "\n".join([*lines, *closing(every, definitions, language)]) + "\n"


def _cells(review: Review, definitions: Definitions, language: str) -> list[str]:
    process = review.process
    owner = definitions.organisation.name(process.owner)
    return [
        state(review, language),
        f"{process.id}  {process.name} {process.version}",
        when(review, language),
        owner,
        department(review, definitions),
    ]


def _paint(words: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if colour else words
