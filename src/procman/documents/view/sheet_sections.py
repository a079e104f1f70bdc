"""The parts of a form to fill in: blocks by role and step, approvals in the order of the route, filing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from procman.documents.content import clean
from procman.documents.view.form import FieldGroup, FormView, Rows
from procman.documents.view.names import ProcessNames
from procman.documents.view.sheet_words import Words

if TYPE_CHECKING:
    from procman.model.form import Form
    from procman.model.process import Process

SectionKind = Literal["addressees", "filling", "approval", "filing"]
_SIGNED_TYPES: Final = frozenset({"signature", "person"})
_KEBAB: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form that one person fills.

    Attributes:
        title: Who fills it, and in which step; of an approval only who.
        step: The step in which an approver decides; empty when none names the form, and for other kinds.
        note: The limit of that step, or how long the form is kept; empty when nothing is defined.
        rows: One or two blanks a row.
    """

    kind: SectionKind
    title: str
    note: str
    rows: Rows
    step: str = ""


def build_sections(names: ProcessNames, form: Form, view: FormView, words: Words) -> Iterator[Section]:
    """The parts of a form in the order in which it travels."""
    if form.kind == "report":
        rows: Rows = ((words.blank("_to", "to"), words.blank("_copy", "copy")),)
        yield Section("addressees", words("addressees"), "", rows)
    signing = _signing_groups(view, form)
    for number, group in enumerate(view.groups, start=1):
        rows = group.rows
        if number in signing:
            prefix = f"_filled_{_key(group.role_id or '', number)}"
            rows += ((words.blank(f"{prefix}_signature", "filled-by", "signature"), words.date(prefix)),)
        yield Section("filling", _group_title(group, words), _limit(names, group.step_id, words), rows)
    for number, role in enumerate(form.approvals, start=1):
        prefix = f"_approval_{_key(role if form.approvals.count(role) == 1 else '', number)}"
        yield _approval(names, view.id, role, prefix, words)
    filing: Rows = ((words.blank("_filed_by", "filed-by"), words.date("_filed")),)
    yield Section("filing", words("filing"), words("kept", period=view.retention) if view.retention else "", filing)


def _signing_groups(view: FormView, form: Form) -> frozenset[int]:
    """The groups below which somebody signs: the last of each role that signs nowhere else."""
    signed = {group.role_id for group in view.groups if _has_signature(group)} | set(form.approvals)
    last = {group.role_id: number for number, group in enumerate(view.groups, start=1)}
    return frozenset(number for role, number in last.items() if role not in signed)


def _key(role: str, number: int) -> str:
    """What tells the blanks of one role from those of another, and stays when other roles come or go."""
    return role if _KEBAB.fullmatch(role) else str(number)


def _has_signature(group: FieldGroup) -> bool:
    return any(field.type in _SIGNED_TYPES for row in group.rows for field in row)


def _group_title(group: FieldGroup, words: Words) -> str:
    role = group.filled_by.text if group.filled_by else ""
    step = f"{group.at_step.number} {group.at_step.text}".strip() if group.at_step else ""
    if role and step:
        return words("group-step", role=role, step=step)
    if role:
        return words("group", role=role)
    return words("step", step=step) if step else words("matter")


def _approval(names: ProcessNames, form_id: str, role: str, prefix: str, words: Words) -> Section:
    performer = names.names.performer(role)
    name = performer.text if performer else clean(role)
    step_id = approving_step(names.process, form_id, role)
    step = names.step(step_id)
    options = (words("agree"), words("disagree"), words("return"))
    rows: Rows = (
        (words.blank(f"{prefix}_opinion", "opinion", "choice", options=options),),
        (words.blank(f"{prefix}_reason", "reason", "paragraph"),),
        (words.blank(f"{prefix}_signature", "signature", "signature"), words.date(prefix)),
    )
    text = f"{step.number} {step.text}".strip() if step else ""
    return Section("approval", name, _limit(names, step_id, words), rows, text)


def approving_step(process: Process, form_id: str, role: str) -> str | None:
    """The step in which a role decides on a form: where it approves, else where it reviews, else where it decides.

    Args:
        process: The process that the form belongs to.
        form_id: The form.
        role: One of the form's approvers.

    Returns:
        None when no step of the role names the form.
    """
    theirs = {key: step for key, step in process.steps.items() if step.role == role and form_id in step.forms}
    for duty in ("approve", "review"):
        for key, step in theirs.items():
            if step.duty == duty:
                return key
    decisions = (key for key, step in theirs.items() if step.kind == "decision")
    return next(decisions, next(iter(theirs), None))


def _limit(names: ProcessNames, step_id: str | None, words: Words) -> str:
    step = names.process.steps.get(step_id) if step_id else None
    limit = names.names.duration(step.time_limit) if step else ""
    return words("limit", limit=limit) if limit else ""
