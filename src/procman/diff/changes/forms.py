"""Forms that came, went, or have other data."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import attributes, in_both, names, plain, presence, word
from procman.diff.texts import compare_texts

PRESENCE = mirrored("form-added", "form-removed", "minor", "forms")
RENAMED = symmetric("form-renamed", "minor", "wording")
CHANGED = symmetric("form-changed", "minor", "forms")
KINDS = (*PRESENCE, RENAMED, CHANGED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare forms without their fields."""
    old, new, sides = comparison.old.forms, comparison.new.forms, comparison.sides
    yield from presence(
        sides,
        PRESENCE,
        ("forms",),
        old,
        new,
        name=lambda _, form: form.name,
        people=lambda _, form: comparison.form_people(form),
    )
    pairs = in_both(old, new)
    yield from names(
        sides,
        RENAMED,
        ("forms",),
        pairs,
        name=lambda form: form.name,
        people=lambda pair: comparison.form_people(pair.old, pair.new),
    )
    for pair in pairs:
        people = comparison.form_people(pair.old, pair.new)
        yield from attributes(
            sides,
            CHANGED,
            ("forms",),
            pair,
            ("kind", "number"),
            people=people,
            shown=lambda key, value: word("form", value) if key == "kind" else plain(value),
            name=pair.new.name,
        )
        path = ("forms", pair.new_id, "notes")
        yield from compare_texts(sides, path, pair.old.notes, pair.new.notes, people, pair.new.name)
