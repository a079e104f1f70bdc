"""The first page of a bulletin: why, from when, for whom, and what became of which process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procman.documents.content import clean
from procman.documents.matrix.table import Column, Table
from procman.documents.view.bulletin.news import News, ProcessNews
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Block, Facts, Grid, Page, Words


@dataclass(frozen=True, slots=True)
class Issue:
    """What only the release knows.

    Attributes:
        number: Number of the bulletin; empty for a line to fill in.
        background: Why things change, in the words of those who released it.
    """

    number: str = ""
    background: tuple[str, ...] = ()


def front_page(words: BulletinWords, news: News, issue: Issue, title: str) -> Page:
    """Number, recipients, background and processes."""
    roles = news.roles
    days = sorted({process.effective for process in news.processes if process.effective})
    facts = (
        (words.word("number"), clean(issue.number)),
        (words.word("recipients"), words.joined([words.with_department(role) for role in roles])),
        (words.word("effective"), words.joined([words.date(day) for day in days])),
    )
    blocks: list[Block] = [Facts(facts)]
    background = tuple(clean(text) for text in issue.background)
    blocks.append(
        Words(background, words.word("background")) if background else Facts(((words.word("background"), ""),))
    )
    processes = [process for process in news.processes if process.status != "shared"]
    if processes:
        blocks.append(Grid(_processes(words, processes)))
    renamed = [role for role in roles if news.only_renamed(role)]
    if renamed:
        blocks.append(Words(tuple(_renamed(words, news, role) for role in renamed), words.word("only-renamed")))
    blocks.append(Words((words.word("reading"),), quiet=True))
    return Page("front", title, tuple(blocks), clean(issue.number), "front")


def _processes(words: BulletinWords, processes: Sequence[ProcessNews]) -> Table:
    columns = (
        Column(words.word("process"), 20),
        Column(words.word("became"), 6, "letters"),
        Column(words.word("withdrawn-version"), 9),
        Column(words.word("valid-version"), 9),
        Column(words.word("effective"), 12),
        Column(words.word("owner"), 16),
    )
    rows = tuple(_process_row(words, process) for process in processes)
    return Table(columns, rows, words.word("processes"))


def _process_row(words: BulletinWords, process: ProcessNews) -> tuple[str, ...]:
    """A process; a version that was not raised is withdrawn by nothing."""
    old = process.old.version if process.old else None
    new = process.new.version if process.new and process.status != "removed" else None
    return (
        words.process_title(process),
        words.word(f"status-{process.status}"),
        words.word("version", version=old) if old and old != new else "—",
        words.word("version", version=new) if new else "—",
        words.date(process.effective),
        words.contact(process),
    )


def _renamed(words: BulletinWords, news: News, role: str) -> str:
    texts = [
        scene_text
        for process in news.of(role)
        for each in process.told[role]
        for scene_text in [words.word("renamed", what=each.text, old=each.before, new=each.after)]
    ]
    return words.word("renamed-role", role=words.role(role), texts=words.word("clause").join(texts))
