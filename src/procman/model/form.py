"""Forms and their fields."""

from __future__ import annotations

from typing import Literal

from procman.model.base import Boolean, Code, ItemId, Limit, Model, Name, Reference, References, Text, Texts

FormKind = Literal["application", "approval", "record", "report", "checklist"]
FieldType = Literal[
    "text",
    "paragraph",
    "number",
    "money",
    "date",
    "datetime",
    "choice",
    "choices",
    "tick",
    "person",
    "department",
    "phone",
    "email",
    "file",
    "signature",
]


class Field(Model):
    """One field of a form.

    Attributes:
        filled_by: The role that fills it.
        at_step: The step in which it is filled.
        personal: Whether it holds personal information.
        visible_to: Roles that may read it; empty means everyone who handles the form.
    """

    label: Name
    type: FieldType = "text"
    required: Boolean = False
    filled_by: Reference | None = None
    at_step: Reference | None = None
    personal: Boolean = False
    options: Texts = ()
    unit: Name | None = None
    default: Text | None = None
    rule: Text | None = None
    source: Text | None = None
    visible_to: References = ()
    retention: Limit | None = None


class Form(Model):
    """A form template.

    Attributes:
        number: Number in the form register; unique in the manual.
        approvals: Roles that approve, in the order of the route.
        notes: Notes for the person who fills it.
    """

    name: Name
    kind: FormKind
    number: Code | None = None
    retention: Limit | None = None
    fields: dict[ItemId, Field] = {}
    approvals: References = ()
    notes: Texts = ()
