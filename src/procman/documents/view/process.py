"""A process as a document of its own: a head and thirteen chapters.

The chapters follow the customary outline of a Chinese process description 流程说明书.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import Prose, clean, prose
from procman.documents.flowchart import DrawFlowchart, Flowchart
from procman.documents.view.boundary import BoundaryView, DocumentView, build_boundary, build_records
from procman.documents.view.control import (
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
from procman.documents.view.form import FormView, build_forms
from procman.documents.view.head import Fact, Revision, RevisionView, build_head, build_revisions
from procman.documents.view.names import Link, Names, ProcessNames
from procman.documents.view.responsibility import MatrixView, ParticipantView, build_matrix, build_participants
from procman.documents.view.steps import PhaseView, build_phases

if TYPE_CHECKING:
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
class ProcessView:
    """A process.

    Attributes:
        status: ``draft``, ``review``, ``effective`` or ``retired``.
        status_name: The word for it.
        withdrawn: Why nobody may work by it any more; empty where it holds. Documents mark it 作废 then.
        flowchart: None when the process has no steps.
    """

    id: str
    anchor: str
    name: str
    document_number: str
    version: str
    status: str
    status_name: str
    withdrawn: str
    owner: Link
    time_limit_text: str
    head: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    purpose: Prose | None
    applies_to: Prose | None
    excludes: Prose | None
    terms: tuple[TermView, ...]
    participants: tuple[ParticipantView, ...]
    boundary: BoundaryView
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
    process: Process, common: Names, draw: DrawFlowchart, revisions: Sequence[Revision] = (), withdrawn: str = ""
) -> ProcessView:
    """Make the view of a process.

    Args:
        process: What to show.
        common: Names of the definitions that it belongs to.
        draw: Draws its flowchart.
        revisions: Its history, latest first; without one the record holds the present version only.
        withdrawn: Why it no longer holds; a retired process needs no other reason.
    """
    names = common.parts(process)
    scope = process.scope
    boundary = build_boundary(names)
    return ProcessView(
        id=process.id,
        anchor=names.anchor,
        name=clean(process.name),
        document_number=clean(common.definitions.document_number(process)),
        version=process.version,
        status=process.status,
        status_name=common.choice("status", process.status),
        withdrawn=withdrawn or common.retired(process),
        owner=common.performer(process.owner) or Link(""),
        time_limit_text=boundary.time_limit.within if boundary.time_limit else "",
        head=build_head(names),
        chapters=_chapters(names),
        purpose=prose(process.purpose),
        applies_to=prose(scope.applies_to) if scope else None,
        excludes=prose(scope.excludes) if scope else None,
        terms=_terms(names),
        participants=build_participants(names),
        boundary=boundary,
        flowchart=draw(process, common.known, common.language) if process.steps else None,
        phases=build_phases(names),
        matrix=build_matrix(names),
        rules=build_rules(names),
        controls=build_controls(names),
        metrics=build_metrics(names),
        citations=build_citations(names),
        forms=build_forms(names),
        records=build_records(names),
        exceptions=build_exceptions(names),
        revisions=build_revisions(names, revisions),
    )


def _chapters(names: ProcessNames) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(kind, str(number), f"{names.anchor}-{kind}", names.names.label(f"chapter.{kind}"))
        for number, kind in enumerate(CHAPTERS, start=1)
    )


def _terms(names: ProcessNames) -> tuple[TermView, ...]:
    glossary = names.names.definitions.glossary
    found = ((reference, glossary.get(reference)) for reference in names.process.terms)
    return tuple(
        TermView(clean(term.term), f"term-{reference}", prose(term.definition))
        if term
        else TermView(clean(reference), "", None)
        for reference, term in found
    )
