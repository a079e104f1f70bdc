"""What another order of lanes would give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.diagram.lane_order import OrderComparison
from procman.messages import text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process


@dataclass(frozen=True, slots=True)
class LaneOrder:
    """A process and the comparison of its lane orders."""

    process: Process
    comparison: OrderComparison


def lane_order_text(order: LaneOrder, definitions: Definitions, language: str) -> str:
    """The process, what the order gains, and the line that belongs into its definition."""
    process, comparison = order.process, order.comparison
    head = f"{process.id} {process.name}"
    if not comparison.better:
        return f"{head}\n  {text(language, 'report.lanes-good')}\n"
    gain = text(
        language,
        "report.lanes-gain",
        crossings=comparison.declared_metrics.crossings,
        best_crossings=comparison.best_metrics.crossings,
        bends=comparison.declared_metrics.bends,
        best_bends=comparison.best_metrics.bends,
    )
    names = " | ".join(definitions.organisation.name(lane) for lane in comparison.best)
    return f"{head}\n  {gain}\n  {names}\n  lanes: [{', '.join(comparison.best)}]\n"
