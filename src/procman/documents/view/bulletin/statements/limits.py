"""How long a role may take, and who is told when it took longer."""

from __future__ import annotations

from typing import Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

STEP_KINDS: Final = (
    "time-limit-added",
    "time-limit-removed",
    "time-limit-changed",
    "rework-limit-added",
    "rework-limit-removed",
    "rework-limit-changed",
)
PROCESS_KINDS: Final = (
    "process-time-limit-added",
    "process-time-limit-removed",
    "process-time-limit-changed",
    "clock-start-changed",
    "clock-pause-added",
    "clock-pause-removed",
)
KINDS: Final = (*STEP_KINDS, *PROCESS_KINDS)


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """Limits of steps that the role carries out, and of the whole process."""
    if change.kind.name in PROCESS_KINDS:
        return scene.statement("limits", change, scene.word("whole-process"))
    step_id = str(change.element[1])
    if not scene.performs(role, step_id) or _is_new_to(scene, role, step_id):
        return None
    return scene.statement("limits", change, scene.quoted(scene.step_name(step_id)))


def _is_new_to(scene: Scene, role: str, step_id: str) -> bool:
    """Whether the role only takes the step over, and hears of the limit there; or no longer has to care."""
    return {step.role for step in (scene.old_step(step_id), scene.new_step(step_id)) if step} != {role}
