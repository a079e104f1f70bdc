"""Whatever no other statement tells: the boundary of a process, its data, the organisation."""

from __future__ import annotations

from typing import Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

KINDS: Final = (
    "purpose-changed",
    "scope-changed",
    "exclusion-changed",
    "trigger-added",
    "trigger-removed",
    "trigger-changed",
    "phase-added",
    "phase-removed",
    "phase-moved",
    "end-added",
    "end-removed",
    "process-domain-changed",
    "input-added",
    "input-removed",
    "input-supplier-added",
    "input-supplier-removed",
    "output-added",
    "output-removed",
    "output-taker-added",
    "output-taker-removed",
    "record-added",
    "record-removed",
    *(f"{word}-{verb}" for word in ("department", "role", "position") for verb in ("added", "removed", "changed")),
    *(
        f"{word}-{verb}"
        for word in ("system", "party", "requirement", "term", "domain")
        for verb in ("added", "removed", "renamed", "changed")
    ),
    "manual-changed",
    "calendar-changed",
)


def tell(scene: Scene, change: Change, _role: str) -> Statement:
    """The sentence of the comparison, which needs no head."""
    return scene.whole("other", change)
