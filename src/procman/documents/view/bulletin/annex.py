"""The table of changes: every change by process, numbered, so that pages can point to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from procman.diff.change import Change
from procman.diff.wording import show
from procman.documents.content import clean
from procman.documents.matrix.table import Column, Row, Table
from procman.documents.view.bulletin.news import News, ProcessNews
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import TOPICS, Statement
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Block, Grid, Heading, Page

_NONE = "—"


def annex_page(words: BulletinWords, news: News, role: str | None = None) -> Page:
    """All changes; for a page that is handed out alone only those of its role.

    Args:
        words: The words and names.
        news: What is new.
        role: Id of the role; None for all.
    """
    blocks: list[Block] = []
    for process in news.processes:
        rows = [row for number, row in _rows(words, news, process) if role is None or number in _numbers(process, role)]
        if rows:
            blocks.append(Heading(words.process_title(process), words.versions(process)))
            blocks.append(Grid(Table(_columns(words), tuple(rows), "")))
    return Page("changes", words.word("changes"), tuple(blocks), group="front")


def _numbers(process: ProcessNews, role: str) -> set[int]:
    return {number for each in process.told.get(role, ()) for number in each.numbers}


def _columns(words: BulletinWords) -> tuple[Column, ...]:
    return (
        Column(words.word("row"), 5, "number"),
        Column(words.word("change"), 22),
        Column(words.word("before"), 18),
        Column(words.word("after"), 18),
        Column(words.word("concerned"), 14),
        Column(words.word("action"), 12),
    )


def _rows(words: BulletinWords, news: News, process: ProcessNews) -> Iterable[tuple[int, Row]]:
    scene = Scene(news.sides, process.old, process.new, words.language)
    for number, (change, roles) in enumerate(process.changes, start=1):
        yield number, (number, *_row(words, scene, process, change, roles))
    for number, (role, said) in enumerate(process.hand_overs, start=len(process.changes) + 1):
        yield number, (number, *_hand_over(words, role, said))


def _row(
    words: BulletinWords, scene: Scene, process: ProcessNews, change: Change, roles: Sequence[str]
) -> tuple[str, str, str, str, str]:
    said = scene.sentence(change)
    topics = {each.topic for role in roles for each in process.told.get(role, ()) if each.kind == change.kind.name}
    actions = [words.word(f"action.{topic}") for topic in TOPICS if topic in topics]
    shown = [clean(show(change.arguments[side], words.language)) for side in ("old", "new")]
    before, after = (
        value if change.arguments[side] is not None and said.pair else _NONE
        for side, value in zip(("old", "new"), shown, strict=True)
    )
    people = words.joined([words.role(role) for role in roles]) or _NONE
    return said.text, before, after, people, words.joined(actions) or words.word("action.none")


def _hand_over(words: BulletinWords, role: str, said: Statement) -> tuple[str, str, str, str, str]:
    """What follows for a role from changes of its neighbours' work."""
    text = words.word("of-step", step=clean(said.head), text=said.text)
    return text, clean(said.before), clean(said.after), words.role(role), words.word(f"action.{said.topic}")
