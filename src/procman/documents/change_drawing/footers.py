"""Limits, documents, forms and controls at a step of both versions: what came, what went, what they were before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from procman.diagram.diagram_input import ControlMark, FooterItem, InputNode
from procman.diagram.signs import signed
from procman.diff.change import Change
from procman.documents.change_drawing.kinds import CONTROL_MARKS

_ADDED = {"step-output-added": "document", "step-form-added": "form"}
_REMOVED = {"step-output-removed": "document", "step-form-removed": "form"}
_DOCUMENTS = ("forms", "outputs", "records", "inputs")
_CAME = {"limit": "time-limit-added", "notify": "timeout-notice-added"}
_WENT = {"limit": "time-limit-removed", "notify": "timeout-notice-removed"}
_ORDER = ("process", "limit", "notify", "document", "form")


def merged_footer(
    old: InputNode, new: InputNode, changes: Sequence[Change], documents: Sequence[Change]
) -> tuple[FooterItem, ...]:
    """The footer of a step.

    Args:
        old: The step before.
        new: The step after.
        changes: What changed in it.
        documents: What changed in the process's documents and forms.
    """
    kinds = {change.kind.name for change in changes}
    came = {(_ADDED[change.kind.name], change.new) for change in changes if change.kind.name in _ADDED}
    went = {(_REMOVED[change.kind.name], change.old) for change in changes if change.kind.name in _REMOVED}
    other = {str(change.element[1]) for change in documents}
    items: list[FooterItem] = []
    for item in new.footer:
        before = next((each for each in old.footer if _key(each) == _key(item)), None)
        if (item.mark, item.reference) in came or (before is None and _CAME.get(item.mark) in kinds):
            items.append(replace(item, text=signed(item.text, "added"), change="added"))
        elif before and before.text != item.text:
            items.append(_gone(before))
            items.append(replace(item, text=f"→ {item.text}", change="changed"))
        elif item.reference in other:
            items.append(replace(item, text=signed(item.text, "changed"), change="changed"))
        else:
            items.append(item)
    for item in old.footer:
        kept = any(_key(each) == _key(item) for each in new.footer)
        if (item.mark, item.reference) in went or (not kept and _WENT.get(item.mark) in kinds):
            items.append(_gone(item))
    return tuple(sorted(items, key=lambda item: _ORDER.index(item.mark)))


def told_documents(documents: Sequence[Change], nodes: Sequence[InputNode]) -> list[Change]:
    """The changes of documents and forms that some footer tells."""
    marked = {item.reference for node in nodes for item in node.footer if item.change and item.reference}
    return [change for change in documents if str(change.element[1]) in marked]


def of_documents(changes: Sequence[Change]) -> list[Change]:
    """The changes of documents and forms that both versions have."""
    presence = ("added", "removed")
    return [
        change
        for change in changes
        if change.element and change.element[0] in _DOCUMENTS
        if len(change.element) > 2 or change.kind.name.rpartition("-")[2] not in presence
    ]


def _key(item: FooterItem) -> tuple[str, str]:
    return item.mark, item.reference


def _gone(item: FooterItem) -> FooterItem:
    return replace(item, change="removed")


def merged_controls(
    old: InputNode | None, new: InputNode, changes: Sequence[Change], lost: Collection[str]
) -> tuple[ControlMark, ...]:
    """The controls of a step.

    Args:
        old: The step before, None for an added one.
        new: The step after.
        changes: What changed in its controls.
        lost: Ids of controls that are gone or are carried out elsewhere.
    """
    by_control: dict[str, set[str]] = {}
    for change in changes:
        by_control.setdefault(str(change.element[1]), set()).add(change.kind.name)
    controls = []
    for control in new.controls:
        kinds = by_control.get(control.id, set())
        mark = next((CONTROL_MARKS[kind] for kind in CONTROL_MARKS if kind in kinds), "changed" if kinds else "same")
        controls.append(replace(control, change=mark))
    return (*controls, *gone_controls(old, lost)) if old else tuple(controls)


def gone_controls(old: InputNode, lost: Collection[str]) -> tuple[ControlMark, ...]:
    """The controls of a step before that are no longer carried out in it."""
    return tuple(replace(control, change="removed") for control in old.controls if control.id in lost)
