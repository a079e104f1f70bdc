"""What control points are against, and what is done."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Shown, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import attributes, in_both, plain, word

CHANGED = symmetric("control-changed", "minor", "controls")
KINDS = (CHANGED,)
_KEYS = ("risk", "risk_type", "risk_level", "objective", "measure", "system")


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the contents of controls."""

    def shown(key: str, value: object) -> Shown:
        if key == "system" and isinstance(value, str):
            return comparison.sides.performer(value)
        return word(key, value) if key in ("risk_type", "risk_level") else plain(value)

    for pair in in_both(comparison.old.controls, comparison.new.controls):
        people = comparison.control_people(pair.old, pair.new)
        yield from attributes(
            comparison.sides, CHANGED, ("controls",), pair, _KEYS, people=people, shown=shown, name=pair.new_id
        )
