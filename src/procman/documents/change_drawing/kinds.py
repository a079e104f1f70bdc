"""Which kinds of change a drawing shows by which mark; every other kind about a node is shown as changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from procman.diagram.diagram_input import ChangeMark
from procman.diff.change import Change

HEAVIEST_FIRST: Final[tuple[ChangeMark, ...]] = ("added", "removed", "moved", "changed")

NODE_MARKS: Final[Mapping[str, ChangeMark]] = {
    "step-added": "added",
    "end-added": "added",
    "step-removed": "removed",
    "end-removed": "removed",
    "step-moved": "moved",
    "step-renumbered": "moved",
    "step-phase-changed": "moved",
    "performer-changed": "moved",
    "control-bypass-added": "changed",
    "control-bypass-removed": "changed",
}
WAY_MARKS: Final[Mapping[str, ChangeMark]] = {
    "step-rerouted": "moved",
    "branch-added": "added",
    "branch-removed": "removed",
    "branch-retargeted": "moved",
    "branch-renamed": "changed",
    "rework-limit-added": "changed",
    "rework-limit-removed": "changed",
    "rework-limit-changed": "changed",
    "timeout-added": "added",
    "timeout-removed": "removed",
    "timeout-retargeted": "moved",
}
BAND_MARKS: Final[Mapping[str, ChangeMark]] = {
    "phase-added": "added",
    "phase-removed": "removed",
    "phase-renamed": "changed",
    "phase-moved": "moved",
}
CONTROL_MARKS: Final[Mapping[str, ChangeMark]] = {"control-added": "added", "control-moved": "moved"}
TITLE_KINDS: Final = frozenset(
    {
        "process-renamed",
        "process-owner-changed",
        "process-time-limit-added",
        "process-time-limit-removed",
        "process-time-limit-changed",
    }
)
TITLE_FIELDS: Final = frozenset({("version",), ("status",), ("effective",)})


def node_marks(changes: Sequence[Change]) -> tuple[ChangeMark, ...]:
    """The marks of a node with these changes, the heaviest first."""
    found = {NODE_MARKS.get(change.kind.name, "changed") for change in changes}
    return tuple(mark for mark in HEAVIEST_FIRST if mark in found) or ("same",)
