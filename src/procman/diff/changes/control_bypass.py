"""Control points that stayed where they are while the flow now leads past them, or no longer does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.diff.change import Change, mirrored
from procman.diff.comparison import Comparison
from procman.diff.parts import in_both

if TYPE_CHECKING:
    from procman.model.control import Control
    from procman.model.process import Process

ADDED, REMOVED = mirrored("control-bypass-added", "control-bypass-removed", "major", "controls", removed_level="minor")
KINDS = (ADDED, REMOVED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare whether what controls protect can be reached without them."""
    pairs = [
        pair
        for pair in in_both(comparison.old.controls, comparison.new.controls)
        # Where a control itself moved or protects something else, that is what is told.
        if pair.old.protects and comparison.current(pair.old.protects) == pair.new.protects
        if comparison.current(pair.old.step) == pair.new.step
        if _stands(comparison.old, pair.old) and _stands(comparison.new, pair.new)
    ]
    if not pairs or (not comparison.rekeyed and _ways(comparison.old) == _ways(comparison.new)):
        return
    ways_round = _Bypasses(comparison.old), _Bypasses(comparison.new)
    for pair in pairs:
        before, after = ways_round[0].leads_past(pair.old), ways_round[1].leads_past(pair.new)
        if before != after:
            target = comparison.step_name(pair.new.protects)
            path = ("controls", pair.new_id, "protects")
            people = comparison.control_people(pair.old, pair.new)
            yield comparison.change(
                ADDED if after else REMOVED,
                path,
                pair.old.protects if before else None,
                pair.new.protects if after else None,
                people=people,
                effect="looser" if after else "tighter",
                places=(path, path),
                show=(target if before else None, target if after else None),
                name=pair.new_id,
                of=comparison.step_name(pair.new.step),
            )


class _Bypasses:
    """The ways round the controls of one version."""

    def __init__(self, process: Process) -> None:
        from procman.flow.graph import build_graph
        from procman.flow.soundness import explore

        self._graph = build_graph(process)
        self._found = explore(self._graph)

    def leads_past(self, control: Control) -> bool:
        """Whether some way reaches what a control protects without its step."""
        from procman.flow.bypass import way_round

        return way_round(self._graph, self._found, control.step, str(control.protects)) is not None


def _stands(process: Process, control: Control) -> bool:
    """Whether a control is carried out, and protects something, that there is."""
    return control.step in process.steps and control.protects in (*process.steps, *process.ends)


def _ways(process: Process) -> list[tuple[object, ...]]:
    """Everything on which the flow of a process rests."""
    return [
        (step_id, step.kind, step.next, step.on_timeout.to if step.on_timeout else None)
        for step_id, step in process.steps.items()
    ]
