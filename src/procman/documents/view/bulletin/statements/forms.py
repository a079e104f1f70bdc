"""Forms: which ones to use, and what to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from procman.diff.change import Change
from procman.documents.content import clean
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

if TYPE_CHECKING:
    from procman.model.form import Form

STEP_KINDS: Final = ("step-form-added", "step-form-removed")
KINDS: Final = (
    *STEP_KINDS,
    "form-added",
    "form-removed",
    "form-renamed",
    "form-changed",
    "form-field-added",
    "form-field-removed",
    "form-field-renamed",
    "form-field-moved",
    "form-field-required-changed",
    "form-field-personal-changed",
    "form-field-filler-changed",
    "form-field-step-changed",
    "form-field-changed",
    "form-option-added",
    "form-option-removed",
    "form-reader-added",
    "form-reader-removed",
)


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """Changes of forms that the role fills in, reads or approves."""
    if change.kind.name in STEP_KINDS:
        step_id = str(change.element[1])
        step = scene.new_step(step_id)
        if step is None or step.role != role:
            return None
        form = scene.form(str(change.arguments["new"] or change.arguments["old"]))
        name = scene.quoted(scene.step_name(step_id))
        key = "form.used" if change.kind.name == "step-form-added" else "form.unused"
        return scene.said("forms", change, key, head=form, step=name)
    form_id = str(change.element[1])
    declared = _form(scene, form_id)
    head = scene.form(declared.name if declared else form_id)
    if change.kind.name == "form-field-added" and declared:
        return _new_field(scene, change, declared, role, head)
    return scene.statement("forms", change, head)


def _form(scene: Scene, form_id: str) -> Form | None:
    versions = (process.forms.get(form_id) for process in (scene.new, scene.old) if process)
    return next((form for form in versions if form), None)


def _new_field(scene: Scene, change: Change, form: Form, role: str, head: str) -> Statement:
    """A field to fill in; whoever only sees it hears who fills it in."""
    field = form.fields[str(change.element[3])]
    key = "form.field-required" if field.required else "form.field"
    if field.filled_by not in (None, role):
        key = "form.field-of-others"
    details = []
    if field.options:
        details.append(scene.word("detail.options", options=scene.joined(list(map(clean, field.options)))))
    if field.rule:
        details.append(scene.word("detail.rule", rule=clean(field.rule)))
    return scene.said(
        "forms",
        change,
        key,
        head=head,
        details=details,
        field=scene.quoted(field.label),
        performer=scene.performer(field.filled_by),
    )
