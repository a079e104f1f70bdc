"""The rule ``no-key-control``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import process_name
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def no_key_control(context: Context) -> Iterator[Report]:
    """A process has no key control point.

    What it checks:
        At least one control of the process has `key: true`.

    Why:
        Every process has some step where it may go wrong badly. The regulation asks to identify and mark it, with its
        measure.

    Remedy:
        Find the step whose failure would hurt most, and write the control with `key: true`.
    """
    if not any(control.key for control in context.process.controls.values()):
        yield report(("controls",), process_name=process_name(context.process))
