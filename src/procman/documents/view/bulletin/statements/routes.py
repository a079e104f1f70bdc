"""Where work goes after a step: branches, ways back, what happens when a limit has passed."""

from __future__ import annotations

from typing import Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

KINDS: Final = (
    "step-rerouted",
    "branch-added",
    "branch-removed",
    "branch-retargeted",
    "branch-renamed",
    "timeout-added",
    "timeout-removed",
    "timeout-retargeted",
    "step-moved",
    "called-process-changed",
)


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """Ways out of steps that the role carries out now; whom it meets there, ``hand_overs`` tells."""
    step_id = str(change.element[1])
    step = scene.new_step(step_id)
    if step is None or step.role != role:
        return None
    return scene.statement("route", change, scene.quoted(scene.step_name(step_id)))
