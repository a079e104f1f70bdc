"""The general chapter: what holds for every process, and the registers of the whole manual."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, replace

from procman.documents.content import Prose, clean, prose, proses
from procman.documents.view.legend import LegendEntry, build_legend
from procman.documents.view.names import Link, Links, Names
from procman.documents.view.organisation import OrganisationView, build_organisation
from procman.documents.view.process import Chapter, TermView

_TEXTS = ("scope", "design", "execution", "documents", "training")
SECTIONS = (
    "purpose",
    "scope",
    "principles",
    "duties",
    "design",
    "execution",
    "documents",
    "training",
    "legend",
    "processes",
    "organisation",
    "requirements",
    "glossary",
)


@dataclass(frozen=True, slots=True)
class PrincipleView:
    """A principle that every process is held to."""

    id: str
    name: str
    text: Prose | None


@dataclass(frozen=True, slots=True)
class DutyView:
    """The duties of one kind of department, and which departments these are."""

    kind: str
    departments: Links
    texts: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class RequirementView:
    """A line of the requirement register.

    Attributes:
        cited_by: Processes that cite it, as a whole or at a control point.
    """

    anchor: str
    title: str
    clause: str
    text: Prose | None
    limit: str
    source: Prose | None
    cited_by: Links


@dataclass(frozen=True, slots=True)
class GeneralView:
    """The general chapter.

    Attributes:
        sections: Sections that have something to say, numbered; ``kind`` names the template that fills them.
        texts: Paragraphs by the section's kind.
    """

    number: int
    anchor: str
    sections: tuple[Chapter, ...]
    texts: dict[str, tuple[Prose, ...]]
    principles: tuple[PrincipleView, ...]
    duties: tuple[DutyView, ...]
    organisation: OrganisationView
    requirements: tuple[RequirementView, ...]
    glossary: tuple[TermView, ...]
    legend: tuple[LegendEntry, ...]


def build_general(names: Names) -> GeneralView:
    """The general chapter; sections about which the manual says nothing are left out."""
    manual = names.definitions.manual
    texts = {"purpose": proses(manual.summary)} | {kind: proses(getattr(manual.general, kind)) for kind in _TEXTS}
    view = GeneralView(
        number=1,
        anchor="general",
        sections=(),
        texts=texts,
        principles=tuple(
            PrincipleView(key, clean(each.name), prose(each.text)) for key, each in manual.principles.items()
        ),
        duties=_duties(names),
        organisation=build_organisation(names),
        requirements=_requirements(names),
        glossary=_glossary(names),
        legend=build_legend(names) if names.definitions.processes else (),
    )
    return replace(view, sections=_sections(names, view))


def _sections(names: Names, view: GeneralView) -> tuple[Chapter, ...]:
    organisation = view.organisation
    filled: dict[str, Sized] = {
        **view.texts,
        "principles": view.principles,
        "duties": view.duties,
        "legend": view.legend,
        "processes": names.definitions.processes,
        "organisation": organisation.departments or organisation.systems or organisation.parties,
        "requirements": view.requirements,
        "glossary": view.glossary,
    }
    present = [kind for kind in SECTIONS if filled[kind]]
    return tuple(
        Chapter(kind, f"{view.number}.{place}", f"{view.anchor}-{kind}", names.label(f"general.{kind}"))
        for place, kind in enumerate(present, start=1)
    )


def _duties(names: Names) -> tuple[DutyView, ...]:
    departments = names.definitions.organisation.departments
    return tuple(
        DutyView(
            names.choice("department_kind", kind),
            tuple(link for key, each in departments.items() if each.kind == kind and (link := names.department(key))),
            proses(texts),
        )
        for kind, texts in names.definitions.manual.general.duties.items()
    )


def _requirements(names: Names) -> tuple[RequirementView, ...]:
    citing: dict[str, list[Link]] = {}
    for process in names.definitions.processes.values():
        at_controls = (each for control in process.controls.values() for each in control.requirements)
        for reference in dict.fromkeys([*process.requirements, *at_controls]):
            citing.setdefault(reference, []).append(names.process(process.id))
    return tuple(
        RequirementView(
            anchor=f"requirement-{key}",
            title=clean(each.title),
            clause=clean(each.clause or ""),
            text=prose(each.text),
            limit=names.duration(each.limit),
            source=prose(each.source),
            cited_by=tuple(citing.get(key, ())),
        )
        for key, each in names.definitions.requirements.items()
    )


def _glossary(names: Names) -> tuple[TermView, ...]:
    return tuple(
        TermView(clean(each.term), f"term-{key}", prose(each.definition))
        for key, each in names.definitions.glossary.items()
    )
