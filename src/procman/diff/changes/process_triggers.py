"""What starts a process."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Word, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import in_both, names, presence, word

PRESENCE = mirrored("trigger-added", "trigger-removed", "major", "flow")
RENAMED = symmetric("trigger-renamed", "minor", "wording")
CHANGED = symmetric("trigger-changed", "major", "flow")
KINDS = (*PRESENCE, RENAMED, CHANGED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare triggers."""
    old, new = comparison.old.triggers, comparison.new.triggers
    first_steps = [step for process in (comparison.old, comparison.new) for step in list(process.steps.values())[:1]]
    people = comparison.owners | {step.role for step in first_steps}
    yield from presence(
        comparison.sides,
        PRESENCE,
        ("triggers",),
        old,
        new,
        name=lambda _, trigger: trigger.name,
        people=lambda *_: people,
    )
    pairs = in_both(old, new)
    yield from names(
        comparison.sides,
        RENAMED,
        ("triggers",),
        pairs,
        name=lambda trigger: trigger.name,
        people=lambda _: people,
    )
    for pair in pairs:
        for key in ("kind", "every", "when"):
            before, after = getattr(pair.old, key), getattr(pair.new, key)
            if before != after:
                show = (word("trigger", before), word("trigger", after)) if key == "kind" else (before, after)
                path = ("triggers", pair.new_id, key)
                yield comparison.change(
                    CHANGED, path, before, after, people=people, show=show, name=pair.new.name, field=Word("field", key)
                )
