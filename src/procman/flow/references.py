"""Everything that a process refers to by id, with the place where it does so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from procman.records import record

if TYPE_CHECKING:
    from procman.flow.graph import Edge, Graph
    from procman.model.process import Process
    from procman.model.step import Step


ReferenceKind = Literal[
    "role",
    "performer",
    "informed",
    "node",
    "step",
    "document",
    "evidence",
    "form",
    "system",
    "requirement",
    "phase",
    "domain",
    "partner",
    "process",
    "term",
]


@record(frozen=True, slots=True)
class Use:
    """One mention of an id.

    Attributes:
        kind: What the id should be. ``performer``: a role, an outside party or a system; ``informed``: a role, an
            outside party or a department; ``node``: a step or an end; ``document``: an input, output, record or form;
            ``evidence``: the same, as proof of a control; ``partner``: an outside party or a process.
        element: Path of the mention in the file of the process.
        id: The id that is mentioned.
    """

    kind: ReferenceKind
    element: tuple[str | int, ...]
    id: str


def way_element(step_id: str, step: Step, index: int) -> tuple[str | int, ...]:
    """Path of a step's way out, however ``next`` is spelled."""
    condition = step.next[index].condition
    if condition is not None:
        return ("steps", step_id, "next", condition)
    return ("steps", step_id, "next", index) if len(step.next) > 1 else ("steps", step_id, "next")


def edge_element(graph: Graph, edge: Edge) -> tuple[str | int, ...]:
    """Path of the way that an edge stands for; of its step, where the way to the following step is not written."""
    step = graph.nodes[edge.source].step
    if step is None:
        return ("steps", edge.target)
    if edge.kind == "timeout":
        return ("steps", edge.source, "on_timeout")
    for index, way in enumerate(step.next):
        if way.to == edge.target and way.condition == edge.label:
            return way_element(edge.source, step, index)
    return ("steps", edge.source)


def uses_in(process: Process) -> Iterator[Use]:
    """All mentions in the order of the model; ids that are not there are mentioned as well."""
    yield from _head(process)
    for step_id, step in process.steps.items():
        yield from _step(("steps", step_id), step_id, step)
    yield from _controls(process)
    yield from _forms(process)
    yield from _rest(process)


def _each(kind: ReferenceKind, element: tuple[str | int, ...], ids: tuple[str, ...]) -> Iterator[Use]:
    for index, reference in enumerate(ids):
        yield Use(kind, (*element, index), reference)


def _one(kind: ReferenceKind, element: tuple[str | int, ...], reference: str | None) -> Iterator[Use]:
    if reference is not None:
        yield Use(kind, element, reference)


def _head(process: Process) -> Iterator[Use]:
    yield Use("domain", ("domain",), process.domain)
    yield Use("role", ("owner",), process.owner)
    yield from _each("requirement", ("requirements",), process.requirements)
    yield from _each("term", ("terms",), process.terms)
    if process.time_limit:
        yield from _one("step", ("time_limit", "starts"), process.time_limit.starts)
    for input_id, taken in process.inputs.items():
        yield from _each("partner", ("inputs", input_id, "from"), taken.suppliers)
    for output_id, given in process.outputs.items():
        yield from _each("partner", ("outputs", output_id, "to"), given.takers)


def _step(element: tuple[str | int, ...], step_id: str, step: Step) -> Iterator[Use]:
    yield from _one("phase", (*element, "phase"), step.phase)
    yield from _one("performer", (*element, "role"), step.role)
    yield from _each("document", (*element, "inputs"), step.inputs)
    yield from _each("document", (*element, "outputs"), step.outputs)
    yield from _each("form", (*element, "forms"), step.forms)
    yield from _one("system", (*element, "system"), step.system)
    yield from _one("role", (*element, "accountable"), step.accountable)
    yield from _each("informed", (*element, "consulted"), step.consulted)
    yield from _each("informed", (*element, "informed"), step.informed)
    yield from _one("process", (*element, "process"), step.process)
    if step.on_timeout:
        yield from _one("node", (*element, "on_timeout", "to"), step.on_timeout.to)
        yield from _each("informed", (*element, "on_timeout", "notify"), step.on_timeout.notify)
    for index, way in enumerate(step.next):
        yield Use("node", (*way_element(step_id, step, index), "to"), way.to)


def _controls(process: Process) -> Iterator[Use]:
    for control_id, control in process.controls.items():
        element = ("controls", control_id)
        yield Use("step", (*element, "step"), control.step)
        yield from _one("node", (*element, "protects"), control.protects)
        yield from _one("system", (*element, "system"), control.system)
        yield from _one("role", (*element, "owner"), control.owner)
        yield from _one("role", (*element, "reviewer"), control.reviewer)
        yield from _each("evidence", (*element, "evidence"), control.evidence)
        yield from _each("requirement", (*element, "requirements"), control.requirements)


def _forms(process: Process) -> Iterator[Use]:
    for form_id, form in process.forms.items():
        yield from _each("role", ("forms", form_id, "approvals"), form.approvals)
        for field_id, entry in form.fields.items():
            element = ("forms", form_id, "fields", field_id)
            yield from _one("performer", (*element, "filled_by"), entry.filled_by)
            yield from _one("step", (*element, "at_step"), entry.at_step)
            yield from _each("informed", (*element, "visible_to"), entry.visible_to)


def _rest(process: Process) -> Iterator[Use]:
    for rule_id, business_rule in process.rules.items():
        yield from _one("step", ("rules", rule_id, "step"), business_rule.step)
    for metric_id, metric in process.metrics.items():
        yield from _one("role", ("metrics", metric_id, "owner"), metric.owner)
    for exception_id, exception in process.exceptions.items():
        yield from _one("informed", ("exceptions", exception_id, "report_to"), exception.report_to)
