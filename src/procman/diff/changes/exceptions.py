"""What is done outside the regular flow."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Shown, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import attributes, in_both, plain, presence

PRESENCE = mirrored("exception-added", "exception-removed", "minor", "rules")
CHANGED = symmetric("exception-changed", "minor", "rules")
KINDS = (*PRESENCE, CHANGED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare exceptions."""
    old, new, sides = comparison.old.exceptions, comparison.new.exceptions, comparison.sides

    def shown(key: str, value: object) -> Shown:
        return sides.performer(value) if key == "report_to" and isinstance(value, str) else plain(value)

    yield from presence(
        sides,
        PRESENCE,
        ("exceptions",),
        old,
        new,
        name=lambda key, _: key,
        people=lambda _, exception: comparison.owners | {exception.report_to},
        show=lambda _, exception: exception.when,
    )
    for pair in in_both(old, new):
        people = comparison.owners | {pair.old.report_to, pair.new.report_to}
        keys = ("when", "do", "report_to")
        yield from attributes(
            sides,
            CHANGED,
            ("exceptions",),
            pair,
            keys,
            people=people,
            shown=shown,
            name=pair.new_id,
            family="exception",
        )
