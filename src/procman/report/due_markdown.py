"""Reviews that are due, as a comment or a page in Markdown."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from procman.flow.review import Review
from procman.messages import text
from procman.model.definitions import Definitions
from procman.report.due_words import closing, department, state, title, when
from procman.report.markdown import escaped, table

_MARKS: Final = {"overdue": "🔴 ", "near": "🟡 ", "later": ""}
_COLUMNS: Final = ("state", "process", "due", "owner", "department")


def due_markdown(
    shown: Sequence[Review], every: Sequence[Review], definitions: Definitions, today: datetime.date, language: str
) -> str:
    """A heading, a table with the most urgent first, and the counts; see ``due_text``."""
    heads = (text(language, f"due.column-{column}") for column in _COLUMNS)
    rows = (_cells(review, definitions, language) for review in shown)
    parts = ["### " + escaped(title(today, language))]
    if shown:
        parts.append("\n".join(table(heads, rows)))
    parts += closing(every, definitions, language)
    return "\n\n".join(parts) + "\n"


def _cells(review: Review, definitions: Definitions, language: str) -> list[str]:
    process = review.process
    return [
        _MARKS[review.state] + state(review, language),
        escaped(f"{process.id} {process.name} {process.version}"),
        when(review, language),
        escaped(definitions.organisation.name(process.owner)),
        escaped(department(review, definitions)),
    ]
