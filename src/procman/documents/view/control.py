"""What keeps a process right: control points, business rules, indicators, requirements, exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import Prose, clean, prose
from procman.documents.view.names import Link, Links, ProcessNames

if TYPE_CHECKING:
    from procman.model.control import Control


@dataclass(frozen=True, slots=True)
class ControlView:
    """A row of the risk-control matrix; enumerations are words of the document's language."""

    id: str
    anchor: str
    key: bool
    step: Link | None
    protects: Link | None
    risk: Prose | None
    risk_type: str
    risk_level: str
    objective: Prose | None
    measure: Prose | None
    effect: str
    means: str
    system: Link | None
    frequency: str
    owner: Link | None
    reviewer: Link | None
    evidence: Links
    requirements: Links


@dataclass(frozen=True, slots=True)
class RuleView:
    """A business rule and where it is kept."""

    id: str
    anchor: str
    text: Prose | None
    step: Link | None
    source: Prose | None


@dataclass(frozen=True, slots=True)
class MetricView:
    """An indicator."""

    id: str
    anchor: str
    name: str
    formula: Prose | None
    target: str
    frequency: str
    owner: Link | None
    source: Prose | None


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """A situation outside the regular flow."""

    id: str
    anchor: str
    when: Prose | None
    do: Prose | None
    report_to: Link | None


@dataclass(frozen=True, slots=True)
class CitationView:
    """A requirement that the process cites.

    Attributes:
        whole: Whether it binds the process as a whole.
        controls: Control points that meet it.
    """

    requirement: Link
    title: str
    clause: str
    text: Prose | None
    limit: str
    source: Prose | None
    whole: bool
    controls: Links


def build_controls(names: ProcessNames) -> tuple[ControlView, ...]:
    """Control points in the order of the file."""
    return tuple(_control(names, control_id, control) for control_id, control in names.process.controls.items())


def _control(names: ProcessNames, control_id: str, control: Control) -> ControlView:
    common = names.names
    return ControlView(
        id=control_id,
        anchor=names.part("control", control_id),
        key=control.key,
        step=names.step(control.step),
        protects=names.step(control.protects),
        risk=prose(control.risk),
        risk_type=common.choice("risk_type", control.risk_type),
        risk_level=common.choice("risk_level", control.risk_level),
        objective=prose(control.objective),
        measure=prose(control.measure),
        effect=common.choice("effect", control.effect),
        means=common.choice("means", control.means),
        system=common.system(control.system),
        frequency=common.choice("frequency", control.frequency),
        owner=common.performer(control.owner),
        reviewer=common.performer(control.reviewer),
        evidence=names.documents(control.evidence),
        requirements=tuple(map(common.requirement, control.requirements)),
    )


def build_rules(names: ProcessNames) -> tuple[RuleView, ...]:
    """Business rules."""
    return tuple(
        RuleView(rule_id, names.part("rule", rule_id), prose(rule.text), names.step(rule.step), prose(rule.source))
        for rule_id, rule in names.process.rules.items()
    )


def build_metrics(names: ProcessNames) -> tuple[MetricView, ...]:
    """Indicators."""
    common = names.names
    return tuple(
        MetricView(
            id=metric_id,
            anchor=names.part("metric", metric_id),
            name=clean(metric.name),
            formula=prose(metric.formula),
            target=_comparison(clean(metric.target or "")),
            frequency=common.choice("frequency", metric.frequency),
            owner=common.performer(metric.owner),
            source=prose(metric.source),
        )
        for metric_id, metric in names.process.metrics.items()
    )


def _comparison(target: str) -> str:
    """A target as it is printed: >= becomes ≥."""
    return target.replace(">=", "≥").replace("<=", "≤")


def build_exceptions(names: ProcessNames) -> tuple[ExceptionView, ...]:
    """Situations outside the regular flow."""
    return tuple(
        ExceptionView(
            exception_id,
            names.part("exception", exception_id),
            prose(exception.when),
            prose(exception.do),
            names.names.performer(exception.report_to),
        )
        for exception_id, exception in names.process.exceptions.items()
    )


def build_citations(names: ProcessNames) -> tuple[CitationView, ...]:
    """Requirements: those of the whole process first, then those that only control points cite."""
    process = names.process
    cited = [reference for control in process.controls.values() for reference in control.requirements]
    return tuple(_citation(names, reference) for reference in dict.fromkeys([*process.requirements, *cited]))


def _citation(names: ProcessNames, reference: str) -> CitationView:
    process, common = names.process, names.names
    requirement = common.definitions.requirements.get(reference)
    meeting = (control_id for control_id, control in process.controls.items() if reference in control.requirements)
    return CitationView(
        requirement=common.requirement(reference),
        title=clean(requirement.title) if requirement else clean(reference),
        clause=clean(requirement.clause or "") if requirement else "",
        text=prose(requirement.text) if requirement else None,
        limit=common.duration(requirement.limit) if requirement else "",
        source=prose(requirement.source) if requirement else None,
        whole=reference in process.requirements,
        controls=tuple(map(names.control, meeting)),
    )
