"""The rule ``field-filled-elsewhere``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.fix import Fix
from procman.lint.names import document, node, quoted
from procman.lint.rule import Report, report, rule
from procman.source.edits import SetValue
from procman.source.workspace import ORGANISATION

if TYPE_CHECKING:
    from procman.model.form import Field
    from procman.model.step import Step


@rule(severity="error", set="correct", fix="unsafe")
def field_filled_elsewhere(context: Context) -> Iterator[Report]:
    """A form and the steps disagree on where or by whom a field is filled.

    What it checks:
        The step at which a field is filled (`at_step`) has the form among its `forms` or `outputs`. The role that
        fills it (`filled_by`) performs that step, is consulted in it or accountable for it; without `at_step`, one of
        the steps that have the form. Outside parties and systems may fill a field in somebody else's step.

    Why:
        The field stays empty: who has the form does not fill it, and who should fill it does not have the form.

    Remedy:
        Name the form in the `forms` of the step, or correct `at_step` or `filled_by`.
    """
    process = context.process
    for form_id, form in process.forms.items():
        fields = form.fields.items()
        said = dict.fromkeys((entry.at_step, entry.filled_by) for _, entry in fields)
        having = {one: step for one, step in process.steps.items() if form_id in step.forms or form_id in step.outputs}
        # A form that no step uses is one fault, told by the rule ``unused-form``.
        for at, by in said if having else ():
            if at is not None and at not in process.steps:
                continue
            if at is not None and at not in having:
                first = next(one for one, entry in fields if entry.at_step == at)
                if form.fields[first].filled_by == by:  # once for all who should fill something there
                    yield _without_form(context, form_id, first, form.fields[first])
            elif by is not None and _strange(context, by, [having[at]] if at is not None else [*having.values()]):
                for field_id, entry in fields:
                    if (entry.at_step, entry.filled_by) == (at, by):
                        yield _by_somebody_else(context, form_id, field_id, entry)


def _without_form(context: Context, form_id: str, field_id: str, entry: Field) -> Report:
    at = str(entry.at_step)
    forms = [*context.process.steps[at].forms, form_id]
    return report(
        ("forms", form_id, "fields", field_id, "at_step"),
        at="value",
        variant="form",
        fix=Fix("unsafe", (SetValue(("steps", at, "forms"), forms),)),
        node=node(context.graph, at),
        form=document(context.process, form_id),
        field=quoted(entry.label),
        id=form_id,
    )


def _strange(context: Context, role: str, steps: list[Step]) -> bool:
    """Whether a role takes part in none of some steps, all of which other roles perform."""
    roles = context.definitions.organisation.roles
    if role not in roles or not context.readable(ORGANISATION):
        return False
    return not any(
        step.role == role or step.role not in roles or step.accountable == role or role in step.consulted
        for step in steps
    )


def _by_somebody_else(context: Context, form_id: str, field_id: str, entry: Field) -> Report:
    roles = context.definitions.organisation.roles
    element = ("forms", form_id, "fields", field_id, "filled_by")
    named, field = document(context.process, form_id), quoted(entry.label)
    filler = quoted(roles[str(entry.filled_by)].name)
    if entry.at_step is None:
        return report(element, at="value", variant="nowhere", form=named, field=field, filler=filler)
    performer = quoted(roles[str(context.process.steps[entry.at_step].role)].name)
    at = node(context.graph, entry.at_step)
    return report(element, at="value", form=named, field=field, filler=filler, node=at, performer=performer)
