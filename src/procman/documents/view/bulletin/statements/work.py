"""What a role does from now on, and what it no longer does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene, plain
from procman.documents.view.bulletin.statement import Statement
from procman.messages import duration_text

if TYPE_CHECKING:
    from procman.model.step import Step

KINDS: Final = ("step-added", "step-removed", "performer-changed", "automation-changed", "step-kind-changed")


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """Steps that the role takes over or gives up."""
    step_id = str(change.element[1])
    old, new = scene.old_step(step_id), scene.new_step(step_id)
    before, after = old.role if old else None, new.role if new else None
    head = scene.quoted(scene.step_name(step_id))
    if change.kind.name in ("automation-changed", "step-kind-changed"):
        return scene.statement("method", change, head) if scene.performs(role, step_id) else None
    if after == role and before != role:
        details = instructions(scene, step_id)
        if old:
            taken = scene.performer(before)
            return scene.said("start", change, "start.taken", head=head, details=details, performer=taken)
        return scene.said("start", change, "start.new", head=head, details=details)
    if before == role and after != role:
        if new and after is None:
            return scene.said("stop", change, "stop.unassigned", head=head)
        if new:
            return scene.said("stop", change, "stop.given", head=head, performer=scene.performer(after))
        return scene.said("stop", change, "stop.dropped", head=head)
    return _part(scene, change, role, new or old, head) if change.kind.name != "performer-changed" else None


def _part(scene: Scene, change: Change, role: str, step: Step | None, head: str) -> Statement | None:
    """What others have to do with a step that is new or no longer there."""
    if step is None:
        return None
    presence = "added" if change.kind.name == "step-added" else "removed"
    notified = step.on_timeout.notify if step.on_timeout else ()
    for members, part in ((step.consulted, "consulted"), (step.informed, "informed"), (notified, "timeout-notice")):
        if role in members:
            return scene.said("participation", change, f"{part}-{presence}.self", head=head)
    return None


def instructions(scene: Scene, step_id: str) -> list[str]:
    """What one has to know to carry out a step: from whom it comes, what to do, by when, to whom it goes."""
    step = scene.new_step(step_id)
    if step is None:
        return []
    around = scene.partners[1].get(step_id)
    lines = []
    if around and around.givers:
        lines.append(scene.word("detail.from", performers=scene.performers(around.givers)))
    lines += [plain(each) for each in step.do]
    lines += [scene.word("detail.caution", text=plain(each)) for each in step.cautions]
    remarks = []
    forms = [scene.form(scene.new.forms[each].name) for each in step.forms if scene.new and each in scene.new.forms]
    if forms:
        remarks.append(scene.word("detail.forms", forms=scene.joined(forms)))
    if step.time_limit:
        remarks.append(scene.word("detail.limit", limit=duration_text(scene.language, step.time_limit)))
    if around and around.takers:
        remarks.append(scene.word("detail.to", performers=scene.performers(around.takers)))
    return [*lines, *([scene.word("clause").join(remarks)] if remarks else [])]
