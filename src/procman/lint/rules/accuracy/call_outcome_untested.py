"""The rule ``call-outcome-untested``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.calls import calls
from procman.lint.context import WorkspaceContext
from procman.lint.names import process_name, quoted
from procman.lint.phrases import from_data
from procman.lint.rule import Report, report, rule


@rule(severity="info", set="recommended", scope="workspace", collect=calls)
def call_outcome_untested(context: WorkspaceContext) -> Iterator[Report]:
    """A called process can end in several ways; the caller does not ask how.

    What it checks:
        After a step of `kind: call` comes a decision, a join or an end, if the called process has several ends.

    Why:
        Work goes on although the called process was refused or broken off.

    Remedy:
        Let a decision follow the call and say for each end of the called process how the case goes on.
    """
    for process_id, found in context.collected.items():
        for step_id, called, _, kind, step, after in found["calls"]:
            ends = context.collected[called]["ends"] if _lives(context, called) else ()
            if len(ends) > 1 and kind in ("task", "wait", "call", "parallel"):
                yield report(
                    ("steps", step_id),
                    process=process_id,
                    node=from_data(step),
                    called=process_name(context.heads[called]),
                    ends=tuple(quoted(end) for end in ends),
                    after=from_data(after),
                )


def _lives(context: WorkspaceContext, process_id: str) -> bool:
    """Whether a called process is known and in force; otherwise another rule speaks about the call."""
    return process_id in context.collected and context.heads[process_id].status != "retired"
