"""Control points that came or went."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored
from procman.diff.comparison import Comparison
from procman.diff.parts import presence

KINDS = mirrored("control-added", "control-removed", "minor", "controls", removed_level="major")


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare which controls there are."""
    yield from presence(
        comparison.sides,
        KINDS,
        ("controls",),
        comparison.old.controls,
        comparison.new.controls,
        name=lambda key, _: key,
        people=lambda _, control: comparison.control_people(control),
        effect=lambda _: "tighter",
        show=lambda _, control: control.risk or comparison.step_name(control.step),
    )
