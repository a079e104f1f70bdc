"""The rule ``review-overdue``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context, WorkspaceContext
from procman.lint.names import process_name
from procman.lint.rule import Json, Report, report, rule
from procman.model.duration import Duration


def _due(context: Context) -> Json:
    """The day by which the next review is due, and how often reviews are."""
    process = context.process
    if process.status != "effective" or process.effective is None or process.review_every is None:
        return None
    due = context.facts.calendar.add_to_date(process.effective, process.review_every)
    return [due.isoformat(), str(process.review_every)]


@rule(severity="warning", set="recommended", scope="workspace", collect=_due)
def review_overdue(context: WorkspaceContext) -> Iterator[Report]:
    """The review of a process is overdue.

    What it checks:
        For a process in force the `effective` date plus `review_every` has not passed.

    Why:
        A manual that nobody looks at again drifts away from what people do.

    Remedy:
        Review the process; release a new version with a new `effective` date, even when only the date changes.
    """
    today = context.today.isoformat()
    for process_id, found in context.collected.items():
        if found and found[0] < today:
            named, every = process_name(context.heads[process_id]), Duration.parse(found[1])
            element = ("review_every",)
            yield report(element, at="value", process=process_id, process_name=named, due=found[0], every=every)
