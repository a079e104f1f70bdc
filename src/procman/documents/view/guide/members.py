"""The roles that have a section in the guide of a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.documents.view.names import ProcessNames
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process


def guided_roles(names: ProcessNames) -> tuple[str, ...]:
    """Performers in the order of lanes, then whoever else has something to do with the process.

    Outside parties and systems have none: a guide is for people of the company.
    """
    process = names.process
    performing = {step.role for step in process.steps.values() if step.role and not step.routing}
    everyone = dict.fromkeys([*(lane for lane in names.graph.lanes if lane in performing), *_others(process)])
    return tuple(role for role in everyone if is_role(names.names.definitions, role))


def is_role(definitions: Definitions, reference: str) -> bool:
    """Whether a reference is to a role; one that is declared nowhere is meant to be one."""
    organisation = definitions.organisation
    return reference in organisation.roles or not organisation.performer(reference)


def _others(process: Process) -> list[str]:
    found = [process.owner]
    for step in process.steps.values():
        found += [*([step.accountable] if step.accountable else []), *step.consulted, *step.informed]
        found += step.on_timeout.notify if step.on_timeout else ()
    for control in process.controls.values():
        found += [each for each in (control.owner, control.reviewer) if each]
    found += [each for form in process.forms.values() for each in form.approvals]
    found += [each.owner for each in process.metrics.values() if each.owner]
    found += [each.report_to for each in process.exceptions.values() if each.report_to]
    return found
