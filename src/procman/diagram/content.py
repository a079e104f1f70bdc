"""From a process to the content of its flowchart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from procman.diagram.descriptions import described
from procman.diagram.diagram_input import (
    ControlMark,
    DiagramInput,
    FooterItem,
    InputBand,
    InputEdge,
    InputNode,
)
from procman.diagram.title import title_block
from procman.errors import UsageError
from procman.flow.graph import Edge, Graph, Node, build_graph
from procman.messages import duration_text, text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step


def diagram_of(process: Process, definitions: Definitions, language: str) -> DiagramInput:
    """Everything that the flowchart of a process shows.

    Raises:
        UsageError: The process has no steps.
    """
    graph = build_graph(process)
    if not graph.nodes:
        raise UsageError("no-steps", process=process.id)
    return _Content(process, definitions, language, graph).diagram()


class _Content:
    def __init__(self, process: Process, definitions: Definitions, language: str, graph: Graph) -> None:
        self._process, self._definitions, self._language, self._graph = process, definitions, language, graph
        self._controls: dict[str, list[ControlMark]] = defaultdict(list)
        for control_id, control in process.controls.items():
            self._controls[control.step].append(ControlMark(control_id, control.key))
        used = dict.fromkeys(node.phase for node in graph.nodes.values() if node.phase)
        declared = [phase for phase in graph.phases if phase in used]
        self._phases = list(dict.fromkeys([*declared, *used]))

    def diagram(self) -> DiagramInput:
        graph, process = self._graph, self._process
        name_of = self._definitions.organisation.name
        edges = tuple(self._edge(edge) for edge in graph.edges)
        lanes = tuple(InputBand(lane, name_of(lane) if lane else "") for lane in graph.lanes)
        names = [lane.name for lane in lanes]
        nodes = described([self._node(node) for node in graph.nodes.values()], edges, names, self._language)
        return DiagramInput(
            id=process.id,
            nodes=nodes,
            edges=edges,
            lanes=lanes,
            phases=tuple(InputBand(phase, process.phases.get(phase, phase)) for phase in self._phases),
            title=title_block(process, self._definitions, self._language, nodes, edges, names),
            corpus=tuple(_corpus(process)),
        )

    def _node(self, node: Node) -> InputNode:
        phase = self._phases.index(node.phase) if node.phase else 0
        return InputNode(
            id=node.id,
            kind=node.kind,
            lane=self._graph.lanes.index(node.lane),
            phase=phase,
            text=self._text(node),
            number=f"{node.number:02d}" if node.number else None,
            controls=tuple(self._controls[node.id]),
            footer=self._footer(node.step) if node.step else (),
            automatic=bool(node.step and node.step.automatic),
        )

    def _text(self, node: Node) -> str:
        if node.name or node.kind in ("parallel", "join"):
            return node.name
        if node.kind == "start":
            return text(self._language, "diagram.start")
        if node.step and node.step.process:
            return self._definitions.partner_name(node.step.process)
        return node.id

    def _footer(self, step: Step) -> tuple[FooterItem, ...]:
        items = []
        if step.process:
            items.append(FooterItem("process", step.process))
        if step.time_limit:
            items.append(FooterItem("limit", duration_text(self._language, step.time_limit)))
        if step.on_timeout and step.on_timeout.notify:
            items.append(FooterItem("notify", self._told(step.on_timeout.notify)))
        process = self._process
        for output in step.outputs:
            document = process.outputs.get(output) or process.records.get(output) or process.inputs.get(output)
            form = process.forms.get(output)
            name = document.name if document else form.name if form else output
            items.append(FooterItem("document", name, output))
        for reference in step.forms:
            form = process.forms.get(reference)
            items.append(FooterItem("form", form.name if form else reference, reference))
        return tuple(items)

    def _told(self, roles: Sequence[str]) -> str:
        separator = text(self._language, "diagram.separator")
        return separator.join(self._definitions.organisation.name(role) for role in roles)

    def _edge(self, edge: Edge) -> InputEdge:
        label = text(self._language, "documents.else") if edge.label == "else" else edge.label
        if edge.kind == "timeout" and not label:
            label = text(self._language, "diagram.timeout")
        if edge.at_most is not None:
            key = "diagram.at-most" if label else "diagram.at-most-unlabelled"
            label = text(self._language, key, label=label or "", count=edge.at_most)
        return InputEdge(edge.id, edge.source, edge.target, edge.kind, label)


def _corpus(process: Process) -> Iterator[str]:
    """Prose of the process, in which its words occur again and again."""
    yield process.name
    yield process.purpose or ""
    for documents in (process.inputs, process.outputs, process.records, process.forms):
        yield from (document.name for document in documents.values())
    for step in process.steps.values():
        yield from step.do
        yield from step.cautions
        yield from step.mistakes
    for control in process.controls.values():
        yield from (words for words in (control.risk, control.objective, control.measure) if words)
