"""Processes that came, and processes that are withdrawn."""

from __future__ import annotations

from typing import Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement
from procman.messages import duration_text

KINDS: Final = ("process-added", "process-removed")


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """The work of the role in a process that is new or no longer holds."""
    process = scene.new or scene.old
    if process is None:
        return None
    steps = [step_id for step_id, step in process.steps.items() if step.role == role]
    if scene.new is None:
        work = [scene.quoted(scene.step_name(step_id)) for step_id in steps]
        key = "stop.process" if work else "stop.process-other"
        return scene.said("stop", change, key, steps=scene.joined(work))
    details = [_step(scene, step_id) for step_id in steps] + _others(scene, role)
    key = "start.process" if steps else "start.process-owner" if process.owner == role else "start.process-other"
    return scene.said("start", change, key, details=details)


def audience(change: Change, scene: Scene) -> set[str]:
    """Everyone who has something to do with the process, also without a step of his own."""
    process = scene.new or scene.old
    people: set[str | None] = set(change.roles)
    if process:
        for control in process.controls.values():
            people |= {control.owner, control.reviewer}
        for form in process.forms.values():
            people |= set(form.approvals)
    return set(scene.sides.roles(people))


def _step(scene: Scene, step_id: str) -> str:
    step = scene.new_step(step_id)
    around = scene.partners[1].get(step_id)
    remarks = []
    if step and step.time_limit:
        remarks.append(scene.word("detail.limit", limit=duration_text(scene.language, step.time_limit)))
    if around and around.takers:
        remarks.append(scene.word("detail.to", performers=scene.performers(around.takers)))
    name = scene.quoted(scene.step_name(step_id))
    return scene.word("detail.step", name=name, remarks=scene.word("clause").join(remarks)) if remarks else name


def _others(scene: Scene, role: str) -> list[str]:
    """Controls that the role owns or reviews, forms that it approves."""
    if scene.new is None:
        return []
    lines = []
    for control_id, control in scene.new.controls.items():
        text = control.measure or control.risk or ""
        if control.owner == role:
            lines.append(scene.word("detail.owns", control=control_id, text=text))
        elif control.reviewer == role:
            lines.append(scene.word("detail.reviews", control=control_id, text=text))
    forms = [scene.form(form.name) for form in scene.new.forms.values() if role in form.approvals]
    if forms:
        lines.append(scene.word("detail.approves", forms=scene.joined(forms)))
    return lines
