"""Changes of a definition file as data, applied to the mapping that ``source.editing`` hands out."""

from __future__ import annotations

from typing import Any, TypeAlias

from procman.records import record
from procman.source.positions import ElementPath


@record(frozen=True, slots=True)
class SetValue:
    """Give a key, or an item of a list, another value; a key that is not there is added at the end.

    Attributes:
        value: Plain data: text, a boolean, a list or a mapping.
    """

    element: ElementPath
    value: Any


@record(frozen=True, slots=True)
class Remove:
    """Take out a key with its value, or an item of a list; what is not there is no mistake."""

    element: ElementPath


@record(frozen=True, slots=True)
class RenameKey:
    """Give a key another name at the same place."""

    element: ElementPath
    name: str


Edit: TypeAlias = SetValue | Remove | RenameKey


def apply(data: Any, edit: Edit) -> None:
    """Carry out one change on a ``ruamel.yaml`` CommentedMap, in place.

    Raises:
        KeyError: The element's parent is not there.
    """
    *parents, last = edit.element
    inside = data
    for part in parents:
        inside = inside[part]
    if isinstance(edit, SetValue):
        inside[last] = edit.value
    elif isinstance(edit, Remove):
        _remove(inside, last)
    else:
        place = list(inside).index(last)
        value = inside[last]
        comments = inside.ca.items.pop(last, None)
        del inside[last]
        inside.insert(place, edit.name, value)
        if comments is not None:
            inside.ca.items[edit.name] = comments


def _remove(inside: Any, last: str | int) -> None:
    if isinstance(last, int):
        if last < len(inside):
            del inside[last]
    else:
        inside.pop(last, None)
