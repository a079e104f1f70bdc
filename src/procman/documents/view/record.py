"""The revision record of the manual as a whole: its editions, each a release."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from procman.documents.content import clean
from procman.documents.view.names import Link, Names, process_anchor

_NAMED = 8
"""So many processes are named in a cell; more are counted."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the manual.

    Attributes:
        release: Its tag.
        date: The day of its release.
        summary: What its maker said about it, on one line.
        author: Who released it.
        approver: Who approved it.
        added: Ids of the processes that it brought.
        changed: Ids of those of which it brought another version.
        removed: Ids of those that it no longer has.
    """

    release: str
    date: datetime.date | None = None
    summary: str = ""
    author: str = ""
    approver: str = ""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditedProcesses:
    """Processes to which an edition did the same.

    Attributes:
        text: What it did, and to how many.
        processes: Which ones they are, if they are few; a link where the manual shows the process.
    """

    text: str
    processes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """A line of the manual's revision record."""

    release: str
    date: str
    summary: str
    author: str
    approver: str
    processes: tuple[EditedProcesses, ...]


def build_record(names: Names, editions: Sequence[Edition]) -> tuple[EditionView, ...]:
    """The lines of the record, as they are given."""
    return tuple(
        EditionView(
            release=clean(each.release),
            date=names.date(each.date),
            summary=clean(each.summary),
            author=clean(each.author),
            approver=clean(each.approver),
            processes=tuple(
                _edited(names, what, ids)
                for what, ids in (("added", each.added), ("changed", each.changed), ("removed", each.removed))
                if ids
            ),
        )
        for each in editions
    )


def _edited(names: Names, what: str, ids: Sequence[str]) -> EditedProcesses:
    shown = names.definitions.processes
    links = [Link(clean(one), process_anchor(one) if one in shown else None) for one in ids]
    return EditedProcesses(names.label(f"edition.{what}", count=len(ids)), tuple(links) if len(ids) <= _NAMED else ())
