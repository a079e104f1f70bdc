"""A step as its performer follows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import Prose, clean, proses
from procman.documents.view.control import ControlView, RuleView, build_controls, build_rules
from procman.documents.view.guide.papers import FormTaskView, PaperView, form_tasks, given, received
from procman.documents.view.guide.surroundings import (
    ArrivalView,
    Counterpart,
    DepartureView,
    arrivals,
    counterpart,
    departures,
)
from procman.documents.view.names import Link, Links, ProcessNames, step_number
from procman.flow.graph import Node, build_graph

if TYPE_CHECKING:
    from procman.model.step import Step


@dataclass(frozen=True, slots=True)
class GuideStepView:
    """A step as its performer follows it, in the order in which he needs to know.

    Attributes:
        kind: ``task``, ``decision``, ``wait`` or ``call``; ``kind_name`` is the word for it, empty for a task.
        calls: The process that this step runs, and who takes over there.
        accountable: Who answers for the result, where that is not the owner of the process.
        controls: Control points that are carried out here.
        rules: Business rules that are kept here.
        givers: Others from whom work comes here, each once; at the start of a process those who give documents.
        takers: Others to whom work goes from here, each once.
        goes_on: Whether the reader himself may go on with the work.
    """

    id: str
    anchor: str
    number: str
    name: str
    kind: str
    kind_name: str
    phase: str
    duty: str
    time_limit: str
    arrivals: tuple[ArrivalView, ...]
    received: tuple[PaperView, ...]
    system: Link | None
    forms: tuple[FormTaskView, ...]
    do: tuple[Prose, ...]
    calls: Counterpart | None
    cautions: tuple[Prose, ...]
    mistakes: tuple[Prose, ...]
    controls: tuple[ControlView, ...]
    rules: tuple[RuleView, ...]
    accountable: Link | None
    consulted: Links
    informed: Links
    given: tuple[PaperView, ...]
    departures: tuple[DepartureView, ...]
    givers: Links
    takers: Links
    goes_on: bool


def build_guide_steps(names: ProcessNames, role: str) -> tuple[GuideStepView, ...]:
    """The steps that a role performs, in the order of the file."""
    controls, rules = build_controls(names), build_rules(names)
    return tuple(
        _step(names, role, node, node.step, controls, rules)
        for node in names.graph.nodes.values()
        if node.step is not None and node.number is not None and node.step.role == role
    )


def _step(
    names: ProcessNames,
    role: str,
    node: Node,
    step: Step,
    controls: Sequence[ControlView],
    rules: Sequence[RuleView],
) -> GuideStepView:
    process, common = names.process, names.names
    came, papers = arrivals(names, role, node.id), received(names, role, node.id, step)
    left = departures(names, role, node.id, step)
    targets = [target for way in left for target in way.targets]
    return GuideStepView(
        id=node.id,
        anchor=names.part("step", node.id),
        number=step_number(node),
        name=clean(node.name) or common.label(f"kind.{node.kind}"),
        kind=node.kind,
        kind_name=common.choice("kind", node.kind) if node.kind != "task" else "",
        phase=clean(process.phases.get(node.phase, "")),
        duty=common.choice("duty", step.duty),
        time_limit=common.duration(step.time_limit),
        arrivals=came,
        received=papers,
        system=common.system(step.system),
        forms=form_tasks(names, role, node.id, step),
        do=proses(step.do),
        calls=_called(names, role, step.process) if step.process else None,
        cautions=proses(step.cautions),
        mistakes=proses(step.mistakes),
        controls=tuple(each for each in controls if process.controls[each.id].step == node.id),
        rules=tuple(each for each in rules if process.rules[each.id].step == node.id),
        accountable=common.performer(step.accountable),
        consulted=common.performers(step.consulted),
        informed=common.performers(step.informed),
        given=given(names, role, node.id, step),
        departures=left,
        givers=_givers(came, papers),
        takers=_people(targets),
        goes_on=any(target.own for target in targets),
    )


def _called(names: ProcessNames, role: str, process_id: str) -> Counterpart:
    """The process that a step runs, with its first step and who performs it."""
    common = names.names
    process = common.known.processes.get(process_id)
    if process is None or not process.steps:
        return Counterpart(process=common.process(process_id))
    graph = build_graph(process)
    first = counterpart(ProcessNames(common, process, graph), role, next(iter(process.steps)))
    return Counterpart(first.performers, first.step, common.process(process_id), first.own)


def _givers(came: Sequence[ArrivalView], papers: Sequence[PaperView]) -> Links:
    origins = [way.origin for way in came if way.origin and way.kind != "rework"]
    if any(way.kind == "start" for way in came):
        origins += [other for paper in papers for other in paper.others]
    return _people(origins)


def _people(counterparts: Iterable[Counterpart]) -> Links:
    return tuple(dict.fromkeys(link for each in counterparts if not each.own for link in each.performers))
