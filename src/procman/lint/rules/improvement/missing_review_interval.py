"""The rule ``missing-review-interval``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import process_name
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def missing_review_interval(context: Context) -> Iterator[Report]:
    """A process does not say when it is reviewed.

    What it checks:
        A process that is not retired has `review_every`.

    Why:
        The regulation asks for evaluation at fixed intervals; without one no review ever falls due.

    Remedy:
        Write `review_every: 12mo`.
    """
    process = context.process
    if process.review_every is None and process.status != "retired":
        yield report(("review_every",), process_name=process_name(process))
