"""What each node says to readers who cannot see the drawing: one sentence with its ways on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from procman.diagram.diagram_input import FooterMark, InputEdge, InputNode
from procman.flow.graph import NodeKind
from procman.messages import text

_MARKS: tuple[FooterMark, ...] = ("process", "limit", "notify", "document", "form")
_WITHOUT_PERFORMER = frozenset({"start", "end", "parallel", "join"})
_KINDS: dict[NodeKind, str] = {"end": "end-event"}
_AUTOMATIC: dict[NodeKind, str] = {"task": "automatic", "decision": "automatic-decision"}


def described(
    nodes: Sequence[InputNode], edges: Sequence[InputEdge], lanes: Sequence[str], language: str
) -> tuple[InputNode, ...]:
    """The nodes with their sentences.

    Args:
        nodes: All nodes.
        edges: All ways.
        lanes: Names of the lanes; an empty one tells nothing.
        language: Language of the product's own words.
    """
    writer = _Writer(nodes, lanes, language)
    return tuple(
        replace(node, description=writer.sentence(node, [edge for edge in edges if edge.source == node.id]))
        for node in nodes
    )


def overview(name: str, nodes: Sequence[InputNode], lanes: Sequence[str], language: str) -> str:
    """The whole flowchart in one sentence: where it starts, how many steps, who, where it ends."""
    return _Writer(nodes, lanes, language).overview(name)


class _Writer:
    def __init__(self, nodes: Sequence[InputNode], lanes: Sequence[str], language: str) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._lanes, self._language = lanes, language

    def _say(self, key: str, **arguments: object) -> str:
        return text(self._language, f"diagram.{key}", **arguments)

    def overview(self, name: str) -> str:
        starts, ends = ([node.text for node in self._nodes.values() if node.kind == kind] for kind in ("start", "end"))
        steps = sum(1 for node in self._nodes.values() if node.kind not in _WITHOUT_PERFORMER)
        parts = [self._say("description", name=name)]
        parts += [self._say("description-start", start=start) for start in starts]
        parts.append(self._say("description-steps", steps=steps))
        if lanes := [lane for lane in self._lanes if lane]:
            parts.append(self._say("description-lanes", lanes=self._listed(lanes)))
        if ends:
            quoted = [self._say("quoted", name=end) for end in ends]
            parts.append(self._say("description-ends", ends=self._listed(quoted)))
        return self._sentence(parts)

    def _sentence(self, parts: Sequence[str]) -> str:
        return self._say("told-separator").join(parts) + self._say("told-full-stop")

    def _listed(self, items: Sequence[str]) -> str:
        return self._say("list-separator").join(items)

    def sentence(self, node: InputNode, ways: Sequence[InputEdge]) -> str:
        """Kind, number, name; performer, limit, documents, controls; where it goes on."""
        parts = [self._head(node)]
        if node.kind not in _WITHOUT_PERFORMER and self._lanes[node.lane]:
            parts.append(self._say("told-lane", lane=self._lanes[node.lane]))
        for mark in _MARKS:
            texts = [item.text for item in node.footer if item.mark == mark]
            if texts:
                parts.append(self._say(f"told-{mark}", items=self._listed(texts)))
        for key, word in ((True, "key-control"), (False, "control")):
            controls = [control.id for control in node.controls if control.key is key]
            if controls:
                parts.append(self._say(f"told-{word}", items=self._listed(controls)))
        if ways:
            told = self._say("told-way-separator").join(self._way(way) for way in ways)
            parts.append(self._say("told-ways", items=told))
        return self._sentence(parts)

    def _head(self, node: InputNode) -> str:
        kind = _AUTOMATIC.get(node.kind, node.kind) if node.automatic else _KINDS.get(node.kind, node.kind)
        name = self._say(f"told-{kind}", number=node.number or "").strip()
        return self._say("told-name", kind=name, name=node.text) if node.text else name

    def _way(self, way: InputEdge) -> str:
        target = self._nodes[way.target]
        place = self._say("told-step", number=target.number) if target.number else self._head(target)
        key = "told-way-back" if way.kind == "rework" else "told-way"
        there = self._say(key, target=place)
        return self._say("told-condition", condition=way.label, way=there) if way.label else there
