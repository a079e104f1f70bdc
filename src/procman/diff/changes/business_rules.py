"""Rules that people keep while they work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.diff.change import Change, Shown, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import attributes, in_both, plain, presence

if TYPE_CHECKING:
    from procman.model.process import BusinessRule

PRESENCE = mirrored("rule-added", "rule-removed", "minor", "rules")
CHANGED = symmetric("rule-changed", "minor", "rules")
STEP = symmetric("rule-step-changed", "minor", "rules")
KINDS = (*PRESENCE, CHANGED, STEP)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare business rules."""
    old, new, sides = comparison.old.rules, comparison.new.rules, comparison.sides

    def people(*rules: BusinessRule) -> set[str | None]:
        processes = (comparison.old, comparison.new)
        steps = [process.steps[rule.step] for process in processes for rule in rules if rule.step in process.steps]
        return comparison.step_people(*steps) if steps else comparison.all_performers | comparison.owners

    def show(_: str, rule: BusinessRule) -> Shown:
        return rule.text

    yield from presence(
        sides, PRESENCE, ("rules",), old, new, name=lambda key, _: key, people=lambda _, rule: people(rule), show=show
    )
    for pair in in_both(old, new):
        everyone = people(pair.old, pair.new)
        keys = ("text", "source")
        yield from attributes(
            sides,
            CHANGED,
            ("rules",),
            pair,
            keys,
            people=everyone,
            shown=lambda _, value: plain(value),
            name=pair.new_id,
        )
        before, after = pair.old.step, pair.new.step
        if comparison.current(before) != after:
            names = (comparison.step_name(before), comparison.step_name(after))
            path = ("rules", pair.new_id, "step")
            yield comparison.change(STEP, path, before, after, people=everyone, show=names, name=pair.new_id)
