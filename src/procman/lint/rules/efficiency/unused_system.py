"""The rule ``unused-system``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.mentions import mentioned, mentions
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import removal
from procman.source.workspace import ORGANISATION


@rule(severity="warning", set="recommended", scope="workspace", collect=mentions, fix="unsafe")
def unused_system(context: WorkspaceContext) -> Iterator[Report]:
    """A system is declared that no process uses.

    What it checks:
        Every system of `organisation.yaml` is named by a step or a control.

    Why:
        Either a step does not say which system it is done in, or the entry is left over.

    Remedy:
        Name it in the steps that are done in it, or delete it.
    """
    if not context.complete:
        return
    used = mentioned(context.collected, "system", "performer")
    for system_id, system in context.definitions.organisation.systems.items():
        if system_id not in used:
            element = ("systems", system_id)
            yield report(element, fix=removal(element), path=ORGANISATION, id=system_id, name=quoted(system.name))
