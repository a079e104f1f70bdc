"""A drawing as the JSON of ``render flowchart --format json``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from procman.diagram.geometry import Band, Drawing, DrawnEdge, DrawnNode


def to_json(drawing: Drawing, withdrawn: str = "") -> dict[str, Any]:
    """The geometry by the contract: plain numbers, texts and lists.

    Args:
        drawing: The drawing.
        withdrawn: Why the process no longer holds; told where it does not.
    """
    return {
        "process": drawing.process,
        **({"withdrawn": withdrawn} if withdrawn else {}),
        "direction": drawing.direction,
        "width": drawing.width,
        "height": drawing.height,
        "lanes": [_band(lane) for lane in drawing.lanes],
        "phases": [_band(phase) for phase in drawing.phases],
        "nodes": [_node(node) for node in drawing.nodes],
        "edges": [_edge(edge) for edge in drawing.edges],
        "pages": [
            {"number": page.number, "x": page.x, "y": page.y, "width": page.width, "height": page.height}
            for page in drawing.pages
        ],
        "connectors": [
            {
                "letter": connector.letter,
                "edge": connector.edge,
                "page": connector.page,
                "other_page": connector.other_page,
                "x": connector.x,
                "y": connector.y,
                "leaves": connector.leaves,
            }
            for connector in drawing.connectors
        ],
    }


def metrics_json(drawing: Drawing) -> dict[str, Any]:
    """What the counters say of a drawing, and crossings and bends per edge."""
    from procman.diagram.metrics import count  # an ordinary drawing is not counted

    found = count(drawing)
    edges = max(1, found.edges)
    return asdict(found) | {
        "crossings_per_edge": round(found.crossings / edges, 3),
        "bends_per_edge": round(found.bends / edges, 3),
    }


def _band(band: Band) -> dict[str, Any]:
    return {
        "id": band.id,
        "name": band.name,
        "x": band.x,
        "y": band.y,
        "width": band.width,
        "height": band.height,
    }


def _node(node: DrawnNode) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "lane": node.lane,
        "x": node.x,
        "y": node.y,
        "width": node.width,
        "height": node.height,
        "lines": list(node.lines),
    }


def _edge(edge: DrawnEdge) -> dict[str, Any]:
    label = edge.label
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "points": [list(point) for point in edge.points],
        "label": None
        if label is None
        else {"text": label.text, "x": label.x, "y": label.y, "width": label.width, "height": label.height},
    }
