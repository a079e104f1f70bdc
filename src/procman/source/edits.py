"""Changes of a definition file as data; ``source.editing`` carries them out."""

from __future__ import annotations

from typing import Any, TypeAlias

from procman.records import record
from procman.source.positions import ElementPath


@record(frozen=True, slots=True)
class SetValue:
    """Give a key, or an item of a list, another value; a key that is not there is added in the format's order.

    Attributes:
        value: Plain data: text, a boolean, a list or a mapping.
    """

    element: ElementPath
    value: Any


@record(frozen=True, slots=True)
class Remove:
    """Take out a key with its value, or an item of a list; what is not there is no mistake.

    A mapping or list that loses its last entry goes as well.
    """

    element: ElementPath


@record(frozen=True, slots=True)
class RenameKey:
    """Give a key another name at the same place."""

    element: ElementPath
    name: str


@record(frozen=True, slots=True)
class ReplaceText:
    """Write other characters at a place: in a comment, or where a file cannot be read yet.

    Attributes:
        line: Line, from 1.
        column: Column in characters, from 1.
        old: What stands there; where something else does, nothing is done.
        new: What is to stand there. Where nothing is left of the line, the line goes as well.
    """

    line: int
    column: int
    old: str
    new: str


Edit: TypeAlias = SetValue | Remove | RenameKey | ReplaceText


class NotEditableError(Exception):
    """A change cannot be made as asked, or not without touching something else."""
