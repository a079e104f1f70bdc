"""The steps of a process as a reader follows them: what is done, by whom, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import Prose, clean, proses
from procman.documents.view.names import Link, Links, ProcessNames, step_number
from procman.flow.graph import Edge, Graph, Node

if TYPE_CHECKING:
    from procman.model.step import Step


@dataclass(frozen=True, slots=True)
class WayView:
    """A way out of a step.

    Attributes:
        kind: ``sequence``, ``rework`` or ``timeout``.
        manner: ``one``, ``parallel`` (all targets at once) or ``joined`` (after all branches are there).
        condition: When a case goes this way; empty when always.
        at_most: How often a case may go this way, as a phrase; empty when it does not matter.
        notify: Who is told when a limit has passed.
    """

    kind: str
    manner: str
    condition: str
    targets: Links
    at_most: str = ""
    notify: Links = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """One row of the step table.

    Attributes:
        kind: ``task``, ``decision``, ``wait`` or ``call``.
        duty: The word for its duty; empty when it has none.
        controls: Control points that are carried out here.
    """

    id: str
    anchor: str
    number: str
    name: str
    kind: str
    phase: str
    performer: Link | None
    duty: str
    automatic: bool
    time_limit: str
    do: tuple[Prose, ...]
    cautions: tuple[Prose, ...]
    mistakes: tuple[Prose, ...]
    inputs: Links
    outputs: Links
    forms: Links
    system: Link | None
    calls: Link | None
    controls: Links
    ways: tuple[WayView, ...]


@dataclass(frozen=True, slots=True)
class PhaseView:
    """Consecutive steps of one phase; ``name`` is empty when the process has no phases."""

    name: str
    steps: tuple[StepView, ...]


def build_phases(names: ProcessNames) -> tuple[PhaseView, ...]:
    """The step table: phases in the order of the file; a phase that is taken up again appears again."""
    groups: list[tuple[str, list[StepView]]] = []
    for node in names.graph.nodes.values():
        if node.number is None or node.step is None:
            continue
        if not groups or groups[-1][0] != node.phase:
            groups.append((node.phase, []))
        groups[-1][1].append(_step(names, node, node.step))
    phases = names.process.phases
    return tuple(PhaseView(clean(phases.get(phase, phase)), tuple(steps)) for phase, steps in groups)


def _step(names: ProcessNames, node: Node, step: Step) -> StepView:
    common = names.names
    controls = (control for control in names.process.controls if names.process.controls[control].step == node.id)
    return StepView(
        id=node.id,
        anchor=names.part("step", node.id),
        number=step_number(node),
        name=clean(node.name),
        kind=node.kind,
        phase=clean(names.process.phases.get(node.phase, "")),
        performer=common.performer(step.role),
        duty=common.choice("duty", step.duty),
        automatic=step.automatic,
        time_limit=common.duration(step.time_limit),
        do=proses(step.do),
        cautions=proses(step.cautions),
        mistakes=proses(step.mistakes),
        inputs=names.documents(step.inputs),
        outputs=names.documents(step.outputs),
        forms=names.documents(step.forms),
        system=common.system(step.system),
        calls=common.process(step.process) if step.process else None,
        controls=tuple(names.control(control) for control in controls),
        ways=_ways(names, node.id, step),
    )


def _ways(names: ProcessNames, step_id: str, step: Step) -> tuple[WayView, ...]:
    ways = [_way(names, step, edge) for edge in names.graph.outgoing[step_id]]
    timeout = step.on_timeout
    if timeout and not any(way.kind == "timeout" for way in ways):
        ways.append(WayView("timeout", "one", "", (), "", names.names.performers(timeout.notify)))
    return tuple(ways)


def _way(names: ProcessNames, step: Step, edge: Edge) -> WayView:
    common = names.names
    landed, manner = landing(names.graph, edge.target)
    notify = step.on_timeout.notify if edge.kind == "timeout" and step.on_timeout else ()
    at_most = common.label("at-most", count=edge.at_most) if edge.at_most is not None else ""
    condition = condition_text(names, edge.label)
    return WayView(edge.kind, manner, condition, names.steps(landed), at_most, common.performers(notify))


def condition_text(names: ProcessNames, condition: str | None) -> str:
    """A condition as it is printed; empty when there is none."""
    if condition == "else":
        return names.names.label("else")
    return clean(condition or "")


def landing(graph: Graph, target: str) -> tuple[list[str], str]:
    """Where a case really arrives: splits and joins are passed through, for nobody works in them.

    Returns:
        The nodes, and the manner: ``one``, ``parallel`` or ``joined``, as in ``WayView``.
    """
    waiting, seen, landed = [target], set[str](), list[str]()
    manner = "one"
    while waiting:
        node = graph.nodes[waiting.pop(0)]
        if node.id in seen:
            continue
        seen.add(node.id)
        if node.kind not in ("parallel", "join"):
            landed.append(node.id)
            continue
        manner = "joined" if node.kind == "join" and manner == "one" else "parallel"
        waiting += [edge.target for edge in graph.outgoing[node.id]]
    return landed, manner
