"""When processes are to be reviewed again."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

from procman.flow.calendar import WorkingCalendar
from procman.model.definitions import Definitions
from procman.records import record

if TYPE_CHECKING:
    from procman.model.process import Process

State = Literal["overdue", "near", "later"]
_NEAR = 10
"""The last of so many parts of the period is near."""


@record(frozen=True, slots=True)
class Review:
    """The next review of a process in force.

    Attributes:
        since: The day from which the period counts: when the version came into force.
        due: The last day on which the review is in time.
        near: The first day of the last tenth of the period.
        state: How things stand; on the day itself it is not overdue yet.
        days: From today until it is due; negative when it is overdue.
    """

    process: Process
    since: datetime.date
    due: datetime.date
    near: datetime.date
    state: State
    days: int


def reviews(definitions: Definitions, today: datetime.date) -> list[Review]:
    """The next review of each process that is in force and says how often it is reviewed; the most urgent first."""
    calendar = WorkingCalendar(definitions.manual.calendar)
    found = [_review(process, calendar, today) for process in definitions.processes.values()]
    return sorted((review for review in found if review), key=_urgency)


def _review(process: Process, calendar: WorkingCalendar, today: datetime.date) -> Review | None:
    if process.status != "effective" or process.effective is None or process.review_every is None:
        return None
    since = process.effective
    due = calendar.add_to_date(since, process.review_every)
    near = due - (due - since) / _NEAR
    state: State = "overdue" if due < today else "near" if near <= today else "later"
    return Review(process, since, due, near, state, (due - today).days)


def _urgency(review: Review) -> tuple[datetime.date, str, str]:
    """By date; what one person has to review stands together."""
    return review.due, review.process.owner, review.process.id
