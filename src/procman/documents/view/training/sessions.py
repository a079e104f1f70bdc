"""Sessions: what is taught to whom before which day, and the form on which they sign."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from procman.documents.content import clean
from procman.documents.matrix.table import Column, Table
from procman.documents.view.bulletin.news import News, ProcessNews
from procman.documents.view.bulletin.statement import Statement
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Block, Facts, Grid, Page, Words
from procman.documents.view.training.estimate import Content, hours_text
from procman.documents.view.training.people import headcount, positions_of

MOST_ROWS: Final = 40
"""Lines of one attendance form: two pages of paper, and as many people as one can train at once."""


@dataclass(frozen=True, slots=True)
class Session:
    """One training.

    Attributes:
        news: The process that is taught.
        roles: Roles that have to come.
        before: The day on which it has to be done; None where the process names no day.
    """

    news: ProcessNews
    roles: tuple[str, ...]
    before: datetime.date | None

    @property
    def content(self) -> Content:
        """What is taught."""
        return content_of(each for role in self.roles for each in self.news.told[role])


def content_of(said: Iterable[Statement]) -> Content:
    """How many steps, forms and controls statements are about."""
    heads: dict[str, set[str]] = {}
    for each in said:
        heads.setdefault(each.topic, set()).add(each.head)
    return Content(*(len(heads.get(topic, ())) for topic in ("start", "forms", "controls")))


def sessions(news: News, roles: Iterable[str]) -> tuple[Session, ...]:
    """One session a process, for the roles among ``roles`` that have to learn something."""
    wanted = set(roles)
    found = []
    for process in news.processes:
        needing = tuple(role for role in news.roles if role in wanted and process.needs_training(role))
        if needing and process.status != "shared":
            found.append(Session(process, needing, process.effective))
    return tuple(found)


def attendance_page(words: BulletinWords, news: News, session: Session) -> Page:
    """The form on which everybody signs; of many people, a form for each group."""
    organisation = news.sides.new.organisation
    count = headcount(organisation, session.roles)
    positions = positions_of(organisation, session.roles).values()
    held = [words.word("position", name=clean(each.name), headcount=each.headcount) for each in positions]
    title = words.process_title(session.news)
    facts = (
        (words.word("session"), title),
        (words.word("positions"), words.joined(held)),
        (words.word("by"), words.date(session.before)),
        (words.word("hours"), hours_text(session.content.hours)),
        (words.word("when-where"), ""),
        (words.word("trainer"), ""),
    )
    columns = (
        Column(words.word("line"), 5, "number"),
        Column(words.word("attends-as"), 14, "entry"),
        Column(words.word("name"), 12, "entry"),
        Column(words.word("staff-number"), 12, "entry"),
        Column(words.word("signature"), 14, "entry"),
        Column(words.word("score"), 8, "entry"),
    )
    fits = count <= MOST_ROWS
    names = [clean(each.name) for each in positions for _ in range(each.headcount)] if fits else []
    rows = tuple(
        (place + 1, names[place] if place < len(names) else "", "", "", "", "")
        for place in range(min(count, MOST_ROWS) or MOST_ROWS // 2)
    )
    blocks: list[Block] = [Facts(facts), Grid(Table(columns, rows), by_hand=True)]
    if not fits:
        batches = -(-count // MOST_ROWS)
        blocks.insert(1, Words((words.word("batches", count=count, batches=batches, rows=MOST_ROWS),), quiet=True))
    page_title = words.word("attendance", name=title)
    return Page(f"attendance-{session.news.id.lower()}", page_title, tuple(blocks), group="attendance")
