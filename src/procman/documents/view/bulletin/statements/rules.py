"""Rules, exceptions, requirements, retention and targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement

if TYPE_CHECKING:
    from procman.model.process import Process

KINDS: Final = (
    "rule-added",
    "rule-removed",
    "rule-changed",
    "rule-step-changed",
    "exception-added",
    "exception-removed",
    "exception-changed",
    "citation-added",
    "citation-removed",
    "retention-changed",
    "metric-added",
    "metric-removed",
    "metric-renamed",
    "metric-target-changed",
    "metric-changed",
    "metric-owner-changed",
    "metric-source-changed",
)


def tell(scene: Scene, change: Change, role: str) -> Statement | None:
    """What the role has to keep to. A rule of one step concerns those who carry the step out."""
    kind = change.kind.name
    if kind.startswith("rule-"):
        rule_id = str(change.element[1])
        steps = _steps(scene, rule_id)
        performed = any(scene.performs(each, step_id) for step_id in steps for each in change.roles)
        named = any(scene.performer(role) in str(change.arguments[side] or "") for side in ("old", "new"))
        if performed and not named and not any(scene.performs(role, step_id) for step_id in steps):
            return None
        return scene.statement("rules", change, scene.word("rule", id=rule_id))
    if kind.startswith("exception-"):
        exception_id = str(change.element[1])
        details = [_exception(scene.new, exception_id)] if kind == "exception-added" else []
        return scene.statement("rules", change, scene.word("exception", id=exception_id), details)
    return scene.whole("rules", change)


def _steps(scene: Scene, rule_id: str) -> list[str]:
    """The steps that a rule holds for, in both versions."""
    rules = [process.rules[rule_id] for process in (scene.old, scene.new) if process and rule_id in process.rules]
    return [rule.step for rule in rules if rule.step]


def _exception(process: Process | None, exception_id: str) -> str:
    return process.exceptions[exception_id].do if process else ""
