"""One process as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.flow.graph import Edge, Graph, Node, build_graph
from procman.messages import duration_text, text
from procman.model.definitions import Definitions
from procman.report.listing import display_width, pad
from procman.report.process_time import ProcessTime

if TYPE_CHECKING:
    from procman.model.process import Process


def process_text(process: Process, definitions: Definitions, language: str) -> str:
    """Head, steps by phase with performer, limit and ways, and the control points."""
    graph = build_graph(process)
    lines = [*_head(process, definitions, language), ""]
    if process.steps:
        time = ProcessTime(process, graph, definitions, language)
        lines += [*_steps(process, graph, definitions, time, language), "", *time.lines()]
    if process.controls:
        lines += ["", text(language, "report.controls")]
        lines += [_control(process, graph, control_id, language) for control_id in process.controls]
    return "\n".join(lines) + "\n"


def _head(process: Process, definitions: Definitions, language: str) -> list[str]:
    domain = definitions.manual.domains.get(process.domain)
    rows = [
        ("number", definitions.document_number(process)),
        ("domain", domain.name if domain else process.domain),
        ("version", f"{process.version}  {text(language, f'report.status-{process.status}')}"),
        ("effective", process.effective.isoformat() if process.effective else "—"),
        ("owner", definitions.organisation.name(process.owner)),
        ("time-limit", duration_text(language, process.time_limit.within) if process.time_limit else "—"),
        ("purpose", process.purpose or "—"),
    ]
    labels = [text(language, f"report.{key}") for key, _ in rows]
    width = max(map(display_width, labels))
    return [
        f"{process.id}  {process.name}",
        *(f"  {pad(label, width)}  {value}" for label, (_, value) in zip(labels, rows, strict=True)),
    ]


def _steps(process: Process, graph: Graph, definitions: Definitions, time: ProcessTime, language: str) -> list[str]:
    lines: list[str] = []
    phase = None
    shown = {node.id: _columns(node, definitions, time, language) for node in graph.nodes.values() if node.step}
    widths = [max(map(display_width, column)) for column in zip(*shown.values(), strict=True)]
    for node in graph.nodes.values():
        if node.step is None:
            continue
        if node.phase != phase and node.phase:
            lines.append(process.phases.get(node.phase, node.phase))
        phase = node.phase
        number = f"{node.number:>3}" if node.number else "  +"
        cells = [pad(cell, width) for cell, width in zip(shown[node.id], widths, strict=True)]
        lines.append(f"{number}  {'  '.join(cells)}".rstrip() + _ways(graph, node, language))
    return lines


def _columns(node: Node, definitions: Definitions, time: ProcessTime, language: str) -> list[str]:
    """Name, performer, limit and room of a step; a split or join has but a name."""
    if node.step is None or node.step.routing:
        return [_name(node, language), "", "", ""]
    limit = duration_text(language, node.step.time_limit) if node.step.time_limit else "–"
    return [_name(node, language), f"[{definitions.organisation.name(node.lane)}]", limit, time.room(node.id)]


def _ways(graph: Graph, node: Node, language: str) -> str:
    edges = graph.outgoing[node.id]
    following = [target.id for target in graph.nodes.values() if target.order == node.order + 1]
    if len(edges) == 1 and edges[0].target in following and not edges[0].label:
        return ""
    return "".join(f"\n       {_condition(edge, language)}→ {_target(graph, edge.target, language)}" for edge in edges)


def _condition(edge: Edge, language: str) -> str:
    words = [edge.label or ""]
    if edge.kind == "timeout":
        words.append(text(language, "report.timeout"))
    if edge.at_most is not None:
        words.append(text(language, "report.at-most", count=edge.at_most))
    return " ".join(word for word in words if word) + " " if any(words) else ""


def _name(node: Node, language: str) -> str:
    return node.name or text(language, f"report.kind-{node.kind}")


def _target(graph: Graph, node_id: str, language: str) -> str:
    node = graph.nodes[node_id]
    return f"{node.number} {_name(node, language)}" if node.number else _name(node, language)


def _control(process: Process, graph: Graph, control_id: str, language: str) -> str:
    control = process.controls[control_id]
    mark = "★" if control.key else "☆"
    place = _target(graph, control.step, language) if control.step in graph.nodes else control.step
    return f"  {mark} {control_id}  {place}: {control.risk or text(language, 'report.no-risk')}"
