"""The rule ``process-without-limit``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import process_name
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def process_without_limit(context: Context) -> Iterator[Report]:
    """A process has no time limit.

    What it checks:
        The process has a `time_limit`.

    Why:
        It is what the customer, or the next process, is promised; without it delay cannot be measured.

    Remedy:
        Write `time_limit: {within: 15d, starts: register}`.
    """
    if context.process.time_limit is None:
        yield report(("time_limit",), process_name=process_name(context.process))
