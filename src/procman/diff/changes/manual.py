"""The manual's own texts, its calendar and its settings."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Shown, Word, symmetric
from procman.diff.comparison import Sides
from procman.diff.parts import order

CHANGED = symmetric("manual-changed", "minor", "document")
CALENDAR = symmetric("calendar-changed", "minor", "document")
SETTINGS = symmetric("settings-changed", "none", "document")
DOMAIN_MOVED = symmetric("domain-moved", "none", "document")
KINDS = (CHANGED, CALENDAR, SETTINGS, DOMAIN_MOVED)
_KEYS = (
    (CHANGED, ("title", "company", "language", "confidentiality", "summary", "numbering", "principles", "general")),
    (SETTINGS, ("versioning", "lint", "output")),
)
_CALENDAR_KEYS = ("hours", "weekend", "holidays", "days_off", "working_days")


def find(sides: Sides) -> Iterator[Change]:
    """Compare the manuals."""
    old, new = sides.old.manual, sides.new.manual
    compared = [(kind, (key,), old, new) for kind, keys in _KEYS for key in keys]
    compared += [(CALENDAR, ("calendar", key), old.calendar, new.calendar) for key in _CALENDAR_KEYS]  # type: ignore[misc]
    for kind, path, before, after in compared:
        values = getattr(before, path[-1]), getattr(after, path[-1])
        if values[0] != values[1]:
            show = tuple(_shown(path[-1], value) for value in values)
            field = Word("field", path[-1])
            yield sides.change(kind, path, *values, people=(), show=(show[0], show[1]), field=field)
    names = {key: domain.name for domains in (old.domains, new.domains) for key, domain in domains.items()}
    yield from order(
        sides, DOMAIN_MOVED, ("domains",), list(old.domains), list(new.domains), name=names.get, people=lambda _: ()
    )


def _shown(key: str, value: object) -> Shown:
    """Plain values as they are; of whole chapters a message says only that they changed."""
    if key in ("holidays", "language"):
        return Word(key, str(value))
    return value if isinstance(value, str) else None
