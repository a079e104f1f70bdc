"""The rule ``retired-process-used``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.names import process_name
from procman.lint.partners import partners
from procman.lint.phrases import from_data
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended", scope="workspace", collect=partners)
def retired_process_used(context: WorkspaceContext) -> Iterator[Report]:
    """A process deals with one that is retired.

    What it checks:
        No process takes from, gives to or calls a process with `status: retired`, unless it is retired itself.

    Why:
        Whoever follows the manual hands work to people who no longer do it.

    Remedy:
        Name the process that took its place, or delete the hand-over.
    """
    retired = {one for one, head in context.heads.items() if head.status == "retired"}
    for process_id, found in context.collected.items() if retired else ():
        if process_id in retired:
            continue
        for element, _, one, where in found:
            if one in retired:
                yield report(
                    tuple(element),
                    at="value",
                    process=process_id,
                    place=from_data(where),
                    partner=process_name(context.heads[one]),
                )
