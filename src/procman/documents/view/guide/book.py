"""Operating guides as documents: all roles of a process, or all processes of a role."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from procman import __version__, messages
from procman.documents.content import clean
from procman.documents.view.dates import latest_effective
from procman.documents.view.guide.members import guided_roles
from procman.documents.view.guide.section import GuideView, RolePersonView, build_guide, build_person, section_anchor
from procman.documents.view.head import Fact, Revision, RevisionView, build_revisions
from procman.documents.view.names import Link, Names
from procman.documents.view.only_links import only_links
from procman.documents.withdrawal import NOTHING, Withdrawal

if TYPE_CHECKING:
    from procman.model.process import Process

SCHEMA = 1
"""Version of the view: it grows when a name that templates may use changes or goes."""


@dataclass(frozen=True, slots=True)
class GuideBookView:
    """An operating guide.

    Attributes:
        kind: ``process``: its sections are the roles of one process; ``role``: the processes of one role.
        id: Id of the process or the role; ``subject`` is its name.
        date: The day since which it holds.
        withdrawn: Why nobody may work by it any more; empty where it holds.
        cover: The document data table.
        revisions: History of the process; empty for a role, which has none of its own.
        person: The role, when it is the guide of one.
        sections: Sections; one without steps has other duties only.
    """

    schema: int
    kind: Literal["process", "role"]
    id: str
    language: str
    generator: str
    company: str
    confidentiality: str
    title: str
    subject: str
    number: str
    date: str
    withdrawn: str
    cover: tuple[Fact, ...]
    revisions: tuple[RevisionView, ...]
    person: RolePersonView | None
    sections: tuple[GuideView, ...]


def build_process_guide(
    process: Process, common: Names, revisions: Sequence[Revision] = (), withdrawn: Withdrawal = NOTHING
) -> GuideBookView:
    """The guide of a process: a section a role.

    Args:
        process: The process.
        common: Names of the definitions that it belongs to.
        revisions: Its history, latest first.
        withdrawn: What no longer holds.
    """
    names = common.parts(process)
    reason = withdrawn.processes.get(process.id, "") or common.retired(process)
    sections = tuple(build_guide(names, role, section_anchor(common, role), reason) for role in guided_roles(names))
    number = clean(common.definitions.document_number(process))
    facts = {
        "number": f"{number}-{common.label('version-number', version=process.version)}",
        "roles": _joined(common, [section.person.role.text for section in sections if section.steps]),
        "positions": _joined(common, [each for part in sections if part.steps for each in part.person.positions]),
        "owner": (common.performer(process.owner) or Link("")).text,
        "department": (common.department_of(process.owner) or Link("")).text,
        "status": common.choice("status", process.status),
        "effective": common.date(process.effective),
    }
    book = _book(common, "process", process.id, clean(process.name), process.effective, facts)
    record = build_revisions(names, revisions)
    return _linked(replace(book, number=number, withdrawn=reason, revisions=record, sections=sections))


def build_role_guide(role: str, common: Names, withdrawn: Withdrawal = NOTHING) -> GuideBookView:
    """The guide of a role: a section for every process of the document that it has something to do with.

    Args:
        role: Id of the role.
        common: Names of the definitions.
        withdrawn: What no longer holds.
    """
    shown = [common.parts(process) for process in common.definitions.processes.values()]
    shown = [names for names in shown if role in guided_roles(names)]
    reasons = withdrawn.processes
    sections = [build_guide(names, role, names.anchor, reasons.get(names.process.id, "")) for names in shown]
    sections.sort(key=lambda section: not section.steps)
    person = build_person(common, role)
    date = latest_effective([names.process for names in shown])
    facts = {
        "home": person.department.text if person.department else "",
        "positions": _joined(common, person.positions),
        "deputy": person.deputy.text if person.deputy else "",
        "coverage": _word(
            common,
            "cover.coverage-value",
            processes=len(sections),
            steps=sum(len(section.steps) for section in sections),
        ),
        "date": common.date(date),
    }
    book = _book(common, "role", role, person.role.text, date, facts)
    reason = withdrawn.of([names.process.id for names in shown])
    return _linked(replace(book, withdrawn=reason, person=person, sections=tuple(sections)))


def _book(
    common: Names,
    kind: Literal["process", "role"],
    id: str,
    subject: str,
    date: datetime.date | None,
    facts: dict[str, str],
) -> GuideBookView:
    """A guide without its sections."""
    manual = common.definitions.manual
    confidentiality = clean(manual.confidentiality or "")
    values = {**facts, "confidentiality": confidentiality}
    return GuideBookView(
        schema=SCHEMA,
        kind=kind,
        id=id,
        language=common.language,
        generator=f"procman {__version__}",
        company=clean(manual.company or ""),
        confidentiality=confidentiality,
        title=_word(common, f"title.{kind}", name=subject),
        subject=subject,
        number="",
        date=common.date(date),
        withdrawn="",
        cover=tuple(Fact(_word(common, f"cover.{key}"), value) for key, value in values.items() if value),
        revisions=(),
        person=None,
        sections=(),
    )


def _linked(book: GuideBookView) -> GuideBookView:
    """The guide with links to its own places only: roles lead to their sections, steps to their cards."""
    anchors = {section.anchor for section in book.sections}
    anchors |= {step.anchor for section in book.sections for step in section.steps}
    return only_links(book, anchors)


def _word(common: Names, key: str, **arguments: object) -> str:
    return messages.text(common.language, f"guides.{key}", **arguments)


def _joined(common: Names, words: Sequence[str]) -> str:
    return common.label("list-separator").join(dict.fromkeys(words))
