"""How strong a control point is: key or not, how often, by what means, seen by whom."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Effect, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.effects import by_presence, by_rank
from procman.diff.parts import attributes, in_both, members, word

KEY = symmetric("control-key-changed", "minor", "controls")
FREQUENCY = symmetric("control-frequency-changed", "minor", "controls")
MEANS = symmetric("control-means-changed", "minor", "controls")
EFFECT = symmetric("control-effect-changed", "minor", "controls")
EVIDENCE = mirrored("control-evidence-added", "control-evidence-removed", "minor", "controls")
KINDS = (KEY, FREQUENCY, MEANS, EFFECT, *EVIDENCE)
_STRICTEST_FIRST = {
    "frequency": ("each-time", "daily", "weekly", "monthly", "quarterly", "yearly"),
    # What a system does is never forgotten, and what keeps a risk from coming true is worth more than what finds out.
    "means": ("automatic", "mixed", "manual"),
    "effect": ("preventive", "detective"),
}


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the strength of controls."""
    sides = comparison.sides
    for pair in in_both(comparison.old.controls, comparison.new.controls):
        people = comparison.control_people(pair.old, pair.new)
        for kind, key in ((KEY, "key"), (FREQUENCY, "frequency"), (MEANS, "means"), (EFFECT, "effect")):
            shown = (lambda _, value: value) if key == "key" else (word)
            yield from attributes(
                sides, kind, ("controls",), pair, (key,), people=people, shown=shown, effect=_effect, name=pair.new_id
            )
        yield from members(
            sides,
            EVIDENCE,
            ("controls", pair.new_id, "evidence"),
            pair.old.evidence,
            pair.new.evidence,
            people=lambda _, people=people: people,  # type: ignore[misc]
            shown=comparison.document_name,
            effect="tighter",
            name=pair.new_id,
        )


def _effect(key: str, before: object, after: object) -> Effect:
    if key == "key":
        return by_presence(before, after)
    return by_rank(before and str(before), after and str(after), _STRICTEST_FIRST[key])  # type: ignore[arg-type]
