"""The first page of a bulletin: what became of which process, and every change on one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procman.diff.change import Change
from procman.diff.wording import show
from procman.documents.content import clean
from procman.documents.matrix.table import Column, Table
from procman.documents.view.bulletin.news import News, ProcessNews
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import TOPICS
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
    """Number, recipients, background, processes and the table of changes."""
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
    blocks.append(Grid(_changes(words, news)))
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


def _changes(words: BulletinWords, news: News) -> Table:
    columns = (
        Column(words.word("process"), 10),
        Column(words.word("change"), 18),
        Column(words.word("before"), 16),
        Column(words.word("after"), 16),
        Column(words.word("concerned"), 14),
        Column(words.word("action"), 12),
    )
    rows = []
    for process in news.processes:
        scene = Scene(news.sides, process.old, process.new, words.language)
        for change, roles in process.changes:
            rows.append((process.id or words.word("shared"), *_row(words, scene, process, change, roles)))
    return Table(columns, tuple(rows), words.word("changes"))


def _row(
    words: BulletinWords, scene: Scene, process: ProcessNews, change: Change, roles: tuple[str, ...]
) -> tuple[str, str, str, str, str]:
    said = scene.sentence(change)
    topics = {each.topic for role in roles for each in process.told.get(role, ()) if each.kind == change.kind.name}
    actions = [words.word(f"action.{topic}") for topic in TOPICS if topic in topics]
    shown = [clean(show(change.arguments[side], words.language)) for side in ("old", "new")]
    before, after = (
        value if change.arguments[side] is not None and said.pair else "—"
        for side, value in zip(("old", "new"), shown, strict=True)
    )
    people = words.joined([words.role(role) for role in roles]) or "—"
    return said.text, before, after, people, words.joined(actions) or words.word("action.none")


def _renamed(words: BulletinWords, news: News, role: str) -> str:
    texts = [
        scene_text
        for process in news.of(role)
        for each in process.told[role]
        for scene_text in [words.word("renamed", what=each.text, old=each.before, new=each.after)]
    ]
    return words.word("renamed-role", role=words.role(role), texts=words.word("clause").join(texts))
