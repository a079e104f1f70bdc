"""A process as a document of its own: a head and thirteen chapters.

The chapters follow the customary outline of a Chinese process description 流程说明书.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from procman.documents.content import Prose, clean, prose
from procman.documents.dates import review_due
from procman.documents.flowchart import DrawFlowchart, Flowchart
from procman.documents.names import Link, Names, ProcessNames
from procman.documents.view_boundary import (
    DocumentView,
    EndView,
    NeighbourView,
    TimeLimitView,
    TriggerView,
    build_ends,
    build_inputs,
    build_neighbours,
    build_outputs,
    build_records,
    build_time_limit,
    build_triggers,
)
from procman.documents.view_control import (
    CitationView,
    ControlView,
    ExceptionView,
    MetricView,
    RuleView,
    build_citations,
    build_controls,
    build_exceptions,
    build_metrics,
    build_rules,
)
from procman.documents.view_flow import PhaseView, build_phases
from procman.documents.view_form import FormView, build_forms
from procman.documents.view_matrix import MatrixView, ParticipantView, build_matrix, build_participants
from procman.flow.graph import build_graph
from procman.model.process import Process

CHAPTERS = (
    "purpose",
    "scope",
    "terms",
    "roles",
    "boundary",
    "flowchart",
    "activities",
    "rules",
    "controls",
    "metrics",
    "requirements",
    "forms",
    "annex",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value: one pair of a head table."""

    label: str
    value: str | Link


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; ``kind`` names the template that fills it."""

    kind: str
    number: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A word and its meaning."""

    term: str
    anchor: str
    definition: Prose | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A line of the revision record.

    Attributes:
        version: The version that came of it.
        date: When it came into force or was made.
        summary: What changed and why.
        author: Who changed it.
    """

    version: str
    date: datetime.date | None = None
    summary: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A line of the revision record with its date written out."""

    version: str
    date: str
    summary: str
    author: str


@dataclass(frozen=True, slots=True)
class ProcessView:
    """A process.

    Attributes:
        status: ``draft``, ``review``, ``effective`` or ``retired``.
        status_name: The word for it.
        flowchart: None when the process has no steps.
    """

    id: str
    anchor: str
    name: str
    document_number: str
    version: str
    status: str
    status_name: str
    owner: Link
    time_limit_text: str
    head: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    purpose: Prose | None
    applies_to: Prose | None
    excludes: Prose | None
    terms: tuple[TermView, ...]
    participants: tuple[ParticipantView, ...]
    triggers: tuple[TriggerView, ...]
    ends: tuple[EndView, ...]
    inputs: tuple[DocumentView, ...]
    outputs: tuple[DocumentView, ...]
    time_limit: TimeLimitView | None
    neighbours: tuple[NeighbourView, ...]
    flowchart: Flowchart | None
    phases: tuple[PhaseView, ...]
    matrix: MatrixView
    rules: tuple[RuleView, ...]
    controls: tuple[ControlView, ...]
    metrics: tuple[MetricView, ...]
    citations: tuple[CitationView, ...]
    forms: tuple[FormView, ...]
    records: tuple[DocumentView, ...]
    exceptions: tuple[ExceptionView, ...]
    revisions: tuple[RevisionView, ...]


def build_process(
    process: Process, common: Names, draw: DrawFlowchart, revisions: Sequence[Revision] = ()
) -> ProcessView:
    """Make the view of a process.

    Args:
        process: What to show.
        common: Names of the definitions that it belongs to.
        draw: Draws its flowchart.
        revisions: Its history, latest first; without one the record holds the present version only.
    """
    names = ProcessNames(common, process, build_graph(process))
    scope = process.scope
    time_limit = build_time_limit(names)
    return ProcessView(
        id=process.id,
        anchor=names.anchor,
        name=clean(process.name),
        document_number=clean(common.definitions.document_number(process)),
        version=process.version,
        status=process.status,
        status_name=common.choice("status", process.status),
        owner=common.performer(process.owner) or Link(""),
        time_limit_text=time_limit.within if time_limit else "",
        head=_head(names),
        chapters=_chapters(names),
        purpose=prose(process.purpose),
        applies_to=prose(scope.applies_to) if scope else None,
        excludes=prose(scope.excludes) if scope else None,
        terms=_terms(names),
        participants=build_participants(names),
        triggers=build_triggers(names),
        ends=build_ends(names),
        inputs=build_inputs(names),
        outputs=build_outputs(names),
        time_limit=time_limit,
        neighbours=build_neighbours(names),
        flowchart=draw(process, common.definitions, common.language) if process.steps else None,
        phases=build_phases(names),
        matrix=build_matrix(names),
        rules=build_rules(names),
        controls=build_controls(names),
        metrics=build_metrics(names),
        citations=build_citations(names),
        forms=build_forms(names),
        records=build_records(names),
        exceptions=build_exceptions(names),
        revisions=_revisions(names, revisions),
    )


def _chapters(names: ProcessNames) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(kind, str(number), f"{names.anchor}-{kind}", names.names.label(f"chapter.{kind}"))
        for number, kind in enumerate(CHAPTERS, start=1)
    )


def _head(names: ProcessNames) -> tuple[Fact, ...]:
    """The head table, without what the definition does not say."""
    process, common = names.process, names.names
    definitions = common.definitions
    domain = definitions.manual.domains.get(process.domain)
    values: dict[str, str | Link | None] = {
        "document-number": clean(definitions.document_number(process)),
        "version": common.label("version-number", version=process.version),
        "status": common.choice("status", process.status),
        "effective": common.date(process.effective),
        "owner": common.performer(process.owner),
        "department": common.department_of(process.owner),
        "domain": clean(domain.name) if domain else clean(process.domain),
        "review-due": _review(common, process),
        "confidentiality": clean(definitions.manual.confidentiality or ""),
        "classification": _classification(process),
    }
    return tuple(Fact(common.label(f"head.{key}"), value) for key, value in values.items() if value)


def _review(common: Names, process: Process) -> str:
    if process.review_every is None:
        return ""
    every = common.duration(process.review_every)
    due = review_due(process)
    if due is None:
        return common.label("review-every", every=every)
    return common.label("review-due", every=every, date=common.date(due))


def _classification(process: Process) -> str:
    classification = process.classification
    parts = []
    if classification and classification.apqc:
        apqc = classification.apqc
        parts.append(f"APQC PCF {apqc.version} · {apqc.pcf_id} {apqc.name or ''}".rstrip())
    if classification and classification.etom:
        etom = classification.etom
        parts.append(f"eTOM {etom.release} · {etom.id} {etom.name}")
    return clean(" / ".join(parts))


def _terms(names: ProcessNames) -> tuple[TermView, ...]:
    glossary = names.names.definitions.glossary
    found = ((reference, glossary.get(reference)) for reference in names.process.terms)
    return tuple(
        TermView(clean(term.term), f"term-{reference}", prose(term.definition))
        if term
        else TermView(clean(reference), "", None)
        for reference, term in found
    )


def _revisions(names: ProcessNames, revisions: Sequence[Revision]) -> tuple[RevisionView, ...]:
    process, common = names.process, names.names
    present = Revision(process.version, process.effective, common.label("present-version"))
    return tuple(
        RevisionView(
            common.label("version-number", version=clean(each.version)),
            common.date(each.date),
            clean(each.summary),
            clean(each.author),
        )
        for each in revisions or (present,)
    )
