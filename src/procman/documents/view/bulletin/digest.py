"""The statements for one role, by process and by meaning, and a pointer to those that the page has no room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from procman.documents.content import clean
from procman.documents.view.bulletin.joining import join_statements
from procman.documents.view.bulletin.news import News, ProcessNews, by_topic
from procman.documents.view.bulletin.reduction import Treatment
from procman.documents.view.bulletin.statement import TOPICS, Statement
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Digest, Line, Part, Point, Points

MOST_PROCESSES: Final = 20
"""So many processes a page lists one by one; with more the reader looks for the own role in the table of changes."""
_TONES: Final = {"start": "start", "stop": "stop"}


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that a page makes.

    Attributes:
        process: The process it is about.
        treatment: How it is told.
    """

    process: ProcessNews
    statement: Statement
    treatment: Treatment = Treatment.whole


def told_to(words: BulletinWords, news: News, role: str) -> list[Told]:
    """All that a role has to know, in the order of the page; what says the same of several things is one statement."""
    separator = words.word("separator")
    return [
        Told(process, each)
        for process in news.of(role)
        for _, said in by_topic(process.told[role], TOPICS)
        for each in join_statements(said, separator)
    ]


def digest_of(words: BulletinWords, every: Sequence[Told]) -> Digest:
    """The statements as a block."""
    parts = []
    for process, told in _by_process(every):
        shown = [each for each in told if each.treatment is not Treatment.left]
        if shown:
            parts.append(Part(words.process_title(process), _topics(words, shown), words.versions(process)))
    left = [each for each in every if each.treatment is Treatment.left]
    if left:
        parts.append(_rest(words, left))
    return Digest(tuple(parts))


def _by_process(every: Iterable[Told]) -> list[tuple[ProcessNews, list[Told]]]:
    groups = [list(group) for _, group in groupby(every, key=lambda each: each.process.id)]
    return [(group[0].process, group) for group in groups]


def _topics(words: BulletinWords, shown: Sequence[Told]) -> tuple[Points, ...]:
    return tuple(
        Points(words.word(f"topic.{topic}"), _points(words, list(group)), _TONES.get(topic, ""))
        for topic, group in groupby(shown, key=lambda each: each.statement.topic)
    )


def _points(words: BulletinWords, shown: Sequence[Told]) -> tuple[Point, ...]:
    """Statements about the same thing under one head, in the order in which they were found; wordings counted last."""
    groups: dict[str, list[Line]] = {}
    for each in shown:
        if each.treatment is not Treatment.counted:
            groups.setdefault(clean(each.statement.head), []).append(_line(words, each))
    points = [Point(head, tuple(lines)) for head, lines in groups.items()]
    counted = [each.statement for each in shown if each.treatment is Treatment.counted]
    if counted:
        points.append(Point("", (Line(_counted(words, "counted", counted)),)))
    return tuple(points)


def _line(words: BulletinWords, told: Told) -> Line:
    said = told.statement
    if told.treatment is Treatment.short:
        where = words.word(f"short.{said.topic}", process=words.process_title(told.process))
        said = replace(said, details=(where,))
    return Line(clean(said.text), clean(said.before), clean(said.after), tuple(map(clean, said.details)))


def _rest(words: BulletinWords, left: Sequence[Told]) -> Part:
    """Where the statements are that the page has no room for."""
    processes = _by_process(left)
    topics = tuple(_left(words, each) for each in processes[:MOST_PROCESSES])
    if len(processes) > MOST_PROCESSES:
        text = words.word("left-by-role", count=len(processes))
        topics = (Points(words.word("left-processes"), (Point("", (Line(text),)),)),)
    return Part(words.word("left", count=len(left)), topics, words.word("left-aside"))


def _left(words: BulletinWords, group: tuple[ProcessNews, list[Told]]) -> Points:
    """How many statements of which kind a process has besides, and their numbers in the table of changes."""
    process, told = group
    kinds = [
        _counted(words, "left-topic", [each.statement for each in several], words.word(f"topic.{topic}"))
        for topic, several in groupby(told, key=lambda each: each.statement.topic)
    ]
    text = words.word("clause").join(kinds)
    return Points(process.id or words.word("shared"), (Point("", (Line(text),)),))


def _counted(words: BulletinWords, key: str, said: Sequence[Statement], topic: str = "") -> str:
    numbers = sorted({number for each in said for number in each.numbers})
    return words.word(key, topic=topic, count=len(said), numbers=words.numbers(numbers))
