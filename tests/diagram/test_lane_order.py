from __future__ import annotations

import itertools

from procman.diagram.diagram_input import DiagramInput, InputBand, InputEdge, InputNode
from procman.diagram.lane_order import compare_orders, reordered
from tests.diagram.random_processes import random_diagram


def _zigzag() -> DiagramInput:
    """Four lanes; the flow goes first, third, second, fourth, so that the declared order makes it run to and fro."""
    lanes = [0, 2, 1, 3, 1, 2, 0]
    nodes = [InputNode(f"n{place}", "task", lane, 0, "办理") for place, lane in enumerate(lanes)]
    nodes = [InputNode("start", "start", 0, 0, "开始"), *nodes, InputNode("end", "end", 0, 0, "结束")]
    edges = [
        InputEdge(f"{one.id}--{other.id}", one.id, other.id, "sequence") for one, other in itertools.pairwise(nodes)
    ]
    bands = tuple(InputBand(f"L{lane}", f"岗位{lane}") for lane in range(4))
    return DiagramInput("Z-1", tuple(nodes), tuple(edges), bands)


def test_a_better_order_is_found_and_then_stays() -> None:
    comparison = compare_orders(_zigzag())
    assert comparison.better
    assert comparison.best[0] == "L0"
    assert comparison.best_metrics.bends <= comparison.declared_metrics.bends
    lanes = [lane.id for lane in _zigzag().lanes]
    again = reordered(_zigzag(), tuple(lanes.index(lane) for lane in comparison.best))
    assert compare_orders(again).best == comparison.best


def test_no_suggestion_is_worse() -> None:
    for seed in (3, 17, 42):
        diagram = random_diagram(seed)
        comparison = compare_orders(diagram)
        assert sorted(comparison.best) == sorted(lane.id for lane in diagram.lanes)
        assert not comparison.best_metrics.faults
        assert comparison.better or comparison.best_metrics == comparison.declared_metrics
