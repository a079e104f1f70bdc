"""The rule ``effective-without-date``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import process_name
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def effective_without_date(context: Context) -> Iterator[Report]:
    """A process is in force without an effective date.

    What it checks:
        A process with `status: effective` has an `effective` date.

    Why:
        Nobody could tell by which version a case must be judged, and no review could fall due.

    Remedy:
        Write the date on which this version came or comes into force: `effective: 2026-12-01`.
    """
    process = context.process
    if process.status == "effective" and process.effective is None:
        yield report(("status",), at="value", process_name=process_name(process))
