"""The rule ``superfluous-involvement``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procman.lint.context import Context
from procman.lint.fix import Fix
from procman.lint.names import identified, node
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule
from procman.source.edits import Remove
from procman.source.positions import ElementPath


@rule(severity="info", set="recommended", fix="safe")
def superfluous_involvement(context: Context) -> Iterator[Report]:
    """A step names somebody who takes part anyway.

    What it checks:
        The performer of a step is not consulted or informed about it as well, nobody is named twice in `consulted` or
        `informed`, and `accountable` names another role than the process's owner, who is accountable unless it says
        otherwise. Who performs a step and is accountable for it too, instead of the owner, is named rightly.

    Why:
        What says nothing hides what says something; and the owner's name is written in one place only.

    Remedy:
        Delete the entry.
    """
    owner = context.process.owner
    for step_id, step in context.process.steps.items():
        if step.accountable is not None and step.accountable == owner:
            fix = Fix("safe", (Remove(("steps", step_id, "accountable")),))
            yield _report(context, ("steps", step_id, "accountable"), "accountable", owner, fix)
        if step.consulted:
            yield from _listed(context, ("steps", step_id, "consulted"), step.consulted, step.role)
        if step.informed:
            yield from _listed(context, ("steps", step_id, "informed"), step.informed, step.role)


def _listed(
    context: Context, element: tuple[str, ...], roles: Sequence[str], performer: str | None
) -> Iterator[Report]:
    """One report for a list, as one change puts it right: places in a list move when one entry goes."""
    surplus = [place for place, role in enumerate(roles) if role == performer or role in roles[:place]]
    if not surplus:
        return
    whole = len(surplus) == len(roles)
    edits = (Remove(element),) if whole else tuple(Remove((*element, place)) for place in reversed(surplus))
    role = roles[surplus[0]]
    variant = "performer" if role == performer else "twice"
    yield _report(context, element if whole else (*element, surplus[0]), variant, role, Fix("safe", edits))


def _report(context: Context, element: ElementPath, variant: str, role: str, fix: Fix) -> Report:
    name = identified(role, context.definitions.organisation.name(role))
    column = Phrase(f"column-{element[2]}", identity=str(element[2]))
    step = node(context.graph, str(element[1]))
    return report(element, at="value", variant=variant, node=step, role=name, column=column, fix=fix)
