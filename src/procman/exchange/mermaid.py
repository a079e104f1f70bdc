"""The flow as a Mermaid flowchart, for wikis and repositories that draw Mermaid by themselves.

A lane becomes a ``subgraph`` of ``flowchart``, which every Mermaid in use can read (looked at with 9.4.3 and 11.17.2).
``swimlane-beta``, new in 11.16, draws straight lanes in the declared order from the very same lines with only the first
word changed, but it is not written: a wiki with an older Mermaid shows an error instead of a picture, a ``beta`` may
change its syntax, and 11.17.2 still puts late steps above early ones and labels on the borders of the lanes. Mermaid
makes its own layout in either case; who needs the picture of the manual takes SVG.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from procman.diagram import style
from procman.diagram.content import diagram_of
from procman.diagram.diagram_input import DiagramInput, InputEdge, InputNode
from procman.diagram.geometry import Direction
from procman.diagram.watermark import INK, Watermark
from procman.exchange.labels import label_lines
from procman.flow.graph import NodeKind
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

_BRACKETS: Final[dict[NodeKind, tuple[str, str]]] = {
    "start": ("([", "])"),
    "end": ("([", "])"),
    "task": ("[", "]"),
    "decision": ("{", "}"),
    "parallel": ("[", "]"),
    "join": ("[", "]"),
    "wait": ("(", ")"),
    "call": ("[[", "]]"),
}
_CLASSES: Final = {
    "start": f"fill:{style.START},stroke:{style.START_BORDER},color:{style.INK}",
    "end": f"fill:{style.END},stroke:{style.END_BORDER},stroke-width:2px,color:{style.INK}",
    "task": f"fill:{style.SHAPE},stroke:{style.SHAPE_BORDER},color:{style.INK}",
    "automatic": f"fill:{style.AUTOMATIC},stroke:{style.SHAPE_BORDER},color:{style.INK}",
    "decision": f"fill:{style.DECISION},stroke:{style.DECISION_BORDER},color:{style.INK}",
    "wait": f"fill:{style.WAIT},stroke:{style.SHAPE_BORDER},color:{style.INK}",
    "call": f"fill:{style.SHAPE},stroke:{style.SHAPE_BORDER},color:{style.INK}",
    "bar": f"fill:{style.BAR_BORDER},stroke:{style.BAR_BORDER},color:{style.PAPER}",
}
_LANE_CLASS: Final = f"fill:{style.LANE[1]},stroke:{style.LANE_BORDER},color:{style.INK}"
_NOTICE: Final = f"fill:{style.PAPER},stroke:{INK},stroke-width:3px,color:{INK}"
_BLANK: Final = '" "'
_DIRECTIONS: Final[dict[Direction, str]] = {"vertical": "TB", "horizontal": "LR"}

# What Mermaid, Markdown or HTML could read as more than a character, and what an older Mermaid cannot read in a label:
# emoji, and %% as of a comment. Marks of a list only where a line begins.
_SPECIAL: Final = re.compile(
    r"[\"#&<>`*_\\~\[\]{}|$;@^=\u200b-\u200f\ufe00-\ufe0f\U00010000-\U0010ffff]|%%+|^[-+]|^\d+(?=[.)])"
)
# Formulas and names of icons, which Mermaid looks for when the entities are characters again: a space of no width
# parts them.
_LATE: Final = re.compile(r"(?<=\$)(?=\$)|(?<=:)(?=fa-)")


def to_mermaid(
    process: Process,
    definitions: Definitions,
    direction: Direction = "vertical",
    language: str = "zh-CN",
    watermark: Watermark | None = None,
) -> str:
    """The process in Mermaid's language; of one that no longer holds, a box beside the flow says so.

    Raises:
        UsageError: The process has no steps.
    """
    diagram = diagram_of(process, definitions, language)
    names = _names(diagram)
    lines = [
        f"flowchart {_DIRECTIONS[direction]}",
        f"    accTitle: {_sentence(diagram.title.name)}",
        f"    accDescr: {_sentence(diagram.title.description)}",
        *_notice(watermark),
        *_lanes(diagram, names, language),
        *(f"    {_edge(edge, names)}" for edge in diagram.edges),
        *_styles(diagram, names),
    ]
    return "\n".join(lines) + "\n"


def quoted(words: str) -> str:
    """Text as a label that means only itself."""
    lines = (" ".join(line.split()) for line in words.splitlines())
    return '"' + "<br/>".join(_escaped(line) for line in lines) + '"'


def _escaped(line: str) -> str:
    line = _LATE.sub("\u200b", line)
    return _SPECIAL.sub(lambda match: "".join(f"#{ord(character)};" for character in match.group()), line)


def _notice(watermark: Watermark | None) -> list[str]:
    if watermark is None:
        return []
    words = "\n".join(watermark)
    return [f"    notice[{quoted(words)}]", f"    style notice {_NOTICE}"]


def _sentence(words: str) -> str:
    """Text of a statement that ends with its line and knows no quotes."""
    return _escaped(" ".join(words.split()))


def _names(diagram: DiagramInput) -> dict[str, str]:
    """Ids without a word of Mermaid's in them: an older one stumbles over ``class`` in ``deliver_class``."""
    names: dict[str, str] = {}
    used = set()
    for node in diagram.nodes:
        name = "n" + "".join(piece.capitalize() for piece in re.findall(r"[a-z]+|[0-9]+", node.id))
        while name in used:
            name += "X"
        used.add(name)
        names[node.id] = name
    return names


def _lanes(diagram: DiagramInput, names: Mapping[str, str], language: str) -> Iterator[str]:
    for place, lane in enumerate(diagram.lanes):
        yield f"    subgraph lane_{place + 1}[{quoted(lane.name) if lane.name else _BLANK}]"
        for node in diagram.nodes:
            if node.lane == place:
                yield f"        {_node(node, names, language)}"
        yield "    end"


def _node(node: InputNode, names: Mapping[str, str], language: str) -> str:
    opening, closing = _BRACKETS[node.kind]
    return f"{names[node.id]}{opening}{_label(node, language)}{closing}"


def _label(node: InputNode, language: str) -> str:
    lines = label_lines(node, language)
    return quoted("\n".join(lines)) if lines else _BLANK


def _edge(edge: InputEdge, names: Mapping[str, str]) -> str:
    arrow = "-->" if edge.kind == "sequence" else "-.->"
    label = f"|{quoted(edge.label)}|" if edge.label else ""
    return f"{names[edge.source]} {arrow}{label} {names[edge.target]}"


def _class_of(node: InputNode) -> str:
    if node.kind in ("parallel", "join"):
        return "bar"
    return "automatic" if node.automatic and node.kind != "decision" else node.kind


def _styles(diagram: DiagramInput, names: Mapping[str, str]) -> Iterator[str]:
    by_class = sorted((_class_of(node), names[node.id]) for node in diagram.nodes)
    for name, members in itertools.groupby(by_class, key=lambda entry: entry[0]):
        yield f"    classDef {name}Step {_CLASSES[name]}"
        yield f"    class {','.join(member for _, member in members)} {name}Step"
    yield f"    classDef lane {_LANE_CLASS}"
    yield f"    class {','.join(f'lane_{place + 1}' for place in range(len(diagram.lanes)))} lane"
    for kind in ("rework", "timeout"):
        places = [str(place) for place, edge in enumerate(diagram.edges) if edge.kind == kind]
        if places:
            ink = style.EDGE_INK[kind]
            yield f"    linkStyle {','.join(places)} stroke:{ink},color:{style.LABEL_INK[kind]}"
