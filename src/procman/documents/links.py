"""Links of plain views: only those that lead somewhere in the document at hand stay links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

_LINK: Final = {"text", "anchor", "number"}


def without_dead_links(data: Any) -> Any:
    """Plain data in which a link whose place is not in the data has no ``anchor``.

    A place is whatever carries an ``anchor`` and is no link itself. PDF and DOCX refuse links that lead nowhere.
    """
    return _relinked(data, frozenset(_places(data)))


def _places(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if data.get("anchor") and not data.keys() <= _LINK:
            yield data["anchor"]
        for value in data.values():
            yield from _places(value)
    elif isinstance(data, list):
        for value in data:
            yield from _places(value)


def _relinked(data: Any, places: frozenset[str]) -> Any:
    if isinstance(data, dict):
        if data.keys() == _LINK and data["anchor"] not in places:
            return data | {"anchor": None}
        return {key: _relinked(value, places) for key, value in data.items()}
    if isinstance(data, list):
        return [_relinked(value, places) for value in data]
    return data
