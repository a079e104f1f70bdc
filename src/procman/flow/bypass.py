"""Ways that reach a place without passing the step that is to come before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.flow.graph import START
from procman.flow.parallel import stalled_joins
from procman.flow.paths import shortest_path

if TYPE_CHECKING:
    from procman.flow.graph import Graph
    from procman.flow.soundness import Soundness


def way_round(graph: Graph, found: Soundness, step: str, target: str) -> list[str] | None:
    """Nodes of a shortest way from the start to a node past a step; None when every way passes it.

    A case takes all branches of a parallel split, so a join waits for ever for a branch that stands still at the step.

    Args:
        graph: The flow.
        found: What is known about its parallel blocks.
        step: The step that is not passed.
        target: The step or end that is reached.
    """
    barred = {step, *stalled_joins(graph, found.blocks, found.awaited, step)}
    return shortest_path(graph, START, target, without=barred)
