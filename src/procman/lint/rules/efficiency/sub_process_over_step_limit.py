"""The rule ``sub-process-over-step-limit``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context, WorkspaceContext
from procman.lint.phrases import Phrase
from procman.lint.rule import Json, Report, report, rule
from procman.lint.sub_processes import call_facts, slow_calls
from procman.source.workspace import MANUAL


def _calls(context: Context) -> Json:
    """Limit of the process, and the limits that it gives to others."""
    return call_facts(context.process)


@rule(severity="warning", set="recommended", scope="workspace", collect=_calls)
def sub_process_over_step_limit(context: WorkspaceContext) -> Iterator[Report]:
    """A step gives the process that it calls too little time.

    What it checks:
        Where a step that calls another process has a `time_limit`, the limit of the called process fits into it.
        Working days and calendar days are compared through the working calendar.

    Why:
        The called process keeps its promise, and the caller is late all the same.

    Remedy:
        Give the step the limit of the called process, or shorten that process.
    """
    if not context.readable(MANUAL):
        return
    for call in slow_calls(context.collected, context.facts.calendar):
        yield report(
            ("steps", call.step, "time_limit"),
            at="value",
            variant=call.comparison,
            process=call.caller,
            node=Phrase("step", {"number": call.number, "name": call.step_name}, call.step),
            called=Phrase("process", {"id": call.called, "name": call.called_name}, call.called),
            given=call.given,
            needed=call.needed,
        )
