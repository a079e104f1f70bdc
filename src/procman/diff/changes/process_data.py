"""The data of the document itself: version, status, dates, classification. They ask for no version of their own."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Shown, Word, symmetric
from procman.diff.comparison import Comparison, Sides, as_json
from procman.model.duration import Duration

CHANGED = symmetric("document-data-changed", "none", "document")
KINDS = (CHANGED,)
_KEYS = ("version", "status", "effective", "review_every", "classification", "lanes", "terms")


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the data of the document."""
    for key in _KEYS:
        before, after = getattr(comparison.old, key) or None, getattr(comparison.new, key) or None
        if before != after:
            show = (_shown(comparison.sides, key, before), _shown(comparison.sides, key, after))
            yield comparison.change(
                CHANGED, (key,), before, after, people=comparison.owners, show=show, field=Word("field", key)
            )


def _shown(sides: Sides, key: str, value: object) -> Shown:
    if value is None or isinstance(value, Duration):
        return value
    if key == "status":
        return Word("status", str(value))
    if isinstance(value, tuple):
        name = sides.performer if key == "lanes" else sides.term
        return ", ".join(str(name(one)) for one in value)
    data = as_json(value)
    if isinstance(data, dict):
        return "; ".join(f"{name} {' '.join(map(str, entry.values()))}" for name, entry in data.items())
    return str(data)
