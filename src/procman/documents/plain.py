"""Views as plain data: what is handed over as JSON to those who are no Jinja2 templates."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from procman.documents.content import Prose
from procman.documents.flowchart import Flowchart


def plain(view: Any) -> Any:
    """Dictionaries, lists, texts, numbers and truth values in place of the view's own classes.

    A text of several paragraphs becomes the list of its blocks, so that nobody has to read CommonMark again, and a
    flowchart becomes pictures without links.

    Raises:
        TypeError: The view holds something that has no plain form.
    """
    if view is None or isinstance(view, bool | int | float):
        return view
    if isinstance(view, str):
        return str(view)  # a Markup is one, too
    if isinstance(view, Prose):
        return [plain(block) for block in view.blocks]
    if isinstance(view, Flowchart):
        return _flowchart(view)
    if isinstance(view, dict):
        return {key: plain(value) for key, value in view.items()}
    if isinstance(view, tuple | list):
        return [plain(item) for item in view]
    if dataclasses.is_dataclass(view) and not isinstance(view, type):
        return {name: plain(getattr(view, name)) for name in _field_names(view.__class__)}
    raise TypeError(type(view).__name__)


def _flowchart(chart: Flowchart) -> dict[str, Any]:
    """Under the names that templates use, but as pictures of their own."""
    return {
        "svg": chart.screen.plain,
        "width": chart.width,
        "height": chart.height,
        "pages": [sheet.plain for sheet in chart.sheets.pictures],
        "landscape": chart.landscape,
    }


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
