"""Documents that show a part: links to what they leave out become plain names."""

from __future__ import annotations

import dataclasses
from collections.abc import Set
from typing import Any, TypeVar

from procman.documents.view.names import Link

_View = TypeVar("_View")


def only_links(view: _View, anchors: Set[str]) -> _View:
    """The same view, in which only links to the given anchors lead somewhere.

    Args:
        view: A view, or a tuple of views.
        anchors: The places that the document has.
    """
    return _only_links(view, anchors)  # type: ignore[no-any-return]


def _only_links(view: Any, anchors: Set[str]) -> Any:
    if isinstance(view, Link):
        return view if view.anchor is None or view.anchor in anchors else dataclasses.replace(view, anchor=None)
    if isinstance(view, tuple):
        return tuple(_only_links(each, anchors) for each in view)
    if dataclasses.is_dataclass(view) and not isinstance(view, type):
        values = {field.name: getattr(view, field.name) for field in dataclasses.fields(view)}
        kept = {name: _only_links(value, anchors) for name, value in values.items()}
        changed = {name: value for name, value in kept.items() if value is not values[name]}
        return dataclasses.replace(view, **changed) if changed else view
    return view
