"""The page that a role gets: one sheet of paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from procman.documents.view.bulletin.digest import Told, digest_of, told_to
from procman.documents.view.bulletin.fitting import fit
from procman.documents.view.bulletin.foot import foot_of
from procman.documents.view.bulletin.measure import DENSE, OPEN, SHEET, height
from procman.documents.view.bulletin.news import News, ProcessNews
from procman.documents.view.bulletin.reduction import Treatment
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Block, Facts, Page, Words


@dataclass(frozen=True, slots=True)
class RolePage:
    """The page of a role.

    Attributes:
        complete: Whether it says everything, and leaves nothing to the table of changes.
    """

    page: Page
    complete: bool


def role_page(words: BulletinWords, news: News, role: str, *, paged: bool) -> RolePage:
    """What one role does differently, process by process.

    Args:
        words: The words and names.
        news: What is new.
        role: Id of the role.
        paged: Whether it has to stand on one sheet of paper.
    """
    found = news.of(role)
    frame = _head(words, role, found), foot_of(words, found, role)
    told = told_to(words, news, role)
    dense, fitted = _fit(words, frame, told) if paged else (False, told)
    page = Page(
        f"role-{role}", words.role(role), _blocks(words, frame, fitted), words.word("role-aside"), "roles", dense
    )
    whole = all(each.treatment is Treatment.whole for each in fitted)
    return RolePage(page, whole)


def _fit(
    words: BulletinWords, frame: tuple[list[Block], list[Block]], told: Sequence[Told]
) -> tuple[bool, Sequence[Told]]:
    """Whether small type is needed, and how each statement is told so that the page fits."""
    if height(_blocks(words, frame, told), OPEN) <= SHEET:
        return False, told

    def treated(found: Sequence[Treatment]) -> list[Told]:
        return [replace(each, treatment=treatment) for each, treatment in zip(told, found, strict=True)]

    def fits(found: Sequence[Treatment]) -> bool:
        return height(_blocks(words, frame, treated(found)), DENSE) <= SHEET

    return True, treated(fit([each.statement for each in told], fits))


def _blocks(words: BulletinWords, frame: tuple[list[Block], list[Block]], told: Sequence[Told]) -> tuple[Block, ...]:
    head, foot = frame
    return (*head, digest_of(words, told), *foot)


def _head(words: BulletinWords, role: str, found: Sequence[ProcessNews]) -> list[Block]:
    facts = (
        (words.word("department"), words.department(role)),
        (words.word("positions"), words.positions(role)),
    )
    known = tuple(fact for fact in facts if fact[1])
    lead = Words((_lead(words, [process.effective for process in found if process.status != "shared"]),))
    return [Facts(known, columns=2), lead] if known else [lead]


def _lead(words: BulletinWords, dates: Sequence[datetime.date | None]) -> str:
    """From when; the processes say it themselves where their days differ."""
    days = set(dates)
    if not days or days == {None}:
        return words.word("lead.undated")
    day = days.pop() if len(days) == 1 else None
    return words.word("lead", date=words.date(day)) if day else words.word("lead.several")
