"""The rule ``unused-requirement``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.mentions import mentioned, mentions
from procman.lint.names import requirement_name
from procman.lint.rule import Report, report, rule
from procman.source.workspace import REQUIREMENTS


@rule(severity="warning", set="recommended", scope="workspace", collect=mentions)
def unused_requirement(context: WorkspaceContext) -> Iterator[Report]:
    """A law or regulation is listed that no process cites.

    What it checks:
        Every entry of `requirements.yaml` is cited by a process or a control.

    Why:
        What binds the company must be met somewhere, and the manual must show where.

    Remedy:
        Cite it in the process or the control that meets it, or delete it when it does not bind.
    """
    if not context.complete:
        return
    used = mentioned(context.collected, "requirement")
    for requirement_id, requirement in context.definitions.requirements.items():
        if requirement_id not in used:
            name = requirement_name(requirement, requirement_id)
            yield report((requirement_id,), path=REQUIREMENTS, id=requirement_id, name=name)
