"""What all reports of reviews say alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from procman.flow.review import Review
from procman.messages import text
from procman.model.definitions import Definitions


def title(today: datetime.date, language: str) -> str:
    """The heading."""
    return text(language, "due.title", today=today.isoformat())


def state(review: Review, language: str) -> str:
    """How a review stands, in one word."""
    return text(language, f"due.{review.state}")


def when(review: Review, language: str) -> str:
    """When a review is due, and how far away that is."""
    if review.days == 0:
        return text(language, "due.today", date=review.due.isoformat())
    one = "-one" if abs(review.days) == 1 else ""
    key = f"due.days-late{one}" if review.days < 0 else f"due.days-left{one}"
    return text(language, key, date=review.due.isoformat(), days=abs(review.days))


def department(review: Review, definitions: Definitions) -> str:
    """Name of the department of the process's owner; empty where it has none."""
    organisation = definitions.organisation
    role = organisation.roles.get(review.process.owner)
    if role is None or role.department is None:
        return ""
    declared = organisation.departments.get(role.department)
    return declared.name if declared else role.department


def counts(every: Iterable[Review]) -> dict[str, int]:
    """How many reviews there are of each state."""
    found = {"overdue": 0, "near": 0, "later": 0}
    for review in every:
        found[review.state] += 1
    return found


def closing(every: Sequence[Review], definitions: Definitions, language: str) -> list[str]:
    """Sentences below the list: how many there are, and that some processes ask for none."""
    lines = [text(language, "due.summary", **counts(every))]
    in_force = [process for process in definitions.processes.values() if process.status == "effective"]
    silent = len(in_force) - len(every)
    if silent:
        lines.append(text(language, "due.without", count=silent))
    return lines
