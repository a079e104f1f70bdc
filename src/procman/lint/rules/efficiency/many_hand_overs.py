"""The rule ``many-hand-overs``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.work_changes import most_changes
from procman.lint.context import Context
from procman.lint.names import process_name, trail
from procman.lint.rule import Report, report, rule


@rule(severity="info", set="recommended", options={"most_hand_overs": 15})
def many_hand_overs(context: Context) -> Iterator[Report]:
    """On the way through the process, work changes hands very often.

    What it checks:
        On no way through the process does work pass from one role to another more than `most_hand_overs` times (15
        unless the manual says otherwise). What systems and outside parties do in between counts as no change of
        hands, and neither do returns for rework and timeouts.

    Why:
        Cases lie and wait between two roles, and get lost there; with every change of hands the process takes longer
        and nobody feels responsible for the whole.

    Remedy:
        Put steps of one role together, leave out those that only pass something on, or split the process.
    """
    most, people = context.options["most_hand_overs"], context.definitions.organisation.roles
    if len(context.process.steps) <= most + 1:
        return
    path = most_changes(context.graph, people)
    if len(path) - 1 > most:
        yield report(
            (),
            process_name=process_name(context.process),
            count=len(path) - 1,
            most=most,
            way=trail(context.graph, path),
        )
