"""Control points that a role owns, reviews or carries out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from procman.diff.change import Change
from procman.documents.content import clean
from procman.documents.view.bulletin.scene import Scene, plain
from procman.documents.view.bulletin.statement import Statement

if TYPE_CHECKING:
    from procman.model.control import Control

DUTIES: Final = {"control-owner-changed": "owner", "control-reviewer-changed": "reviewer"}
BYPASSES: Final = ("control-bypass-added", "control-bypass-removed")
KINDS: Final = (
    *DUTIES,
    *BYPASSES,
    "control-added",
    "control-removed",
    "control-moved",
    "control-protection-changed",
    "control-key-changed",
    "control-frequency-changed",
    "control-means-changed",
    "control-effect-changed",
    "control-evidence-added",
    "control-evidence-removed",
    "control-changed",
    "control-citation-added",
    "control-citation-removed",
)


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """What is different about a control point."""
    control_id = str(change.element[1])
    old, new = (process.controls.get(control_id) if process else None for process in (scene.old, scene.new))
    control = new or old
    if control is None:
        return None
    head = scene.word("control", id=control_id)
    if change.kind.name in ("control-added", "control-removed"):
        relation = _relation(control, role)
        details = _content(scene, control) if new else ()
        return scene.said("controls", change, f"{change.kind.name}.{relation}", head=head, details=details)
    if change.kind.name in DUTIES:
        return _duty(scene, change, role, head, control)
    if change.kind.name in BYPASSES:
        return scene.whole("controls", change)
    return scene.statement("controls", change, head)


def _relation(control: Control, role: str) -> str:
    return "owner" if control.owner == role else "reviewer" if control.reviewer == role else "step"


def _duty(scene: Scene, change: Change, role: str, head: str, control: Control) -> Statement:
    duty = DUTIES[change.kind.name]
    if change.new == role:
        details = _content(scene, control)
        return scene.said("controls", change, f"control-{duty}.now", head=head, details=details)
    if change.old == role:
        key = "no-longer" if change.new else "dropped"
        other = scene.performer(change.new)
        return scene.said("controls", change, f"control-{duty}.{key}", head=head, performer=other)
    return scene.statement("controls", change, head)


def _content(scene: Scene, control: Control) -> tuple[str, ...]:
    lines = []
    if control.risk:
        lines.append(scene.word("detail.risk", text=plain(control.risk)))
    if control.measure:
        lines.append(scene.word("detail.measure", text=plain(control.measure)))
    process = scene.new
    names = [
        clean(group[each].name)
        for each in control.evidence
        for group in ((process.records, process.forms, process.outputs, process.inputs) if process else ())
        if each in group
    ]
    if names:
        lines.append(scene.word("detail.evidence", documents=scene.joined(names)))
    return tuple(lines)
