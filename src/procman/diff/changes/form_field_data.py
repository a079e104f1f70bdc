"""What a form's field asks for, and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.diff.change import Change, Effect, Kind, Shown, mirrored, symmetric
from procman.diff.comparison import Comparison, Pair
from procman.diff.effects import by_presence, by_retention
from procman.diff.parts import attributes, in_both, members, plain, word

if TYPE_CHECKING:
    from procman.model.form import Field

REQUIRED = symmetric("form-field-required-changed", "minor", "forms")
PERSONAL = symmetric("form-field-personal-changed", "minor", "forms")
FILLER = symmetric("form-field-filler-changed", "minor", "forms")
STEP = symmetric("form-field-step-changed", "minor", "forms")
CHANGED = symmetric("form-field-changed", "minor", "forms")
OPTION = mirrored("form-option-added", "form-option-removed", "minor", "forms")
READER = mirrored("form-reader-added", "form-reader-removed", "minor", "forms")
KINDS = (REQUIRED, PERSONAL, FILLER, STEP, CHANGED, *OPTION, *READER)
_PLAIN: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (REQUIRED, ("required",)),
    (PERSONAL, ("personal",)),
    (FILLER, ("filled_by",)),
    (CHANGED, ("type", "unit", "default", "rule", "source", "retention")),
)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the data of fields that both versions have."""
    for form in in_both(comparison.old.forms, comparison.new.forms):
        for pair in in_both(form.old.fields, form.new.fields):
            if pair.old == pair.new and not comparison.rekeyed:
                continue
            fillers = {pair.old.filled_by, pair.new.filled_by}
            people = fillers if any(fillers) else comparison.form_people(form.old, form.new)
            yield from _field(comparison, pair, form.new_id, form.new.name, people)


def _field(
    comparison: Comparison, pair: Pair[Field], form_id: str, form: str, people: set[str | None]
) -> Iterator[Change]:
    sides = comparison.sides
    path = ("forms", form_id, "fields")
    name = pair.new.label

    def shown(key: str, value: object) -> Shown:
        if key == "filled_by" and isinstance(value, str):
            return sides.performer(value)
        return word("type", value) if key == "type" else plain(value)

    for kind, keys in _PLAIN:
        yield from attributes(
            sides, kind, path, pair, keys, people=people, shown=shown, effect=_effect, name=name, of=form
        )
    before, after = pair.old.at_step, pair.new.at_step
    if comparison.current(before) != after:
        show = (comparison.step_name(before), comparison.step_name(after))
        element = (*path, pair.new_id, "at_step")
        yield comparison.change(STEP, element, before, after, people=people, show=show, name=name, of=form)
    yield from members(
        sides,
        OPTION,
        (*path, pair.new_id, "options"),
        pair.old.options,
        pair.new.options,
        people=lambda _: people,
        name=name,
        of=form,
    )
    yield from members(
        sides,
        READER,
        (*path, pair.new_id, "visible_to"),
        pair.old.visible_to,
        pair.new.visible_to,
        people=lambda role: {role, *people},
        shown=sides.performer,
        name=name,
        of=form,
    )


def _effect(key: str, before: object, after: object) -> Effect:
    if key == "retention":
        return by_retention(before, after)  # type: ignore[arg-type]
    return by_presence(before, after) if key in ("required", "personal") else "other"
