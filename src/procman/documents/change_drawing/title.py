"""The title block of a change drawing: both versions, how much changed, what the signs mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from procman.diagram.diagram_input import InputEdge, TitleBlock
from procman.diagram.signs import SIGNS
from procman.diagram.title import title_block
from procman.diff.change import GROUPS, Change
from procman.diff.wording import show
from procman.documents.change_drawing.kinds import TITLE_FIELDS, TITLE_KINDS
from procman.documents.change_drawing.nodes import MergedNodes
from procman.documents.change_drawing.versions import Versions
from procman.messages import text

_PRESENCE = ("process-added", "process-removed")
_ROUTING = ("parallel", "join")
_PHASES = ("phase-added", "phase-removed")  # one without steps takes no room in the drawing


def merged_title(
    versions: Versions, nodes: MergedNodes, edges: Sequence[InputEdge], told: Iterable[Change]
) -> TitleBlock:
    """The title block.

    Args:
        versions: Both versions.
        nodes: The nodes, lanes and phases of the drawing.
        edges: Its ways.
        told: The changes that nodes and ways show.
    """
    language = versions.language

    def say(key: str, **arguments: object) -> str:
        return text(language, f"changes.{key}", **arguments)

    names = [lane.name for lane in nodes.lanes]
    blocks = [
        title_block(side.process, side.definitions, language, nodes.nodes, edges, names) if side else None
        for side in (versions.old, versions.new)
    ]
    old, new = blocks
    block = new or old
    assert block is not None
    marks = _marks(nodes, edges)
    signs = [(f"change-{mark}", say(f"legend-{mark}")) for mark in SIGNS if mark in marks]
    presence = next((c.kind.name for c in versions.changes if c.kind.name in _PRESENCE), "title")
    return TitleBlock(
        name=say(presence, name=_turn(old, new)),
        entries=(*_entries(old, new), *_counts(versions, nodes, edges, told)),
        legend=(*signs, *block.legend),
        page=block.page,
        description=say("description", name=block.name, changes=len(versions.changes)),
    )


def _turn(old: TitleBlock | None, new: TitleBlock | None) -> str:
    """The name before and after; one that stayed is told once."""
    return " → ".join(dict.fromkeys(block.name for block in (old, new) if block))


def _entries(old: TitleBlock | None, new: TitleBlock | None) -> list[tuple[str, str]]:
    """The entries of both title blocks, in the order of the new one."""
    before, after = dict(old.entries if old else ()), dict(new.entries if new else ())
    labels = [*after, *(label for label in before if label not in after)]
    if old is None or new is None:
        return [(label, after.get(label) or before[label]) for label in labels]
    return [(label, _changed_entry(before.get(label, "–"), after.get(label, "–"))) for label in labels]


def _changed_entry(old: str, new: str) -> str:
    return old if old == new else f"{old} → {new}"


def _marks(nodes: MergedNodes, edges: Sequence[InputEdge]) -> set[str]:
    """All marks that occur in the drawing."""
    found: set[str | None] = {edge.change for edge in edges}
    found |= {band.change for band in (*nodes.lanes, *nodes.phases)}
    for node in nodes.nodes:
        found |= set(node.changes)
        found |= {control.change for control in node.controls} | {item.change for item in node.footer}
    return {mark for mark in found if mark}


def _counts(
    versions: Versions, nodes: MergedNodes, edges: Sequence[InputEdge], told: Iterable[Change]
) -> list[tuple[str, str]]:
    """How many steps and ways have which mark, and which changes the drawing does not show."""
    language = versions.language
    steps = Counter(node.changes[0] for node in nodes.nodes if node.kind not in _ROUTING)
    ways = Counter(edge.change for edge in edges if edge.change)
    separator = text(language, "diff.separator")
    entries = []
    for key, counts in (("steps", steps), ("ways", ways)):
        listed = [text(language, f"changes.count-{mark}", count=counts[mark]) for mark in SIGNS if counts[mark]]
        if listed:
            entries.append((text(language, f"changes.entry-{key}"), separator.join(listed)))
    shown = {id(change) for change in told}
    for kind in _PHASES:
        found = [change for change in versions.changes if change.kind.name == kind and id(change) not in shown]
        shown |= {id(change) for change in found}
        if found:
            names = [show(change.arguments["name"], language) for change in found]
            entries.append((text(language, f"changes.entry-{kind}"), separator.join(names)))
    others = Counter(
        change.kind.group
        for change in versions.changes
        if id(change) not in shown and change.element and change.kind.name not in TITLE_KINDS
        if change.element not in TITLE_FIELDS
    )
    if others:
        listed = [
            text(language, "changes.count", group=text(language, f"diff.group-{group}"), count=others[group])
            for group in GROUPS
            if others[group]
        ]
        entries.append((text(language, "changes.entry-others"), separator.join(listed)))
    return entries
