"""The change drawings of processes: what ``procman diff --drawings`` and documents call."""

from __future__ import annotations

from procman.diagram.diagram_input import DiagramInput
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.svg import render_svg
from procman.diff.change import ProcessChanges
from procman.documents.change_drawing.best import best_layout
from procman.documents.change_drawing.nodes import merge_nodes
from procman.documents.change_drawing.title import merged_title
from procman.documents.change_drawing.versions import Versions, both_versions
from procman.documents.change_drawing.ways import merge_ways
from procman.documents.drawings.picture import Picture
from procman.documents.flowchart import Flowchart
from procman.documents.view.names import process_anchor
from procman.model.definitions import Definitions


def change_drawing(
    old: Definitions,
    new: Definitions,
    found: ProcessChanges,
    language: str = "zh-CN",
    direction: Direction = "vertical",
) -> Drawing | None:
    """Lay out the merged flow of both versions of a process.

    Args:
        old: The version before.
        new: The version after.
        found: What changed in the process.
        language: Language of the product's own words.
        direction: As for flowcharts.

    Returns:
        The drawing; None when the process has no steps in either version.
    """
    versions = both_versions(old, new, found, language)
    return best_layout(merged_diagram(versions), direction) if versions else None


def change_flowchart(
    old: Definitions,
    new: Definitions,
    found: ProcessChanges,
    language: str = "zh-CN",
    direction: Direction = "vertical",
) -> Flowchart | None:
    """The change drawing as a part of a document, with its legend; see ``change_drawing``."""
    drawing = change_drawing(old, new, found, language, direction)
    if drawing is None:
        return None
    picture = Picture(render_svg(drawing), drawing.width, drawing.height)
    return Flowchart(process_anchor(found.id), lambda: picture, name="changes")


def merged_diagram(versions: Versions) -> DiagramInput:
    """Everything that a change drawing shows."""
    ways = merge_ways(versions)
    nodes = merge_nodes(versions, ways.untold)
    sides = [side for side in (versions.new, versions.old) if side]
    return DiagramInput(
        id=sides[0].diagram.id,
        nodes=nodes.nodes,
        edges=ways.edges,
        lanes=nodes.lanes,
        phases=nodes.phases,
        title=merged_title(versions, nodes, ways.edges, (*nodes.told, *ways.told)),
        corpus=tuple(text for side in sides for text in side.diagram.corpus),
    )
