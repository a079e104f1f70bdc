"""Forms as they lie on paper: a head, fields in rows, approval blocks in the order of the route."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procman.documents.content import Prose, clean, prose, proses
from procman.documents.view.names import Link, Links, ProcessNames

if TYPE_CHECKING:
    from procman.model.form import Field, Form

_WIDE_TYPES = frozenset({"paragraph", "choices", "file"})
# Options up to this many characters in all stand in half the width of A4.
_NARROW_OPTIONS = 14


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field.

    Attributes:
        type: Type of the field as the format names it: ``text``, ``money``, ``choice`` ….
        wide: Whether it takes a whole row.
        source: Where its value comes from: a system, another document.
    """

    id: str
    label: str
    type: str
    required: bool
    personal: bool
    options: tuple[str, ...]
    unit: str
    default: str
    wide: bool
    rule: Prose | None
    source: str = ""


Rows = tuple[tuple[FieldView, ...], ...]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that one role fills in one step; rows hold one wide or up to two narrow fields."""

    filled_by: Link | None
    at_step: Link | None
    rows: Rows
    role_id: str | None = None
    step_id: str | None = None


@dataclass(frozen=True, slots=True)
class FormHead:
    """What a register says of a form template.

    Attributes:
        filled_by: Roles that fill it.
        approvals: Roles that approve, in the order of the route.
        personal: Whether some field holds personal information.
    """

    id: str
    anchor: str
    name: str
    number: str
    kind: str
    kind_name: str
    retention: str
    filled_by: Links
    approvals: Links
    personal: bool


@dataclass(frozen=True, slots=True)
class FormView(FormHead):
    """A form template.

    Attributes:
        used_in: Steps that name the form.
    """

    used_in: Links
    groups: tuple[FieldGroup, ...]
    notes: tuple[Prose, ...]


def build_forms(names: ProcessNames) -> tuple[FormView, ...]:
    """The forms of a process in the order of the file."""
    return tuple(build_form(names, form_id, form) for form_id, form in names.process.forms.items())


def build_form_heads(names: ProcessNames) -> tuple[FormHead, ...]:
    """What a register says of the forms of a process, in the order of the file."""
    return tuple(FormHead(**_head(names, form_id, form)) for form_id, form in names.process.forms.items())


def build_form(names: ProcessNames, form_id: str, form: Form) -> FormView:
    """One form of a process."""
    return FormView(
        **_head(names, form_id, form),
        used_in=names.steps(step_id for step_id, step in names.process.steps.items() if form_id in step.forms),
        groups=_groups(names, form),
        notes=proses(form.notes),
    )


def _head(names: ProcessNames, form_id: str, form: Form) -> dict[str, Any]:
    common = names.names
    fillers = dict.fromkeys(field.filled_by for field in form.fields.values() if field.filled_by)
    return {
        "id": form_id,
        "anchor": names.part("form", form_id),
        "name": clean(form.name),
        "number": clean(form.number or ""),
        "kind": form.kind,
        "kind_name": common.choice("form_kind", form.kind),
        "retention": common.duration(form.retention),
        "filled_by": common.performers(fillers),
        "approvals": common.performers(form.approvals),
        "personal": any(field.personal for field in form.fields.values()),
    }


def _groups(names: ProcessNames, form: Form) -> tuple[FieldGroup, ...]:
    groups: list[tuple[tuple[str | None, str | None], list[FieldView]]] = []
    for field_id, field in form.fields.items():
        key = (field.filled_by, field.at_step)
        if not groups or groups[-1][0] != key:
            groups.append((key, []))
        groups[-1][1].append(_field(field_id, field))
    return tuple(
        FieldGroup(names.names.performer(role), names.step(step), _rows(fields), role, step)
        for (role, step), fields in groups
    )


def _field(field_id: str, field: Field) -> FieldView:
    options = tuple(map(clean, field.options))
    long_choice = field.type == "choice" and sum(len(option) + 2 for option in options) > _NARROW_OPTIONS
    return FieldView(
        id=field_id,
        label=clean(field.label),
        type=field.type,
        required=field.required,
        personal=field.personal,
        options=options,
        unit=clean(field.unit or ""),
        default=clean(field.default or ""),
        wide=field.type in _WIDE_TYPES or long_choice,
        rule=prose(field.rule),
        source=clean(field.source or ""),
    )


def _rows(fields: list[FieldView]) -> Rows:
    rows: list[tuple[FieldView, ...]] = []
    for field in fields:
        if rows and not field.wide and len(rows[-1]) == 1 and not rows[-1][0].wide:
            rows[-1] = (rows[-1][0], field)
        else:
            rows.append((field,))
    return tuple(rows)
