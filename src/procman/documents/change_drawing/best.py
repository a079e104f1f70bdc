"""The best of a few layouts: a merged flow has more ways at a shape than the flow of one version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from procman.diagram.diagram_input import DiagramInput
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.layout import layout
from procman.diagram.metrics import count


def best_layout(diagram: DiagramInput, direction: Direction) -> Drawing:
    """The first layout without a fault, or the one with the fewest."""
    drawings: list[tuple[int, int, Drawing]] = []
    for variant in _variants(diagram):
        drawing = layout(variant, direction)
        faults = sum(count(drawing).faults.values())
        if not faults:
            return drawing
        drawings.append((faults, len(drawings), drawing))
    return min(drawings, key=lambda found: found[:2])[2]


def _variants(diagram: DiagramInput) -> Iterator[DiagramInput]:
    """The same content in other orders of the ways, which the router takes one after the other.

    In the last ones, ways that are gone have only their signs: a label between close lines finds no place.
    """
    gone = [edge for edge in diagram.edges if edge.change == "removed"]
    live = [edge for edge in diagram.edges if edge.change != "removed"]
    bare = [replace(edge, label=None, signed=True) if edge.label else edge for edge in gone]
    for ways in ((*live, *gone), (*gone, *live), (*reversed(gone), *reversed(live)), (*live, *bare), (*bare, *live)):
        yield replace(diagram, edges=tuple(ways))
