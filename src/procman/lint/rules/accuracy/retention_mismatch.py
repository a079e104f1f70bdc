"""The rule ``retention-mismatch``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.borders import borders
from procman.lint.context import WorkspaceContext
from procman.lint.names import process_name, quoted
from procman.lint.rule import Report, report, rule
from procman.model.duration import Duration


@rule(severity="warning", set="recommended", scope="workspace", collect=borders)
def retention_mismatch(context: WorkspaceContext) -> Iterator[Report]:
    """Two processes keep the same document for different periods.

    What it checks:
        Where the giver and the taker of a document both say how long it is kept, they say the same.

    Why:
        One side throws away what the other still counts on, and nobody can say which period is the right one.

    Remedy:
        Settle one period and write it on both sides, or only at the output.
    """
    for process_id, own in context.collected.items():
        for one, (name, partners, kept) in own["inputs"].items():
            for partner in partners if kept is not None else ():
                given = context.collected.get(partner, {"outputs": {}})["outputs"].get(one)
                if given is None or given[2] is None or given[2] == kept or process_id not in given[1]:
                    continue
                ours, theirs = Duration.parse(kept), Duration.parse(given[2])
                if context.facts.calendar.compare(ours, theirs) != "equal":
                    yield report(
                        ("inputs", one, "retention"),
                        at="value",
                        process=process_id,
                        name=quoted(name),
                        own=ours,
                        other=theirs,
                        partner=process_name(context.heads[partner]),
                    )
