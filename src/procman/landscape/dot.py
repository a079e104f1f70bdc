"""The landscape in Graphviz's language, for other tools; our own picture does not come from it."""

from __future__ import annotations

from typing import Any

from procman.diagram.watermark import Watermark
from procman.landscape.cards import arrow_words
from procman.landscape.model import Landscape
from procman.messages import text


def to_dot(landscape: Landscape, language: str, watermark: Watermark | None = None) -> str:
    """Domains as clusters, processes as boxes, hand-overs as edges with what is handed over.

    Args:
        landscape: What is drawn.
        language: Language of the frame.
        watermark: What the title begins with where the map no longer holds.
    """
    import graphviz  # only this format needs it

    quote = graphviz.escape
    dot: Any = graphviz.Digraph("landscape")
    title = " · ".join(word for word in (landscape.title, text(language, "landscape.title")) if word)
    title = f"{watermark.mark}\n{watermark.reason}\n{title}" if watermark else title
    dot.attr("graph", label=quote(title), labelloc="t", rankdir="LR", newrank="true")
    dot.attr("node", shape="box", style="rounded", fontname="sans-serif")
    dot.attr("edge", fontname="sans-serif", fontsize="10")
    for place, box in enumerate(landscape.domains):
        with dot.subgraph(name=f"cluster_{place}") as cluster:
            cluster.attr(label=quote(box.name))
            for process in box.processes:
                cluster.node(process.id, label=quote(f"{process.id}\n{process.name}"))
            if not box.processes:  # a cluster without nodes is not drawn
                cluster.node(f"empty_{place}", label=quote(text(language, "landscape.empty")), style="dashed")
    for arrow in landscape.arrows:
        label = "\n".join(arrow.words) if arrow.kind == "hand-over" else arrow_words(arrow, language)
        style = {"style": "dashed"} if arrow.kind == "call" else {}
        dot.edge(arrow.source, arrow.target, label=quote(label), **style)
    return str(dot.source)
