"""The best of a few layouts: a merged flow has more ways at a shape than the flow of one version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from procman.diagram.diagram_input import DiagramInput
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.layout import layout
from procman.diagram.metrics import count
from procman.diagram.profile import FLOWCHART, Profile


def best_layout(diagram: DiagramInput, direction: Direction) -> Drawing:
    """The first layout without a fault, or the one with the fewest."""
    drawings: list[tuple[int, int, Drawing]] = []
    for variant, profile in _variants(diagram):
        drawing = layout(variant, direction, profile)
        faults = sum(count(drawing).faults.values())
        if not faults:
            return drawing
        drawings.append((faults, len(drawings), drawing))
    return min(drawings, key=lambda found: found[:2])[2]


def _variants(diagram: DiagramInput) -> Iterator[tuple[DiagramInput, Profile]]:
    """The same content in other orders of the ways, which the router takes one after the other; then with wider gaps.

    In the last ones, ways that are gone have only their signs: a label between close lines finds no place.
    """
    gone = [edge for edge in diagram.edges if edge.change == "removed"]
    live = [edge for edge in diagram.edges if edge.change != "removed"]
    bare = [replace(edge, label=None, signed=True) if edge.label else edge for edge in gone]
    orders = [(*live, *gone), (*gone, *live), (*reversed(gone), *reversed(live))]
    yield from ((replace(diagram, edges=ways), FLOWCHART) for ways in orders)
    yield replace(diagram, edges=orders[0]), replace(FLOWCHART, track=2 * FLOWCHART.track)
    yield from ((replace(diagram, edges=ways), FLOWCHART) for ways in ((*live, *bare), (*bare, *live)))
