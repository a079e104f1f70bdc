"""The flow as a DOT graph, for Graphviz and the many tools that read its language.

Lanes become clusters; Graphviz does not keep their order, so this is for exchange, not for print (docs/adr/0004).
"""

from __future__ import annotations

from typing import Any

from procman.errors import UsageError
from procman.flow.graph import Edge, Node, build_graph
from procman.messages import duration_text, text
from procman.model.definitions import Definitions
from procman.model.process import Process

_SHAPES = {
    "start": "oval",
    "end": "oval",
    "task": "box",
    "decision": "diamond",
    "parallel": "box",
    "join": "box",
    "wait": "octagon",
    "call": "box3d",
}
_EDGE_STYLES = {
    "sequence": {},
    "rework": {"color": "#B4532A", "fontcolor": "#B4532A", "constraint": "false"},
    "timeout": {"color": "#C0392B", "fontcolor": "#C0392B", "style": "dashed"},
}


def to_dot(process: Process, definitions: Definitions, language: str = "zh-CN") -> str:
    """The process in the DOT language.

    Raises:
        UsageError: The process has no steps.
    """
    import graphviz  # only this format needs it

    graph = build_graph(process)
    if not graph.nodes:
        raise UsageError("no-steps", process=process.id)
    quote = graphviz.escape
    dot: Any = graphviz.Digraph(process.id, strict=False)
    dot.attr("graph", label=quote(f"{process.id} {process.name}"), labelloc="t", newrank="true")
    dot.attr("node", fontname="sans-serif", style="rounded")
    dot.attr("edge", fontname="sans-serif")
    for place, lane in enumerate(graph.lanes):
        with dot.subgraph(name=f"cluster_{place}") as cluster:
            cluster.attr(label=quote(definitions.organisation.name(lane)))
            for node in graph.nodes.values():
                if node.lane == lane:
                    cluster.node(node.id, **_node(node, language, quote))
    for edge in graph.edges:
        dot.edge(edge.source, edge.target, **_edge(edge, language, quote))
    return str(dot.source)


def _node(node: Node, language: str, quote: Any) -> dict[str, str]:
    if node.step is not None and node.step.routing:
        return {"label": "", "shape": _SHAPES[node.kind], "style": "filled", "fillcolor": "black", "height": "0.08"}
    number = f"{node.number} " if node.number else ""
    limit = f"\n{duration_text(language, node.step.time_limit)}" if node.step and node.step.time_limit else ""
    return {"label": quote(f"{number}{node.name}{limit}"), "shape": _SHAPES[node.kind]}


def _edge(edge: Edge, language: str, quote: Any) -> dict[str, str]:
    words = [edge.label or "", text(language, "report.timeout") if edge.kind == "timeout" else ""]
    if edge.at_most is not None:
        words.append(text(language, "report.at-most", count=edge.at_most))
    label = " ".join(word for word in words if word)
    style = dict(_EDGE_STYLES[edge.kind])
    return {**style, "label": quote(label)} if label else style
