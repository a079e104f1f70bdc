"""Names that are other ones."""

from __future__ import annotations

from typing import Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

KINDS: Final = (
    "role-renamed",
    "department-renamed",
    "position-renamed",
    "process-renamed",
    "input-renamed",
    "output-renamed",
    "record-renamed",
    "phase-renamed",
    "end-renamed",
    "trigger-renamed",
)


def tell(scene: Scene, change: Change, _role: str) -> Statement:
    """One line each."""
    return scene.whole("renamed", change)
