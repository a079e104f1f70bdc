"""A process as one role works in it: the section of an operating guide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from procman.documents.content import Prose, clean, prose, proses
from procman.documents.view.control import (
    CitationView,
    ExceptionView,
    RuleView,
    build_citations,
    build_exceptions,
    build_rules,
)
from procman.documents.view.guide.duties import OtherDutiesView, build_other_duties
from procman.documents.view.guide.papers import PaperView
from procman.documents.view.guide.step import GuideStepView, build_guide_steps
from procman.documents.view.guide.surroundings import Counterpart
from procman.documents.view.names import Link, Links, Names, ProcessNames


@dataclass(frozen=True, slots=True)
class RolePersonView:
    """A role and who acts in it.

    Attributes:
        positions: Positions whose holders act in it.
        duties: What it is there for, in every process.
    """

    id: str
    role: Link
    department: Link | None
    positions: tuple[str, ...]
    deputy: Link | None
    duties: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class ToolView:
    """A system or a form, and the steps of the reader that need it.

    Attributes:
        detail: The form's number; empty for a system.
    """

    name: Link
    detail: str
    steps: Links


@dataclass(frozen=True, slots=True)
class CheckView:
    """A line of the check list: what has to be right before the step is left.

    Attributes:
        control: The control point that it comes from; None for a caution.
        key: Whether that is a key control.
    """

    step: Link
    text: Prose
    control: str | None = None
    key: bool = False


@dataclass(frozen=True, slots=True)
class GuideView:
    """What one role does in one process.

    Attributes:
        anchor: Place of the section: of the role in the guide of a process, of the process in that of a role.
        withdrawn: Why nobody may work by the process any more; empty where it holds.
        owner: Whether the role answers for the whole process.
        has_other: Whether there are any other duties.
        starts_with: What starts the process, for steps at which it starts.
        systems: Systems that the role needs here.
        materials: Documents that come from elsewhere.
        rules: Business rules that hold for the whole process.
        exceptions: All situations outside the regular flow; ``citations`` all requirements of the process.
    """

    anchor: str
    process: Link
    document_number: str
    version: str
    status: str
    status_name: str
    withdrawn: str
    person: RolePersonView
    owner: bool
    purpose: Prose | None
    whole_limit: str
    starts_with: tuple[str, ...]
    systems: tuple[ToolView, ...]
    forms: tuple[ToolView, ...]
    materials: tuple[PaperView, ...]
    steps: tuple[GuideStepView, ...]
    other: OtherDutiesView
    has_other: bool
    checks: tuple[CheckView, ...]
    rules: tuple[RuleView, ...]
    exceptions: tuple[ExceptionView, ...]
    citations: tuple[CitationView, ...]


def build_guide(names: ProcessNames, role: str, anchor: str, withdrawn: str = "") -> GuideView:
    """What a role does in a process.

    Args:
        names: Names of the process.
        role: Id of the role.
        anchor: Place of the section.
        withdrawn: Why the process no longer holds; a retired one needs no other reason.
    """
    process, common = names.process, names.names
    steps, other = build_guide_steps(names, role), build_other_duties(names, role)
    return GuideView(
        anchor=anchor,
        process=common.process(process.id),
        document_number=clean(common.definitions.document_number(process)),
        version=common.label("version-number", version=process.version),
        status=process.status,
        status_name=common.choice("status", process.status),
        withdrawn=withdrawn or common.retired(process),
        person=build_person(common, role),
        owner=process.owner == role,
        purpose=prose(process.purpose),
        whole_limit=common.duration(process.time_limit.within) if process.time_limit else "",
        starts_with=tuple(clean(trigger.name) for trigger in process.triggers.values()),
        systems=_tools((step.system, "", step) for step in steps if step.system),
        forms=_tools((form.form, form.number, step) for step in steps for form in step.forms),
        materials=_materials(steps),
        steps=steps,
        other=other,
        has_other=any(getattr(other, field.name) for field in fields(other)),
        checks=tuple(check for step in steps for check in _checks(step)),
        rules=tuple(rule for rule in build_rules(names) if process.rules[rule.id].step is None),
        exceptions=build_exceptions(names),
        citations=build_citations(names),
    )


def build_person(common: Names, role: str) -> RolePersonView:
    """A role and who acts in it; one that is not declared has only its name."""
    declared = common.definitions.organisation.roles.get(role)
    return RolePersonView(
        id=role,
        role=common.performer(role) or Link(clean(role)),
        department=common.department_of(role),
        positions=common.positions(declared.positions) if declared else (),
        deputy=common.performer(declared.deputy) if declared else None,
        duties=proses(declared.duties) if declared else (),
    )


def section_anchor(common: Names, role: str) -> str:
    """Place of a role in the guide of a process; names of roles lead there."""
    link = common.performer(role)
    return link.anchor if link and link.anchor else f"role-{role}"


def step_link(step: GuideStepView) -> Link:
    """The way to a step of the guide."""
    return Link(step.name, step.anchor, step.number)


def _tools(uses: Iterable[tuple[Link, str, GuideStepView]]) -> tuple[ToolView, ...]:
    found: dict[tuple[Link, str], dict[Link, None]] = {}
    for name, detail, step in uses:
        found.setdefault((name, detail), {})[step_link(step)] = None
    return tuple(ToolView(name, detail, tuple(steps)) for (name, detail), steps in found.items())


def _materials(steps: Iterable[GuideStepView]) -> tuple[PaperView, ...]:
    """What others hand over, each document once, with whoever it may come from."""
    found: dict[Link, dict[tuple[Links, Link | None], Counterpart]] = {}
    for paper in (paper for step in steps for paper in step.received):
        others = {(each.performers, each.process): each for each in paper.others if not each.own}
        if others:
            found.setdefault(paper.document, {}).update(others)
    return tuple(PaperView(document, tuple(others.values())) for document, others in found.items())


def _checks(step: GuideStepView) -> Iterable[CheckView]:
    """Control points first: they are what a reviewer asks for."""
    link = step_link(step)
    for control in step.controls:
        if control.measure is not None:
            yield CheckView(link, control.measure, control.id, control.key)
    for caution in step.cautions:
        yield CheckView(link, caution)
