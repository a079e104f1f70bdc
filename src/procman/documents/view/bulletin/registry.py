"""Which statement tells which kind of change."""

from __future__ import annotations

from typing import Final, Protocol

from procman.diff.change import Change
from procman.documents.view.bulletin.audience import audience
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement
from procman.documents.view.bulletin.statements import (
    approvals,
    controls,
    forms,
    limits,
    method,
    names,
    others,
    participation,
    processes,
    routes,
    rules,
    work,
)


class Teller(Protocol):
    """A module that makes statements of changes."""

    KINDS: tuple[str, ...]

    def tell(self, scene: Scene, change: Change, role: str) -> Statement | None:
        """What the role has to know of the change; None when it need not hear of it."""


MODULES: Final[tuple[Teller, ...]] = (  # type: ignore[assignment]
    processes,
    work,
    limits,
    routes,
    forms,
    approvals,
    controls,
    rules,
    participation,
    method,
    names,
    others,
)
TELLERS: Final = {kind: module for module in MODULES for kind in module.KINDS}
UNTOLD: Final = frozenset(
    {
        "step-rekeyed",
        "translation-added",
        "translation-removed",
        "translation-changed",
        "document-data-changed",
        "settings-changed",
        "domain-moved",
    }
)
"""What nobody does anything differently for: ids, translations, and data that the front page shows anyway."""


def statements(scene: Scene, change: Change) -> list[tuple[str, Statement]]:
    """Whom a change concerns, and what each has to know.

    A comparison names everyone who has a part in what changed. Those whose work stays the same are left out, unless
    nobody else would hear of it.
    """
    if change.kind.name in UNTOLD:
        return []
    teller = TELLERS.get(change.kind.name, others)
    roles = processes.audience(change, scene) if change.kind.name in processes.KINDS else audience(scene, change)
    told = [(role, said) for role in sorted(roles) if (said := teller.tell(scene, change, role)) is not None]
    return told or [(role, others.tell(scene, change, role)) for role in sorted(_left(scene, change, roles))]


def _left(scene: Scene, change: Change, roles: set[str]) -> set[str]:
    """Roles without those who take the step over and read all of it, or give it up; all where there is nobody else."""
    if change.element[:1] != ("steps",):
        return roles
    step_id = str(change.element[1])
    performers = {step.role for step in (scene.old_step(step_id), scene.new_step(step_id)) if step}
    return (roles - performers if len(performers) > 1 else set()) or roles
