"""Who else has a part in a step, and in which duty it is carried out."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Word, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import members, word

CONSULTED = mirrored("consulted-added", "consulted-removed", "minor", "duties")
INFORMED = mirrored("informed-added", "informed-removed", "minor", "duties")
ACCOUNTABLE = symmetric("accountable-changed", "minor", "duties")
DUTY = symmetric("duty-changed", "minor", "duties")
AUTOMATION = symmetric("automation-changed", "minor", "duties")
KINDS = (*CONSULTED, *INFORMED, ACCOUNTABLE, DUTY, AUTOMATION)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the duties around steps."""
    performer = comparison.sides.performer
    for pair in comparison.changed_steps:
        people = comparison.step_people(pair.old, pair.new)
        name = pair.new.name or pair.new_id
        path = ("steps", pair.new_id)
        for kinds, key in ((CONSULTED, "consulted"), (INFORMED, "informed")):
            yield from members(
                comparison.sides,
                kinds,
                (*path, key),
                getattr(pair.old, key),
                getattr(pair.new, key),
                people=lambda role, pair=pair: {role, pair.old.role, pair.new.role},  # type: ignore[misc]
                shown=performer,
                name=name,
            )
        before, after = pair.old.accountable, pair.new.accountable
        if before != after:
            default = (comparison.old.owner, comparison.new.owner)
            show = (performer(before or default[0]), performer(after or default[1]))
            everyone = people | {before or default[0], after or default[1]}
            element = (*path, "accountable")
            yield comparison.change(ACCOUNTABLE, element, before, after, people=everyone, show=show, name=name)
        if pair.old.duty != pair.new.duty:
            duties = word("duty", pair.old.duty), word("duty", pair.new.duty)
            yield comparison.change(
                DUTY, (*path, "duty"), pair.old.duty, pair.new.duty, people=people, show=duties, name=name
            )
        if pair.old.automatic != pair.new.automatic:
            words = Word("means", "automatic"), Word("means", "manual")
            yield comparison.change(
                AUTOMATION,
                (*path, "automatic"),
                pair.old.automatic,
                pair.new.automatic,
                people=people,
                show=words if pair.old.automatic else (words[1], words[0]),
                name=name,
            )
