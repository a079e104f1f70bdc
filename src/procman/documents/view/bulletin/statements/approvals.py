"""Who approves forms."""

from __future__ import annotations

from typing import Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

KINDS: Final = ("approval-added", "approval-removed", "approval-moved")


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """The route of approval, as the approver and as everyone else who has to do with the form sees it."""
    if change.kind.name == "approval-moved":
        return scene.statement("approvals", change, scene.form(str(change.arguments["of"])))
    head = scene.form(str(change.arguments["name"]))
    approver = str(change.new or change.old)
    key = change.kind.name + (".self" if approver == role else ".other")
    return scene.said("approvals", change, key, head=head, performer=scene.performer(approver))
