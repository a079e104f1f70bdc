"""The texts of a definition that people read, as they stand in its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from procman.source.positions import ElementPath

NAME_KEYS = frozenset({"name", "label"})
_TEXT_KEYS = NAME_KEYS | {
    "purpose",
    "applies_to",
    "excludes",
    "pauses",
    "every",
    "when",
    "do",
    "cautions",
    "mistakes",
    "risk",
    "objective",
    "measure",
    "text",
    "source",
    "formula",
    "rule",
    "default",
    "options",
    "notes",
}
# Entries of these are names themselves: `ends: {closed: 投诉办结}`.
_NAMED = frozenset({"phases", "ends"})

_LEFT_OUT = frozenset({"classification", "translations"})


def prose(data: Any) -> Iterator[tuple[ElementPath, str, str]]:
    """Every text of a process that people read: its path, its key and the text.

    Public classifications are left out, and so are translations, which are in another language.

    Args:
        data: The plain data of the file.
    """
    for key, part in data.items():
        if key not in _LEFT_OUT:
            yield from _texts((key,), key, part)


def _texts(path: ElementPath, key: str, part: Any) -> Iterator[tuple[ElementPath, str, str]]:
    if isinstance(part, str):
        if key in _TEXT_KEYS:
            yield path, key, part
        elif path[0] in _NAMED:
            yield path, "name", part
    elif isinstance(part, dict):
        for inner, entry in part.items():
            yield from _texts((*path, inner), inner, entry)
    elif isinstance(part, list):
        for index, entry in enumerate(part):
            yield from _texts((*path, index), key, entry)
