"""The rule ``unused-role``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.mentions import mentioned, mentions
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import removal
from procman.source.workspace import ORGANISATION


@rule(severity="warning", set="recommended", scope="workspace", collect=mentions, fix="unsafe")
def unused_role(context: WorkspaceContext) -> Iterator[Report]:
    """A role is declared that no process names.

    What it checks:
        Every role of `organisation.yaml` is named by a process, stands in for a role, or owns a system.

    Why:
        A left-over role hides that its duties have moved elsewhere.

    Remedy:
        Name it in the process it takes part in, or delete it.
    """
    if not context.complete:
        return
    organisation = context.definitions.organisation
    used = mentioned(context.collected, "role", "performer", "informed")
    used |= {role.deputy for role in organisation.roles.values() if role.deputy}
    used |= {system.owner for system in organisation.systems.values() if system.owner}
    for role_id, role in organisation.roles.items():
        if role_id not in used:
            element = ("roles", role_id)
            yield report(element, fix=removal(element), path=ORGANISATION, id=role_id, name=quoted(role.name))
