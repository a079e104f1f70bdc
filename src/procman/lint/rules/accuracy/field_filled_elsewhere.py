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


@rule(severity="error", set="correct")
def field_filled_elsewhere(context: Context) -> Iterator[Report]:
    """A form says that a field is filled where or by whom the steps say otherwise.

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
        having: dict[str, Step] | None = None
        told: set[str] = set()
        for field_id, entry in form.fields.items():
            at, by = entry.at_step, entry.filled_by
            if at is None and by is None:
                continue
            if having is None:
                having = _having(context, form_id)
            if not having:
                break  # a form that no step uses is one fault, told by another rule
            step = process.steps.get(at) if at is not None else None
            if step is not None and at not in having:
                if at not in told:
                    yield _without_form(context, form_id, field_id, entry)
                told.add(str(at))
            elif by is not None and (step is not None or at is None):
                yield from _by(context, form_id, field_id, entry, [step] if step is not None else [*having.values()])


def _having(context: Context, form_id: str) -> dict[str, Step]:
    steps = context.process.steps.items()
    return {one: step for one, step in steps if form_id in step.forms or form_id in step.outputs}


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


def _by(context: Context, form_id: str, field_id: str, entry: Field, steps: list[Step]) -> Iterator[Report]:
    roles = context.definitions.organisation.roles
    by = str(entry.filled_by)
    if not context.readable(ORGANISATION) or by not in roles:
        return
    if any(step.role not in roles or _takes_part(step, by) for step in steps):
        return
    element = ("forms", form_id, "fields", field_id, "filled_by")
    named, field = document(context.process, form_id), quoted(entry.label)
    filler = quoted(roles[by].name)
    if entry.at_step is None:
        yield report(element, at="value", variant="nowhere", form=named, field=field, filler=filler)
    else:
        at, performer = node(context.graph, entry.at_step), quoted(roles[str(steps[0].role)].name)
        yield report(element, at="value", form=named, field=field, filler=filler, node=at, performer=performer)


def _takes_part(step: Step, role: str) -> bool:
    return step.role == role or step.accountable == role or role in step.consulted
