"""The flow as a DOT graph, for Graphviz and the many tools that read its language.

Lanes become clusters; Graphviz does not keep their order, so this is for exchange, not for print (docs/adr/0004).
Boxes have the size that our own measure of the text gives them: a Graphviz without a Chinese font takes every Chinese
character for a space, says so in a warning, and would draw boxes of a quarter of the width.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from procman.diagram import style
from procman.diagram.boxes import BoxMaker
from procman.diagram.content import diagram_of
from procman.diagram.diagram_input import InputEdge, InputNode
from procman.diagram.labels import label_lines as broken_label
from procman.diagram.markup import xml_text
from procman.diagram.profile import FLOWCHART
from procman.diagram.text import LineBreaker
from procman.diagram.watermark import Watermark
from procman.exchange.labels import label_lines
from procman.flow.graph import NodeKind
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

_POINTS_PER_INCH: Final = 72.0
_FONT: Final = "Arial"  # one whose measures every Graphviz knows; Chinese characters come from the machine's own fonts
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_LOOKS: Final[dict[NodeKind, dict[str, str]]] = {
    "start": {"shape": "box", "style": "rounded,filled", "fillcolor": style.START, "color": style.START_BORDER},
    "end": {"shape": "box", "style": "rounded,filled", "fillcolor": style.END, "color": style.END_BORDER},
    "task": {"shape": "box", "style": "filled", "fillcolor": style.SHAPE, "color": style.SHAPE_BORDER},
    "decision": {
        "shape": "diamond",
        "style": "filled",
        "fillcolor": style.DECISION,
        "color": style.DECISION_BORDER,
    },
    "parallel": {"shape": "box", "style": "filled", "fillcolor": style.BAR, "color": style.BAR_BORDER},
    "join": {"shape": "box", "style": "filled", "fillcolor": style.BAR, "color": style.BAR_BORDER},
    "wait": {"shape": "octagon", "style": "filled", "fillcolor": style.WAIT, "color": style.SHAPE_BORDER},
    "call": {"shape": "box3d", "style": "filled", "fillcolor": style.SHAPE, "color": style.SHAPE_BORDER},
}


def to_dot(
    process: Process, definitions: Definitions, language: str = "zh-CN", watermark: Watermark | None = None
) -> str:
    """The process in the DOT language; of one that no longer holds, the title begins with what the watermark says.

    Raises:
        UsageError: The process has no steps.
    """
    import graphviz  # only this format needs it

    diagram = diagram_of(process, definitions, language)
    labels = {node.id: "\n".join(label_lines(node, language)) for node in diagram.nodes}
    breaker = LineBreaker.learn([*labels.values(), *diagram.corpus])
    boxes = BoxMaker(FLOWCHART, breaker, "vertical")
    dot: Any = graphviz.Digraph(process.id, strict=False)
    title = [watermark.mark, watermark.reason] if watermark else []
    title.append(f"{process.id} {process.name}")
    dot.attr("graph", label=_text("\n".join(title), graphviz), labelloc="t", newrank="true")
    dot.attr("graph", fontname=_FONT, fontsize="14", nodesep="0.5", ranksep="0.55")
    dot.attr("node", fontname=_FONT, fontsize=f"{FLOWCHART.text_size:g}", fixedsize="true", fontcolor=style.INK)
    dot.attr("edge", fontname=_FONT, fontsize=f"{FLOWCHART.label_size:g}", arrowsize="0.7")
    for place, lane in enumerate(diagram.lanes):
        with dot.subgraph(name=f"cluster_{place}") as cluster:
            colours = {"color": style.LANE_BORDER, "style": "filled", "fillcolor": style.LANE[1]}
            cluster.attr(label=_text(lane.name, graphviz), fontsize="12", margin="12", **colours)
            for node in diagram.nodes:
                if node.lane == place:
                    cluster.node(node.id, **_node(node, labels[node.id], boxes, graphviz))
    for edge in diagram.edges:
        dot.edge(edge.source, edge.target, **_edge(edge, breaker, graphviz))
    return str(dot.source)


def _text(words: str, graphviz: Any) -> str:
    """Text for a quoted string: line ends as DOT writes them, nothing taken for HTML or one of its entities."""
    lines = (graphviz.escape(_ENTITY.sub("&amp;", line)) for line in xml_text(words).splitlines())
    quoted: str = graphviz.nohtml(r"\n".join(lines))
    return quoted


def _node(node: InputNode, label: str, boxes: BoxMaker, graphviz: Any) -> dict[str, str]:
    box = boxes.make(InputNode(node.id, node.kind, node.lane, node.phase, label), "", None).node
    sizes = {"width": box.width, "height": box.height}
    look = dict(_LOOKS[node.kind])
    if node.automatic and node.kind != "decision":
        look["fillcolor"] = style.AUTOMATIC
    inches = {name: f"{size / _POINTS_PER_INCH:.3f}" for name, size in sizes.items()}
    return {"label": _text("\n".join(box.lines), graphviz), **look, **inches}


def _edge(edge: InputEdge, breaker: LineBreaker, graphviz: Any) -> dict[str, str]:
    styles = {"color": style.EDGE_INK[edge.kind]}
    if edge.kind == "timeout":
        styles["style"] = "dashed"
    if not edge.label:
        return styles
    lines, _, _ = broken_label(edge.label, FLOWCHART, breaker)
    return {**styles, "fontcolor": style.LABEL_INK[edge.kind], "label": _text("\n".join(lines), graphviz)}
