"""Short sentences at a node: what about it changed that its shape does not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from procman.diagram.diagram_input import ChangeMark, FooterItem, InputNode
from procman.diagram.signs import SIGNS
from procman.diff.change import Change
from procman.diff.wording import message, show
from procman.documents.change_drawing.kinds import NODE_MARKS
from procman.messages import catalogue, has_text, text

SHOWN_OTHERWISE = frozenset(
    {
        "step-added",
        "step-removed",
        "end-added",
        "end-removed",
        "time-limit-added",
        "time-limit-removed",
        "time-limit-changed",
        "timeout-notice-added",
        "timeout-notice-removed",
        "step-output-added",
        "step-output-removed",
        "step-form-added",
        "step-form-removed",
        "control-added",
        "control-removed",
    }
)
"""Kinds that a mark, a limit, a document or a control shows."""
_COUNTED = {"wording-added": "wording", "wording-removed": "wording", "wording-changed": "wording"}
_COUNTED |= {"wording-moved": "wording", "control-changed": "control-changed"}


def notes(changes: Iterable[Change], language: str, lost: Collection[str] = ()) -> list[FooterItem]:
    """The notes of a node in the order of reports; long texts are counted and not quoted.

    Args:
        changes: What changed in the node and its controls.
        language: Language of the notes.
        lost: Ids of controls that moved away from here.
    """
    found: dict[FooterItem, None] = {}
    counted: Counter[tuple[str, str, str]] = Counter()
    for change in changes:
        name = change.kind.name
        if name in SHOWN_OTHERWISE:
            continue
        if name in _COUNTED:
            owner, field = (show(change.arguments[key], language) for key in ("name", "field"))
            counted[_COUNTED[name], owner, field] += 1
        else:
            away = name == "control-moved" and change.element[1] in lost
            key = "control-moved-away" if away else name
            found[FooterItem("change", _sentence(change, key, language), change=_mark(name))] = None
    for (kind, name, field), count in counted.items():
        words = text(language, f"changes.note-{kind}", name=name, field=field, count=count)
        found[FooterItem("change", words, change="changed")] = None
    return list(found)


def _mark(kind: str) -> ChangeMark:
    """The sign before a note: that of the kind, or that of what the note names."""
    if kind == "control-moved":
        return "moved"
    last = kind.rpartition("-")[2]
    return NODE_MARKS.get(kind, last if last in ("added", "removed") else "changed")  # type: ignore[arg-type]


def _sentence(change: Change, name: str, language: str) -> str:
    key = f"changes.note-{name}"
    if not has_text(language, key):
        return message(change, language)
    template = catalogue(language, "changes")[key.partition(".")[2]]
    named = {name: show(value, language) for name, value in change.arguments.items() if f"{{{name}}}" in template}
    return template.format_map(named)


def spoken(node: InputNode, language: str) -> InputNode:
    """The node with what became of it in its sentence for readers who cannot see it."""
    separator = text(language, "diff.separator")
    marks = [text(language, f"changes.told-{mark}") for mark in node.changes if mark in SIGNS]
    told = []
    for item in (item for item in node.footer if item.change):
        words = item.text.removeprefix(f"{SIGNS.get(item.change or 'same', '')} ")
        presence = item.change in ("added", "removed")
        told.append(f"{text(language, f'changes.told-{item.change}')} {words}" if presence else words)
    description = node.description
    if marks:
        description = text(language, "changes.told", marks=separator.join(marks), node=description)
    if told:
        description += text(language, "changes.told-notes", notes=text(language, "changes.told-separator").join(told))
    return replace(node, description=description)
