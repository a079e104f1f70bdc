"""Whom a change concerns."""

from __future__ import annotations

from procman.diff.change import Change
from procman.documents.view.bulletin.scene import Scene


def audience(scene: Scene, change: Change) -> set[str]:
    """Roles that may have to know of a change.

    What happens at a step that a system or a customer carries out names no role. It concerns those who work before and
    after it and, where a rule names roles in its text, them; a process has an owner where there is nobody else.
    """
    roles = set(change.roles)
    if not roles:
        step_id = _step(scene, change)
        if step_id is not None:
            around = [found[step_id] for found in scene.partners if step_id in found]
            roles = set(scene.sides.roles(each for one in around for each in (*one.givers, *one.takers)))
    if change.element and change.element[0] == "rules":
        roles |= _named(scene, change)
    processes = [process for process in (scene.old, scene.new) if process]
    return roles or set(scene.sides.roles(process.owner for process in processes))


def _step(scene: Scene, change: Change) -> str | None:
    """The step that a change is about: its own, or the one that a rule holds for."""
    if len(change.element) < 2:
        return None
    section, key = change.element[:2]
    if section == "steps":
        return str(key)
    if section == "rules":
        rules = [process.rules[str(key)] for process in (scene.new, scene.old) if process and str(key) in process.rules]
        return next((rule.step for rule in rules if rule.step), None)
    return None


def _named(scene: Scene, change: Change) -> set[str]:
    """Roles of the process that a rule names in its text."""
    texts = [str(change.arguments[side] or "") for side in ("old", "new")]
    names = {
        role: scene.performer(role)
        for process in (scene.old, scene.new)
        if process
        for role in scene.sides.roles([process.owner, *(step.role for step in process.steps.values())])
    }
    return {role for role, name in names.items() if any(name in text for text in texts)}
