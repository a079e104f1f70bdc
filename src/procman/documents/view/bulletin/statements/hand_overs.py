"""From whom a role takes work over, and to whom it hands it, where that is different."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.documents.view.bulletin.partners import Partners
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

if TYPE_CHECKING:
    from procman.model.process import Process


def _flow(process: Process) -> list[tuple[object, ...]]:
    """All that decides who works after whom; graphs are worth making only where it is different."""
    return [(key, step.kind, step.role, step.next) for key, step in process.steps.items()]


def hand_overs(scene: Scene) -> Iterator[tuple[str, Statement]]:
    """Roles, and what follows for them from changes of their neighbours.

    Steps that a role takes over or gives up are told by ``work``.
    """
    if scene.old is None or scene.new is None or _flow(scene.old) == _flow(scene.new):
        return
    before, after = scene.partners
    for step_id, step in scene.new.steps.items():
        old_id = scene.old_ids.get(step_id, step_id)
        old = scene.old.steps.get(old_id)
        if old is None or old_id not in before or step_id not in after or old.role != step.role:
            continue
        if not step.role or not scene.sides.roles([step.role]):
            continue  # systems and outside parties
        versions = before[old_id], after[step_id]
        for side in ("givers", "takers"):
            was, now = (getattr(found, side) for found in versions)
            if set(was) != set(now):
                yield step.role, _said(scene, step_id, step.role, side, versions)


def _said(scene: Scene, step_id: str, role: str, side: str, versions: tuple[Partners, Partners]) -> Statement:
    was, now = (
        scene.performers([*([role] if side in found.own else []), *getattr(found, side)], role) for found in versions
    )
    head = scene.quoted(scene.step_name(step_id))
    return Statement("hand-over", head, scene.word(f"hand-over.{side}"), was, now, level="major")
