"""Who is asked and told without carrying the step out."""

from __future__ import annotations

from typing import Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

MEMBERS: Final = (
    "consulted-added",
    "consulted-removed",
    "informed-added",
    "informed-removed",
    "timeout-notice-added",
    "timeout-notice-removed",
)
KINDS: Final = (*MEMBERS, "accountable-changed", "duty-changed", "process-owner-changed")


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """The part of the role in steps of others, and whom it has to ask and to tell in its own."""
    kind = change.kind.name
    if kind == "process-owner-changed":
        return _taken(scene, change, role, "owner", "")
    step_id = str(change.element[1])
    head = scene.quoted(scene.step_name(step_id))
    if kind == "accountable-changed":
        return _taken(scene, change, role, "accountable", head)
    if kind == "duty-changed":
        return scene.statement("participation", change, head) if scene.performs(role, step_id) else None
    member = str(change.new or change.old)
    if member == role:
        return scene.said("participation", change, f"{kind}.self", head=head)
    if not scene.performs(role, step_id):
        return None
    return scene.said("participation", change, f"{kind}.other", head=head, performer=scene.performer(member))


def _taken(scene: Scene, change: Change, role: str, duty: str, head: str) -> Statement:
    names = [str(change.arguments[side] or "") for side in ("old", "new")]
    own = scene.performer(role)
    if names[1] == own:
        return scene.said("participation", change, f"{duty}.now", head=head, performer=names[0])
    if names[0] == own:
        return scene.said("participation", change, f"{duty}.no-longer", head=head, performer=names[1])
    return scene.statement("participation", change, head)
