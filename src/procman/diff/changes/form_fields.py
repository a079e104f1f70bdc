"""Fields of forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.diff.change import Change, ElementPath, mirrored, symmetric
from procman.diff.comparison import Comparison, Pair
from procman.diff.parts import in_both, names, order, presence

if TYPE_CHECKING:
    from procman.model.form import Field, Form

PRESENCE = mirrored("form-field-added", "form-field-removed", "minor", "forms")
RENAMED = symmetric("form-field-renamed", "minor", "forms")
MOVED = symmetric("form-field-moved", "minor", "forms")
KINDS = (*PRESENCE, RENAMED, MOVED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare which fields forms have, what they are called and in which order they stand."""
    for form in in_both(comparison.old.forms, comparison.new.forms):
        yield from _fields(comparison, form)


def _fields(comparison: Comparison, form: Pair[Form]) -> Iterator[Change]:
    sides = comparison.sides
    old, new = form.old.fields, form.new.fields
    path: ElementPath = ("forms", form.new_id, "fields")

    def people(*fields: Field) -> set[str | None]:
        fillers = {field.filled_by for field in fields}
        return fillers if any(fillers) else comparison.form_people(form.old, form.new)

    yield from presence(
        sides,
        PRESENCE,
        path,
        old,
        new,
        name=lambda _, field: field.label,
        people=lambda _, field: people(field),
        effect=lambda field: "tighter" if field.required else "other",
        of=form.new.name,
    )
    yield from names(
        sides,
        RENAMED,
        path,
        in_both(old, new),
        name=lambda field: field.label,
        people=lambda pair: people(pair.old, pair.new),
        key="label",
        of=form.new.name,
    )
    yield from order(
        sides,
        MOVED,
        path,
        list(old),
        list(new),
        name=lambda key: (new.get(key) or old[key]).label,
        people=lambda key: people(old[key], new[key]),
        of=form.new.name,
    )
