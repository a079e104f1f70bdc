"""The rule ``review-overdue``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import process_name
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def review_overdue(context: Context) -> Iterator[Report]:
    """The review of a process is overdue.

    What it checks:
        For a process in force the `effective` date plus `review_every` has not passed.

    Why:
        A manual that nobody looks at again drifts away from what people do.

    Remedy:
        Review the process; release a new version with a new `effective` date, even when only the date changes.
    """
    process = context.process
    if process.status != "effective" or process.effective is None or process.review_every is None:
        return
    due = context.facts.calendar.add_to_date(process.effective, process.review_every)
    if due < context.facts.today:
        named = process_name(process)
        yield report(("review_every",), at="value", process_name=named, due=due.isoformat(), every=process.review_every)
