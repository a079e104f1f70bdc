"""What a person takes in hand at a step and gives out of it: documents with their makers and takers, forms to fill."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from procman.documents.content import Prose, clean, prose
from procman.documents.view.guide.surroundings import Counterpart, counterpart, outside
from procman.documents.view.names import Link, ProcessNames

if TYPE_CHECKING:
    from procman.model.form import Field, Form
    from procman.model.step import Step


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document that a step receives or gives.

    Attributes:
        others: Those it comes from, or those that it is for.
    """

    document: Link
    others: tuple[Counterpart, ...]


@dataclass(frozen=True, slots=True)
class BlankView:
    """A field of a form that is filled at this step."""

    label: str
    required: bool
    personal: bool
    rule: Prose | None


@dataclass(frozen=True, slots=True)
class FormTaskView:
    """A form at a step.

    Attributes:
        blanks: Fields that the reader fills here; none when he only reads, checks or approves it.
        approves: Whether his role stands in the approval route.
    """

    form: Link
    number: str
    kind: str
    retention: str
    blanks: tuple[BlankView, ...]
    approves: bool


def received(names: ProcessNames, role: str, step_id: str, step: Step) -> tuple[PaperView, ...]:
    """The documents that a step takes, with the nearest steps that made them and the suppliers outside."""
    process = names.process
    views = []
    for document in step.inputs:
        makers = _nearest(step_id, _before(names), partial(_makes, names, document))
        others = [counterpart(names, role, maker) for maker in makers]
        if document in process.inputs:
            suppliers = process.inputs[document].suppliers
            others += [outside(names.names, each, document, gives=True) for each in suppliers]
        views.append(PaperView(names.document(document), tuple(others)))
    return tuple(views)


def given(names: ProcessNames, role: str, step_id: str, step: Step) -> tuple[PaperView, ...]:
    """The documents that a step gives out, with the next people who work with them and the takers outside."""
    process = names.process
    views = []
    for document in step.outputs:
        users = _nearest(step_id, _after(names), partial(_uses, names, role, document))
        others = [counterpart(names, role, user) for user in users]
        if document in process.outputs:
            takers = process.outputs[document].takers
            others += [outside(names.names, each, document, gives=False) for each in takers]
        views.append(PaperView(names.document(document), tuple(others)))
    return tuple(views)


def form_tasks(names: ProcessNames, role: str, step_id: str, step: Step) -> tuple[FormTaskView, ...]:
    """The forms of a step and what is to be filled in them here."""
    found = ((form_id, names.process.forms.get(form_id)) for form_id in step.forms)
    return tuple(_form_task(names, role, step_id, form_id, form) for form_id, form in found if form)


def _form_task(names: ProcessNames, role: str, step_id: str, form_id: str, form: Form) -> FormTaskView:
    own = [key for key, each in names.process.steps.items() if each.role == role and form_id in each.forms]
    is_first = own[:1] == [step_id]

    def is_filled_here(field: Field) -> bool:
        if field.at_step:
            return field.at_step == step_id and field.filled_by in (role, None)
        return field.filled_by == role and is_first

    return FormTaskView(
        form=names.document(form_id),
        number=clean(form.number or ""),
        kind=names.names.choice("form_kind", form.kind),
        retention=names.names.duration(form.retention),
        blanks=tuple(
            BlankView(clean(field.label), field.required, field.personal, prose(field.rule))
            for field in form.fields.values()
            if is_filled_here(field)
        ),
        approves=role in form.approvals,
    )


def _makes(names: ProcessNames, document: str, node_id: str) -> bool:
    """Whether the document is given out or, for a form, filled at a node."""
    step = names.graph.nodes[node_id].step
    return bool(step and document in (*step.outputs, *step.forms))


def _uses(names: ProcessNames, role: str, document: str, node_id: str) -> bool:
    """Whether somebody else works with the document at a node."""
    step = names.graph.nodes[node_id].step
    return bool(step and step.role != role and document in step.inputs)


def _before(names: ProcessNames) -> Callable[[str], Iterable[str]]:
    return lambda node: [edge.source for edge in names.graph.incoming[node]]


def _after(names: ProcessNames) -> Callable[[str], Iterable[str]]:
    return lambda node: [edge.target for edge in names.graph.outgoing[node]]


def _nearest(start: str, neighbours: Callable[[str], Iterable[str]], holds: Callable[[str], bool]) -> list[str]:
    """The first nodes on every way from a node for which something holds, the node itself left out."""
    found, seen, waiting = list[str](), {start}, [start]
    for node in waiting:  # grows while it is walked
        for each in neighbours(node):
            if each in seen:
                continue
            seen.add(each)
            if holds(each):
                found.append(each)
            else:
                waiting.append(each)
    return found
