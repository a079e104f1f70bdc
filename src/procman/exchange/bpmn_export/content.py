"""What a BPMN diagram of a process shows: nodes, flows and documents, ready for the layout.

Three things differ from the flowchart. Several ways into one node meet in a merging gateway. A decision whose limit
leads somewhere when it has passed is preceded by a task ``Check_…``, as no gateway can carry a timer. And documents
are shapes beside the task that takes or makes them; those of decisions are told in the documentation, as no gateway
takes part in data flow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procman.diagram.content import diagram_of
from procman.diagram.diagram_input import DataItem, DiagramInput, InputEdge, InputNode
from procman.diagram.gateways import with_gateways
from procman.diagram.watermark import Watermark
from procman.exchange.bpmn_export.names import CHECK, clean
from procman.flow.graph import Graph, build_graph
from procman.flow.parallel import awaited_branches, parallel_blocks
from procman.messages import duration_text, text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step


@dataclass(frozen=True, slots=True)
class BpmnContent:
    """A process on its way to BPMN.

    Attributes:
        graph: The flow as it is defined.
        diagram: The flow as it is drawn, with the nodes and edges that BPMN needs besides.
        watermark: What a note beside the pool says where the process no longer holds, or None.
    """

    process: Process
    definitions: Definitions
    language: str
    graph: Graph
    diagram: DiagramInput
    watermark: Watermark | None = None

    def step(self, node_id: str) -> Step | None:
        """The step of a node, or of the decision that a check belongs to."""
        node = self.graph.nodes.get(node_id.removeprefix(CHECK))
        return node.step if node else None


def bpmn_content(process: Process, definitions: Definitions, language: str) -> BpmnContent:
    """Collect what is shown.

    Raises:
        UsageError: The process has no steps.
    """
    graph = build_graph(process)
    base = diagram_of(process, definitions, language)
    nodes = tuple(_node(node, graph, process) for node in base.nodes)
    edges = tuple(_edge(edge, graph, language) for edge in base.edges)
    shown = _with_checks(replace(base, nodes=nodes, edges=edges), process, language)
    return BpmnContent(process, definitions, language, graph, with_gateways(shown, _branches(graph)))


def document_name(process: Process, reference: str) -> str:
    """Name of an input, output, record or form; the reference itself when there is none."""
    for declared in (process.outputs, process.records, process.inputs, process.forms):
        if reference in declared:
            return declared[reference].name
    return reference


def _node(node: InputNode, graph: Graph, process: Process) -> InputNode:
    step = graph.nodes[node.id].step
    gateway = node.kind in ("decision", "parallel", "join")
    return replace(
        node,
        text=clean(node.text),
        number=None,
        controls=(),
        footer=(),
        data=_documents(process, step) if step and not gateway else (),
    )


def _documents(process: Process, step: Step) -> tuple[DataItem, ...]:
    references = dict.fromkeys((*step.inputs, *step.outputs))
    return tuple(
        DataItem(each, clean(document_name(process, each)), each in step.inputs, each in step.outputs)
        for each in references
    )


def _edge(edge: InputEdge, graph: Graph, language: str) -> InputEdge:
    """Conditions are told where a way leaves a decision; a timer tells its time."""
    source = graph.nodes[edge.source]
    if edge.kind == "timeout":
        limit = source.step.time_limit if source.step else None
        words = text(language, "bpmn.timer", limit=duration_text(language, limit)) if limit else edge.label
        return replace(edge, label=words)
    condition = next(way.label for way in graph.outgoing[edge.source] if way.id == edge.id)
    if source.kind != "decision" or not condition:
        return replace(edge, label=None)
    return replace(edge, label=text(language, "documents.else") if condition == "else" else clean(condition))


def _with_checks(diagram: DiagramInput, process: Process, language: str) -> DiagramInput:
    """Put a task before every decision that has a timer."""
    kinds = {node.id: node.kind for node in diagram.nodes}
    timed = {edge.source for edge in diagram.edges if edge.kind == "timeout" and kinds[edge.source] in _GATEWAYS}
    nodes: list[InputNode] = []
    for node in diagram.nodes:
        if node.id in timed:
            words = text(language, "bpmn.check", name=node.text or node.id)
            data = _documents(process, process.steps[node.id])
            nodes.append(replace(node, id=CHECK + node.id, kind="task", text=words, data=data))
        nodes.append(node)
    edges = [_around_check(edge, timed) for edge in diagram.edges]
    edges += [InputEdge(CHECK + node, CHECK + node, node, "sequence") for node in kinds if node in timed]
    return replace(diagram, nodes=tuple(nodes), edges=tuple(edges))


_GATEWAYS = ("decision", "parallel", "join")


def _around_check(edge: InputEdge, timed: set[str]) -> InputEdge:
    source = CHECK + edge.source if edge.kind == "timeout" and edge.source in timed else edge.source
    return replace(edge, source=source, target=CHECK + edge.target if edge.target in timed else edge.target)


def _branches(graph: Graph) -> dict[str, str]:
    """The innermost branch that every edge into a join comes from."""
    blocks = parallel_blocks(graph)
    awaited = awaited_branches(graph, blocks)
    regions: dict[str, list[tuple[frozenset[str], str]]] = {}
    for split, block in blocks.items():
        for join, heads in awaited[split].items() if block.join else ():
            named = [(block.branches[head], f"branch {split} {head}") for head in heads if head != join]
            regions.setdefault(join, []).extend(named)
    found = {}
    for join, branches in regions.items():
        for edge in graph.incoming[join]:
            around = [(len(region), name) for region, name in branches if edge.source in region]
            if around:
                found[edge.id] = min(around)[1]
    return found
