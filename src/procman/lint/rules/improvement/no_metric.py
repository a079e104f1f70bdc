"""The rule ``no-metric``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import process_name
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def no_metric(context: Context) -> Iterator[Report]:
    """A process is not measured.

    What it checks:
        The process has at least one indicator under `metrics`.

    Why:
        What is not measured cannot be shown to become better or worse.

    Remedy:
        Write an indicator with its formula, its target, how often it is taken, and who answers for it.
    """
    if not context.process.metrics:
        yield report(("metrics",), process_name=process_name(context.process))
