"""How a step is carried out: instructions, cautions, papers, systems."""

from __future__ import annotations

from typing import Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

KINDS: Final = (
    "wording-added",
    "wording-removed",
    "wording-changed",
    "wording-moved",
    "step-renamed",
    "step-input-added",
    "step-input-removed",
    "step-output-added",
    "step-output-removed",
    "step-system-changed",
    "step-phase-changed",
    "step-renumbered",
)


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """Changes within steps that the role carries out, before and now; whoever takes a step over reads all of it."""
    if change.element[0] != "steps":
        return scene.whole("forms", change)  # notes of a form
    step_id = str(change.element[1])
    roles = {step.role for step in (scene.old_step(step_id), scene.new_step(step_id)) if step}
    if roles != {role}:
        return None
    return scene.statement("method", change, scene.quoted(scene.step_name(step_id)))
