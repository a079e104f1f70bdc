"""Everything that a process refers to by id, with the place where it does so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from procman.records import record

if TYPE_CHECKING:
    from procman.flow.graph import Edge, Graph
    from procman.model.process import Process
    from procman.model.step import Step
    from procman.source.positions import ElementPath


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
    element: ElementPath
    id: str


def way_element(step_id: str, step: Step, index: int) -> ElementPath:
    """Path of a step's way out, however ``next`` is spelled."""
    condition = step.next[index].condition
    if condition is not None:
        return ("steps", step_id, "next", condition)
    return ("steps", step_id, "next", index) if len(step.next) > 1 else ("steps", step_id, "next")


def edge_element(graph: Graph, edge: Edge) -> ElementPath:
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


_STEP: tuple[tuple[str, ReferenceKind], ...] = (
    ("phase", "phase"),
    ("role", "performer"),
    ("inputs", "document"),
    ("outputs", "document"),
    ("forms", "form"),
    ("system", "system"),
    ("accountable", "role"),
    ("consulted", "informed"),
    ("informed", "informed"),
    ("process", "process"),
)
_CONTROL: tuple[tuple[str, ReferenceKind], ...] = (
    ("step", "step"),
    ("protects", "node"),
    ("system", "system"),
    ("owner", "role"),
    ("reviewer", "role"),
    ("evidence", "evidence"),
    ("requirements", "requirement"),
)
_FIELD: tuple[tuple[str, ReferenceKind], ...] = (
    ("filled_by", "performer"),
    ("at_step", "step"),
    ("visible_to", "informed"),
)
_HEAD: tuple[tuple[str, ReferenceKind], ...] = (
    ("domain", "domain"),
    ("owner", "role"),
    ("requirements", "requirement"),
    ("terms", "term"),
)


def ids_in(process: Process) -> dict[str, set[str]]:
    """All ids that a process mentions, by kind; a fifth of the price of ``uses_in``, which knows the places."""
    found: dict[str, set[str]] = {}
    for _, part, table in _parts(process):
        for attribute, kind in table:
            value = getattr(part, attribute)
            if value:
                ids = found.get(kind)
                if ids is None:
                    ids = found[kind] = set()
                if value.__class__ is str:
                    ids.add(value)
                else:
                    ids.update(value)
    for kind, _, one in _others(process):
        if kind in found:
            found[kind].add(one)
        else:
            found[kind] = {one}
    return found


def uses_in(process: Process) -> Iterator[Use]:
    """All mentions, element by element; ids that are not there are mentioned as well."""
    for element, part, table in _parts(process):
        for attribute, kind in table:
            value = getattr(part, attribute)
            if isinstance(value, str):
                yield Use(kind, (*element, attribute), value)
            elif value:
                for index, one in enumerate(value):
                    yield Use(kind, (*element, attribute, index), one)
    for kind, element, one in _others(process):
        yield Use(kind, element, one)


def _parts(process: Process) -> Iterator[tuple[ElementPath, Any, tuple[tuple[str, ReferenceKind], ...]]]:
    """Every part of a process whose attributes are references, or lists of them, and nothing else."""
    yield (), process, _HEAD
    for step_id, step in process.steps.items():
        yield ("steps", step_id), step, _STEP
    for control_id, control in process.controls.items():
        yield ("controls", control_id), control, _CONTROL
    for form_id, form in process.forms.items():
        for field_id, entry in form.fields.items():
            yield ("forms", form_id, "fields", field_id), entry, _FIELD


def _others(process: Process) -> Iterator[tuple[ReferenceKind, ElementPath, str]]:
    """Mentions that stand deeper, or whose key has another name than the attribute."""
    if process.time_limit and process.time_limit.starts:
        yield "step", ("time_limit", "starts"), process.time_limit.starts
    yield from partners_in(process)
    yield from _ways_out(process)
    for form_id, form in process.forms.items():
        for index, one in enumerate(form.approvals):
            yield "role", ("forms", form_id, "approvals", index), one
    for rule_id, business_rule in process.rules.items():
        if business_rule.step:
            yield "step", ("rules", rule_id, "step"), business_rule.step
    for metric_id, metric in process.metrics.items():
        if metric.owner:
            yield "role", ("metrics", metric_id, "owner"), metric.owner
    for exception_id, exception in process.exceptions.items():
        if exception.report_to:
            yield "informed", ("exceptions", exception_id, "report_to"), exception.report_to


def _ways_out(process: Process) -> Iterator[tuple[ReferenceKind, ElementPath, str]]:
    for step_id, step in process.steps.items():
        timeout = step.on_timeout
        if timeout:
            if timeout.to:
                yield "node", ("steps", step_id, "on_timeout", "to"), timeout.to
            for index, one in enumerate(timeout.notify):
                yield "informed", ("steps", step_id, "on_timeout", "notify", index), one
        for index, way in enumerate(step.next):
            yield "node", (*way_element(step_id, step, index), "to"), way.to


def partners_in(process: Process) -> Iterator[tuple[ReferenceKind, ElementPath, str]]:
    """Suppliers of inputs and takers of outputs."""
    for input_id, taken in process.inputs.items():
        for index, one in enumerate(taken.suppliers):
            yield "partner", ("inputs", input_id, "from", index), one
    for output_id, given in process.outputs.items():
        for index, one in enumerate(given.takers):
            yield "partner", ("outputs", output_id, "to", index), one
