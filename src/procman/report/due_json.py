"""Reviews that are due, for programs; the shape is a contract, see ``procman schema report-due``."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence

from procman.flow.review import Review
from procman.model.definitions import Definitions
from procman.report.due_words import counts

VERSION = 1


def due_json(shown: Sequence[Review], every: Sequence[Review], definitions: Definitions, today: datetime.date) -> str:
    """One JSON document.

    Args:
        shown: The reviews to list.
        every: All reviews, for the counts.
        definitions: Where the processes belong.
        today: The day of the report.
    """
    data = {
        "version": VERSION,
        "today": today.isoformat(),
        "reviews": [_review(review, definitions) for review in shown],
        "summary": counts(every),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _review(review: Review, definitions: Definitions) -> dict[str, object]:
    process = review.process
    owner = definitions.organisation.roles.get(process.owner)
    return {
        "process": process.id,
        "name": process.name,
        "version": process.version,
        "owner": process.owner,
        "department": owner.department if owner else None,
        "effective": review.since.isoformat(),
        "review_every": str(process.review_every),
        "due": review.due.isoformat(),
        "near_from": review.near.isoformat(),
        "state": review.state,
        "days_left": review.days,
    }
