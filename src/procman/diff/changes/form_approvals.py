"""Who approves forms, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import in_both, members, order

PRESENCE = mirrored("approval-added", "approval-removed", "minor", "forms")
MOVED = symmetric("approval-moved", "minor", "forms")
KINDS = (*PRESENCE, MOVED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the routes of approval."""
    sides = comparison.sides
    for form in in_both(comparison.old.forms, comparison.new.forms):
        people = comparison.form_people(form.old, form.new)
        path = ("forms", form.new_id, "approvals")
        yield from members(
            sides,
            PRESENCE,
            path,
            form.old.approvals,
            form.new.approvals,
            people=lambda _, people=people: people,  # type: ignore[misc]
            shown=sides.performer,
            effect="tighter",
            name=form.new.name,
        )
        yield from order(
            sides,
            MOVED,
            path,
            list(dict.fromkeys(form.old.approvals)),
            list(dict.fromkeys(form.new.approvals)),
            name=sides.performer,
            people=lambda _, people=people: people,  # type: ignore[misc]
            of=form.new.name,
        )
