"""A form as a document of its own: every blank that people fill, in the order in which the form travels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from procman import __version__, messages
from procman.documents.content import Prose, clean, prose
from procman.documents.view.form import FieldGroup, FieldView, FormView, Rows, build_form
from procman.documents.view.head import Fact
from procman.documents.view.names import Names, ProcessNames
from procman.flow.graph import build_graph
from procman.model.form import Form
from procman.model.process import Process

SheetKind = Literal["addressees", "filling", "approval", "filing"]
_SIGNED_TYPES = frozenset({"signature", "person"})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form that one person fills.

    Attributes:
        title: Who fills it, and in which step; of an approval only who.
        step: The step in which an approver decides; empty when none names the form, and for other kinds.
        note: The limit of that step, or how long the form is kept; empty when nothing is defined.
        rows: One or two blanks a row.
    """

    kind: SheetKind
    title: str
    note: str
    rows: Rows
    step: str = ""


@dataclass(frozen=True, slots=True)
class SheetView:
    """A form that can be filled.

    Attributes:
        key: Names the form among all forms: ``CS-02/complaint-form``.
        version: The version of the process, as it is defined: ``1.2``.
        date: The day on which that version comes into force: ``2026-03-01``; empty when there is none yet.
        head: Facts above the table: number, version, process, confidentiality.
        serial: The blank for the number of this one copy.
        notes: What to mind when filling, in the order of the fields.
    """

    language: str
    generator: str
    company: str
    key: str
    process: str
    form: str
    name: str
    kind: str
    kind_name: str
    number: str
    version: str
    date: str
    head: tuple[Fact, ...]
    serial: FieldView
    sections: tuple[Section, ...]
    notes: tuple[Prose, ...]
    personal: bool

    @property
    def fields(self) -> tuple[FieldView, ...]:
        """Every blank once, in reading order."""
        rows = (row for section in self.sections for row in section.rows)
        return (self.serial, *(field for row in rows for field in row))


def build_sheet(process: Process, form_id: str, common: Names) -> SheetView:
    """Make the view of a form.

    Args:
        process: The process that it belongs to.
        form_id: Which of its forms.
        common: Names of the definitions.
    """
    names = ProcessNames(common, process, build_graph(process))
    form = process.forms[form_id]
    view = build_form(names, form_id, form)
    words = _Words(common.language)
    return SheetView(
        language=common.language,
        generator=f"procman {__version__}",
        company=clean(common.definitions.manual.company or ""),
        key=f"{process.id}/{form_id}",
        process=process.id,
        form=form_id,
        name=view.name,
        kind=form.kind,
        kind_name=view.kind_name,
        number=view.number,
        version=process.version,
        date=process.effective.isoformat() if process.effective else "",
        head=_head(names, view),
        serial=words.blank("_serial", "serial"),
        sections=tuple(_sections(names, form, view, words)),
        notes=_notes(view, words),
        personal=view.personal,
    )


class _Words:
    """Words of forms, and the blanks that every form has beside the fields that are defined.

    The ids of these blanks hold an underscore, which no defined id may.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, key: str, **arguments: object) -> str:
        return messages.text(self._language, f"forms.{key}", **arguments)

    def blank(self, blank_id: str, key: str, type: str = "text", *, options: Iterable[str] = ()) -> FieldView:
        return FieldView(
            id=blank_id,
            label=self(key),
            type=type,
            required=False,
            personal=False,
            options=tuple(options),
            unit="",
            default="",
            wide=type in ("choice", "paragraph"),
            rule=None,
            source="",
        )


def _head(names: ProcessNames, view: FormView) -> tuple[Fact, ...]:
    common, process = names.names, names.process
    values = {
        "number": view.number,
        "version": common.label("version-number", version=process.version),
        "process": f"{process.id} {clean(process.name)}",
        "confidentiality": clean(common.definitions.manual.confidentiality or ""),
    }
    words = _Words(common.language)
    return tuple(Fact(words(key), value) for key, value in values.items() if value)


def _sections(names: ProcessNames, form: Form, view: FormView, words: _Words) -> Iterator[Section]:
    if form.kind == "report":
        rows: Rows = ((words.blank("_to", "to"), words.blank("_copy", "copy")),)
        yield Section("addressees", words("addressees"), "", rows)
    signing = _signing_groups(view, form)
    for number, group in enumerate(view.groups, start=1):
        rows = group.rows
        if number in signing:
            prefix = f"_filled_{number}"
            rows += ((words.blank(f"{prefix}_signature", "filled-by", "signature"), _date(words, prefix)),)
        yield Section("filling", _group_title(group, words), _limit(names, group.step_id, words), rows)
    for number, role in enumerate(form.approvals, start=1):
        yield _approval(names, view.id, role, number, words)
    filing: Rows = ((words.blank("_filed_by", "filed-by"), _date(words, "_filed")),)
    yield Section("filing", words("filing"), words("kept", period=view.retention) if view.retention else "", filing)


def _signing_groups(view: FormView, form: Form) -> frozenset[int]:
    """The groups below which somebody signs: the last of each role that signs nowhere else."""
    signed = {group.role_id for group in view.groups if _has_signature(group)} | set(form.approvals)
    last = {group.role_id: number for number, group in enumerate(view.groups, start=1)}
    return frozenset(number for role, number in last.items() if role not in signed)


def _has_signature(group: FieldGroup) -> bool:
    return any(field.type in _SIGNED_TYPES for row in group.rows for field in row)


def _group_title(group: FieldGroup, words: _Words) -> str:
    role = group.filled_by.text if group.filled_by else ""
    step = f"{group.at_step.number} {group.at_step.text}".strip() if group.at_step else ""
    if role and step:
        return words("group-step", role=role, step=step)
    if role:
        return words("group", role=role)
    return words("step", step=step) if step else words("matter")


def _approval(names: ProcessNames, form_id: str, role: str, number: int, words: _Words) -> Section:
    performer = names.names.performer(role)
    name = performer.text if performer else clean(role)
    step_id = approving_step(names.process, form_id, role)
    step = names.step(step_id)
    options = (words("agree"), words("disagree"), words("return"))
    rows: Rows = (
        (words.blank(f"_approval_{number}_opinion", "opinion", "choice", options=options),),
        (words.blank(f"_approval_{number}_reason", "reason", "paragraph"),),
        (words.blank(f"_approval_{number}_signature", "signature", "signature"), _date(words, f"_approval_{number}")),
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


def _limit(names: ProcessNames, step_id: str | None, words: _Words) -> str:
    step = names.process.steps.get(step_id) if step_id else None
    limit = names.names.duration(step.time_limit) if step else ""
    return words("limit", limit=limit) if limit else ""


def _date(words: _Words, prefix: str) -> FieldView:
    return words.blank(f"{prefix}_date", "date", "date")


def _notes(view: FormView, words: _Words) -> tuple[Prose, ...]:
    fields = [field for group in view.groups for row in group.rows for field in row]
    ruled = [_field_note(field, words) for field in fields if field.rule or field.source]
    general = [words("required-note")] if any(field.required for field in fields) else []
    general += [words("personal")] if view.personal else []
    found = (prose(text) for text in (*general, *ruled))
    return (*view.notes, *(each for each in found if each))


def _field_note(field: FieldView, words: _Words) -> str:
    rule = field.rule.source.rstrip("。.") if field.rule else ""
    if rule and field.source:
        return words("field-note-source", label=field.label, text=rule, source=field.source)
    return words("field-note", label=field.label, text=rule or field.source)
