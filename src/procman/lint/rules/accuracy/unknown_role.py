"""The rule ``unknown-role``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.unknown import unknown_uses
from procman.source.workspace import ORGANISATION


@rule(severity="error", set="correct", fix="unsafe")
def unknown_role(context: Context) -> Iterator[Report]:
    """A role is named that the organisation does not have.

    What it checks:
        Owners, performers, reviewers, approvers and everybody who is asked or told are declared in
        `organisation.yaml`. A step may also be performed by an outside party or a system; departments may be told.

    Why:
        Nobody feels responsible for a step whose role does not exist, and no document can show the role's name.

    Remedy:
        Correct the id, or declare the role in `organisation.yaml`.
    """
    if not context.readable(ORGANISATION):
        return
    organisation = context.definitions.organisation
    roles, parties = organisation.roles.keys(), organisation.parties.keys()
    yield from unknown_uses(context, roles, "role")
    yield from unknown_uses(context, roles | parties | organisation.systems.keys(), "performer")
    yield from unknown_uses(context, roles | parties | organisation.departments.keys(), "informed")
