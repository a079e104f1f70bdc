"""The rule ``unused-party``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.mentions import mentioned, mentions
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import removal
from procman.source.workspace import ORGANISATION


@rule(severity="warning", set="recommended", scope="workspace", collect=mentions, fix="unsafe")
def unused_party(context: WorkspaceContext) -> Iterator[Report]:
    """An outside party is declared that no process deals with.

    What it checks:
        Every party of `organisation.yaml` supplies an input, takes an output, performs a step or is told something.

    Why:
        Either a process does not say with whom it deals, or the entry is left over.

    Remedy:
        Name it where the processes deal with it, or delete it.
    """
    if not context.complete:
        return
    used = mentioned(context.collected, "partner", "performer", "informed")
    for party_id, party in context.definitions.organisation.parties.items():
        if party_id not in used:
            element = ("parties", party_id)
            yield report(element, fix=removal(element), path=ORGANISATION, id=party_id, name=quoted(party.name))
