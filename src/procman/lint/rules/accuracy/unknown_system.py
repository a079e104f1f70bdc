"""The rule ``unknown-system``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import hint, place
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import meant_fix, unknown_uses
from procman.source.workspace import ORGANISATION


@rule(severity="error", set="correct", fix="unsafe")
def unknown_system(context: Context) -> Iterator[Report]:
    """A system is named that the company does not have.

    What it checks:
        The `system` of steps and controls, and the performer of an automatic step, are systems of `organisation.yaml`.

    Why:
        People would look for an application that does not exist, and nobody answers for its outage.

    Remedy:
        Correct the id, or declare the system in `organisation.yaml`.
    """
    if not context.readable(ORGANISATION):
        return
    organisation = context.definitions.organisation
    yield from unknown_uses(context, organisation.systems.keys(), "system")
    for step_id, step in context.process.steps.items():
        if step.automatic and step.role in organisation.roles.keys() | organisation.parties.keys():
            element = ("steps", step_id, "role")
            words, fix = hint(step.role, organisation.systems), meant_fix(element, step.role, organisation.systems)
            where = place(context, element)
            yield report(element, at="value", variant="automatic", fix=fix, id=step.role, place=where, hint=words)
