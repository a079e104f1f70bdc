"""The page that a role gets."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from procman.documents.content import clean
from procman.documents.view.bulletin.news import News, ProcessNews, by_topic
from procman.documents.view.bulletin.statement import TOPICS, Statement
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Block, Facts, Heading, Line, Page, Point, Points, Words

_TONES = {"start": "start", "stop": "stop"}


def role_page(words: BulletinWords, news: News, role: str) -> Page:
    """What one role does differently, process by process.

    Args:
        words: The words and names.
        news: What is new.
        role: Id of the role.
    """
    found = news.of(role)
    dates = [process.effective for process in found]
    blocks: list[Block] = [Facts(_head(words, role)), Words((_lead(words, dates),))]
    feet = [_foot(words, process, role) for process in found]
    # Where all processes say the same, it is said once.
    common = len(set(feet)) == 1
    for process, foot in zip(found, feet, strict=True):
        blocks.append(Heading(words.process_title(process), words.versions(process)))
        blocks += [
            Points(words.word(f"topic.{topic}"), points(said), _TONES.get(topic, ""))
            for topic, said in by_topic(process.told[role], TOPICS)
        ]
        if foot and not common:
            blocks.append(Facts(foot))
    if common and feet[0]:
        blocks.append(Facts(feet[0]))
    return Page(f"role-{role}", words.role(role), tuple(blocks), words.word("role-aside"), "roles")


def points(said: Iterable[Statement]) -> tuple[Point, ...]:
    """Statements about the same thing under one head, in the order in which they were found."""
    groups: dict[str, list[Line]] = {}
    for each in said:
        line = Line(clean(each.text), clean(each.before), clean(each.after), tuple(map(clean, each.details)))
        groups.setdefault(clean(each.head), []).append(line)
    return tuple(Point(head, tuple(lines)) for head, lines in groups.items())


def _head(words: BulletinWords, role: str) -> tuple[tuple[str, str], ...]:
    facts = (
        (words.word("department"), words.department(role)),
        (words.word("positions"), words.positions(role)),
    )
    return tuple(fact for fact in facts if fact[1])


def _lead(words: BulletinWords, dates: list[datetime.date | None]) -> str:
    """From when; the processes say it themselves where their days differ."""
    days = set(dates)
    if days == {None}:
        return words.word("lead.undated")
    day = days.pop() if len(days) == 1 else None
    return words.word("lead", date=words.date(day)) if day else words.word("lead.several")


def _foot(words: BulletinWords, process: ProcessNews, role: str) -> tuple[tuple[str, str], ...]:
    """What one needs to act: from when, what becomes of open cases, whether to learn, whom to ask."""
    if process.status == "shared":
        return ()
    training = "training.needed" if process.needs_training(role) else "training.reading"
    facts = [(words.word("effective"), words.date(process.effective))]
    if process.status != "added":
        facts.append((words.word("transition"), ""))
    facts += [
        (words.word("training"), words.word(training)),
        (words.word("contact"), words.contact(process)),
    ]
    return tuple(facts)
