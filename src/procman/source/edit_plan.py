"""What changes ask for, by the places of a document: which values, keys and entries, and what the data is then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from procman.source.edits import Edit, NotEditableError, Remove, RenameKey, ReplaceText, SetValue
from procman.source.positions import ElementPath
from procman.source.syntax_tree import Node

Place: TypeAlias = tuple[int, ...]
"""Which entry of the document, which entry in it, and so on."""
KeyOrder: TypeAlias = Callable[[ElementPath], Sequence[str]]
"""The keys that the format knows in a mapping, in their order."""
# Where the format lets one text stand for a list or a mapping, paths name the item or the key all the same.
_UNWRITTEN = frozenset({0, "to", "within"})
_TARGET_KEYS = frozenset({"to", "at_most"})


@dataclass(frozen=True, slots=True)
class Insertion:
    """A new entry.

    Attributes:
        position: Before which entry.
        key: Its key; None for an item of a list.
    """

    position: int
    key: str | None
    value: Any


@dataclass(slots=True)
class Plan:
    """What is to be done; ``insertions`` are by the place of their mapping or list."""

    values: dict[Place, Any] = field(default_factory=dict)
    names: dict[Place, str] = field(default_factory=dict)
    removed: set[Place] = field(default_factory=set)
    insertions: dict[Place, list[Insertion]] = field(default_factory=dict)


def plan_of(root: Node, edits: Iterable[Edit], key_order: KeyOrder) -> Plan:
    """Find the places of changes; those of characters are left out.

    Raises:
        NotEditableError: A place is not there, or two changes contradict each other.
    """
    plan = Plan()
    for edit in edits:
        if isinstance(edit, ReplaceText):
            continue
        place, rest = _find(root, edit.element)
        if isinstance(edit, Remove):
            if not rest:
                plan.removed.add(place)
        elif isinstance(edit, SetValue) and rest:
            _insert(plan, root, place, rest, edit, key_order)
        elif rest or not place:
            raise NotEditableError("there is no such element")
        elif isinstance(edit, RenameKey):
            _rename(plan, root, place, edit.name)
        elif plan.values.setdefault(place, edit.value) != edit.value:
            raise NotEditableError("two values for one element")
    _remove_emptied(plan, root)
    return plan


def node_at(root: Node, place: Place) -> Node:
    """The value at a place."""
    for index in place:
        root = root.entries[index].value
    return root


def changed_data(data: Any, plan: Plan, place: Place = ()) -> Any:
    """Plain data as it is after the changes; entries of data and document stand in the same order."""
    if place in plan.values:
        return plan.values[place]
    if not isinstance(data, dict | list):
        return data
    old = list(data.items()) if isinstance(data, dict) else [(None, item) for item in data]
    new: list[tuple[str | None, Any]] = []
    for index, (key, value) in enumerate([*old, (None, None)]):
        new += [(one.key, one.value) for one in plan.insertions.get(place, ()) if one.position == index]
        below = (*place, index)
        if index < len(old) and below not in plan.removed:
            new.append((plan.names.get(below, key), changed_data(value, plan, below)))
    return dict(new) if isinstance(data, dict) else [value for _, value in new]


def _find(root: Node, element: ElementPath) -> tuple[Place, ElementPath]:
    """The place of an element, or of what would hold it with the parts that are missing."""
    place: list[int] = []
    node = root
    for done, part in enumerate(element):
        if _unwritten(node, part):
            continue
        index = _index(node, part)
        if index is None:
            return tuple(place), element[done:]
        place.append(index)
        node = node.entries[index].value
    return tuple(place), ()


def _unwritten(node: Node, part: str | int) -> bool:
    if node.kind == "scalar":
        return not node.empty and part in _UNWRITTEN
    # ``next: {to: check, at_most: 2}`` is the only way out of its step.
    keys = {entry.key.value for entry in node.entries if entry.key}
    return node.kind == "mapping" and part == 0 and "to" in keys and keys <= _TARGET_KEYS


def _index(node: Node, part: str | int) -> int | None:
    if isinstance(part, int):  # into a mapping: its n-th entry, as ``next`` may be a mapping
        return part if part < len(node.entries) else None
    keys = [entry.key.value if entry.key else None for entry in node.entries]
    return keys.index(part) if part in keys else None


def _names(root: Node, place: Place) -> ElementPath:
    names: list[str | int] = []
    for index in place:
        entry = root.entries[index]
        names.append(entry.key.value if entry.key else index)
        root = entry.value
    return tuple(names)


def _insert(plan: Plan, root: Node, place: Place, rest: ElementPath, edit: SetValue, key_order: KeyOrder) -> None:
    node, first, value = node_at(root, place), rest[0], edit.value
    for part in reversed(rest[1:]):
        if not isinstance(part, str):
            raise NotEditableError("there is no such element")
        value = {part: value}
    if node.kind == "sequence" and first == len(node.entries):
        new = Insertion(len(node.entries), None, value)
    elif node.kind == "mapping" and isinstance(first, str):
        new = Insertion(_position(node, first, key_order(_names(root, place))), first, value)
    else:
        raise NotEditableError("there is no such element")
    wanted = plan.insertions.setdefault(place, [])
    if any(one.key == new.key and one != new for one in wanted):
        raise NotEditableError("two values for one element")
    if new not in wanted:
        wanted.append(new)


def _position(node: Node, key: str, order: Sequence[str]) -> int:
    """Before the first key that the format puts later; at the end where there is none."""
    later = set(order[order.index(key) + 1 :]) if key in order else set()
    found = (index for index, entry in enumerate(node.entries) if entry.key and entry.key.value in later)
    return next(found, len(node.entries))


def _rename(plan: Plan, root: Node, place: Place, name: str) -> None:
    siblings = node_at(root, place[:-1]).entries
    if any(entry.key is None or entry.key.value == name for entry in siblings):
        raise NotEditableError("there is such a key already")
    if plan.names.setdefault(place, name) != name:
        raise NotEditableError("two names for one key")


def _remove_emptied(plan: Plan, root: Node) -> None:
    """What loses its last entry goes as well; what goes with something else is not counted twice."""
    for depth in range(max(map(len, plan.removed), default=0), 0, -1):
        for parent in {place[:-1] for place in plan.removed if len(place) == depth}:
            every = {(*parent, index) for index in range(len(node_at(root, parent).entries))}
            if every <= plan.removed and parent not in plan.insertions:
                if not parent:
                    raise NotEditableError("nothing would be left")
                plan.removed.add(parent)
    within = {one for one in plan.removed if any(one[:length] in plan.removed for length in range(1, len(one)))}
    plan.removed -= within
