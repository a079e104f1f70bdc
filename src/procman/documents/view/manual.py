"""The manual as templates see it: plain, localised, cleaned values and nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from procman import __version__
from procman.documents.content import Prose, clean, prose
from procman.documents.flowchart import DrawFlowchart, draw_flowchart
from procman.documents.view.dates import latest_effective
from procman.documents.view.general import GeneralView, build_general
from procman.documents.view.head import Fact, Revision
from procman.documents.view.names import Names, domain_anchor
from procman.documents.view.process import ProcessView, build_process
from procman.documents.view.record import Edition, EditionView, build_record
from procman.documents.withdrawal import Withdrawal
from procman.model.definitions import Definitions

SCHEMA = 1
"""Version of the view: it grows when a name that templates may use changes or goes."""


@dataclass(frozen=True, slots=True)
class DomainView:
    """A domain: one chapter of the manual."""

    id: str
    anchor: str
    number: int
    code: str
    name: str
    summary: Prose | None
    processes: tuple[ProcessView, ...]


@dataclass(frozen=True, slots=True)
class ManualView:
    """The whole manual.

    Attributes:
        schema: Version of the view.
        generator: What wrote the document: ``procman 0.1.0``.
        fingerprint: What the document says of itself to ``procman verify``; empty where that is not known.
        date: The date of this edition, written out.
        withdrawn: Why this edition no longer holds; empty where it does.
        cover: The document data table of the cover.
        revisions: The revision record of the manual as a whole, latest edition first; empty without a release.
    """

    schema: int
    language: str
    generator: str
    fingerprint: str
    title: str
    company: str
    confidentiality: str
    date: str
    withdrawn: str
    cover: tuple[Fact, ...]
    revisions: tuple[EditionView, ...]
    general: GeneralView
    domains: tuple[DomainView, ...]

    @property
    def processes(self) -> tuple[ProcessView, ...]:
        """All processes in the order of the manual."""
        return tuple(process for domain in self.domains for process in domain.processes)


def build_manual_view(
    definitions: Definitions,
    language: str | None = None,
    *,
    edition: str = "",
    revision_date: datetime.date | None = None,
    revisions: Mapping[str, Sequence[Revision]] | None = None,
    editions: Sequence[Edition] = (),
    draw: DrawFlowchart = draw_flowchart,
    known: Definitions | None = None,
    withdrawn: Withdrawal | None = None,
    fingerprint: str = "",
) -> ManualView:
    """Make the view of a manual.

    Args:
        definitions: What to show.
        language: Language of the frame; the manual's own unless given.
        edition: Version of the manual as a whole, such as a git tag; it has none of its own.
        revision_date: Date of this edition; the latest effective date of its processes unless given.
        revisions: History by process id, latest first.
        editions: The editions of the manual that were released, latest first.
        draw: Draws a flowchart.
        known: All that is defined, when ``definitions`` is a part of it.
        withdrawn: What of it no longer holds.
        fingerprint: What the document says of itself to ``procman verify``.
    """
    manual = definitions.manual
    names = Names(definitions, language or manual.language, known)
    date = names.date(revision_date or latest_effective(definitions.processes.values()))
    withdrawn = withdrawn or Withdrawal()
    domains = _domains(names, draw, revisions or {}, withdrawn)
    return ManualView(
        schema=SCHEMA,
        language=names.language,
        generator=f"procman {__version__}",
        fingerprint=fingerprint,
        title=clean(manual.title or names.label("title")),
        company=clean(manual.company or ""),
        confidentiality=clean(manual.confidentiality or ""),
        date=date,
        withdrawn=clean(withdrawn.manual),
        cover=_cover(names, clean(edition), date),
        revisions=build_record(names, editions),
        general=build_general(names),
        domains=domains,
    )


def _domains(
    names: Names, draw: DrawFlowchart, revisions: Mapping[str, Sequence[Revision]], withdrawn: Withdrawal
) -> tuple[DomainView, ...]:
    """Domains that have processes; the general chapter is the first, so they are numbered from 2."""
    declared = names.definitions.manual.domains
    views = []
    for number, (key, processes) in enumerate(names.definitions.by_domain().items(), start=2):
        domain = declared.get(key)
        views.append(
            DomainView(
                id=key,
                anchor=domain_anchor(key),
                number=number,
                code=clean(domain.code or "") if domain else "",
                name=clean(domain.name if domain else key),
                summary=prose(domain.summary) if domain else None,
                processes=tuple(
                    build_process(each, names, draw, revisions.get(each.id, ()), withdrawn.processes.get(each.id, ""))
                    for each in processes
                ),
            )
        )
    return tuple(views)


def _cover(names: Names, edition: str, date: str) -> tuple[Fact, ...]:
    definitions = names.definitions
    departments = definitions.organisation.departments.values()
    keeping = [clean(each.name) for each in departments if each.kind == "process-management"]
    values = {
        "company": clean(definitions.manual.company or ""),
        "content": names.label(
            "cover.content-value", domains=len(definitions.by_domain()), processes=len(definitions.processes)
        ),
        "edition": edition,
        "date": date,
        "keeper": names.label("list-separator").join(keeping),
        "confidentiality": clean(definitions.manual.confidentiality or ""),
    }
    return tuple(Fact(names.label(f"cover.{key}"), value) for key, value in values.items() if value)
