"""The head and the tail of a process document: its data table and its revision record."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import clean
from procman.documents.view.dates import review_due
from procman.documents.view.names import Link, Names, ProcessNames

if TYPE_CHECKING:
    from procman.model.process import Process


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value: one pair of a head table."""

    label: str
    value: str | Link


@dataclass(frozen=True, slots=True)
class Revision:
    """A line of the revision record.

    Attributes:
        version: The version that came of it.
        date: When it came into force or was made.
        summary: What changed and why.
        author: Who changed it.
        approver: Who approved it.
        release: The tag with which it was released; empty for a version that is not released.
    """

    version: str
    date: datetime.date | None = None
    summary: str = ""
    author: str = ""
    approver: str = ""
    release: str = ""


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A line of the revision record with its date written out."""

    version: str
    date: str
    summary: str
    author: str
    approver: str
    release: str


def build_head(names: ProcessNames) -> tuple[Fact, ...]:
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


def build_revisions(names: ProcessNames, revisions: Sequence[Revision]) -> tuple[RevisionView, ...]:
    """The revision record; without a history it holds the present version."""
    process, common = names.process, names.names
    present = Revision(process.version, process.effective, common.label("present-version"))
    return tuple(
        RevisionView(
            common.label("version-number", version=clean(each.version)),
            common.date(each.date),
            clean(each.summary),
            clean(each.author),
            clean(each.approver),
            clean(each.release),
        )
        for each in revisions or (present,)
    )
