"""Training for a change: who has to learn what before which day, attendance forms, quizzes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from procman.diff.change import Change
from procman.documents.matrix.table import Column, Table
from procman.documents.view.bulletin.news import News, ProcessNews
from procman.documents.view.bulletin.statement import TOPICS, Topic
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Block, Grid, Handout, Page, Words, handout_of
from procman.documents.view.training.estimate import hours_text
from procman.documents.view.training.people import headcount
from procman.documents.view.training.quiz import build_quiz, quiz_pages
from procman.documents.view.training.sessions import Session, attendance_page, sessions
from procman.documents.view.training.subject import Subject

FILE: Final = "training"
AREAS: Final = ("training", "bulletin")
_ONLY_READ: Final[frozenset[Topic]] = frozenset({"participation", "approvals", "method", "other", "renamed"})


def build_change_training(news: News, language: str, roles: Iterable[str] | None = None) -> Handout:
    """The papers for a change.

    Args:
        news: What is new.
        language: Language of the frame.
        roles: Ids of the roles that matter; all when None.
    """
    words = BulletinWords(news.sides, language, AREAS)
    chosen = [role for role in news.roles if roles is None or role in set(roles)]
    held = sessions(news, chosen)
    pages = [_front(words, news, chosen, held)]
    for session in held:
        pages.append(attendance_page(words, news, session))
    for session in held:
        pages += _quiz(words, news, session, filtered=roles is not None)
    manual = news.sides.new.manual
    return handout_of(manual, language, FILE, words.word("title.change"), pages)


def _front(words: BulletinWords, news: News, roles: Sequence[str], held: Sequence[Session]) -> Page:
    columns = (
        Column(words.word("concerned"), 12),
        Column(words.word("positions"), 14),
        Column(words.word("headcount"), 6, "number"),
        Column(words.word("process"), 14),
        Column(words.word("learn"), 22),
        Column(words.word("by"), 12),
        Column(words.word("method"), 18),
        Column(words.word("priority"), 6, "letters"),
    )
    rows = [
        (key, _row(words, news, role, process))
        for role in roles
        for process in news.of(role)
        if any(each.topic != "renamed" for each in process.told[role])
        for key in [_rank(process, role)]
    ]
    rows.sort(key=lambda row: row[0])
    blocks: list[Block] = [Grid(Table(columns, tuple(row for _, row in rows), words.word("who-what")))]
    if held:
        blocks.append(Grid(_session_table(words, news, held)))
        blocks.append(Words((words.word("formula"),), quiet=True))
    return Page("who", words.word("title.change"), tuple(blocks), group="who")


def _row(words: BulletinWords, news: News, role: str, process: ProcessNews) -> tuple[str | int, ...]:
    topics = {each.topic for each in process.told[role]}
    learn = [words.word(f"learn.{topic}") for topic in TOPICS if topic in topics]
    methods = [words.word(f"method.{topic}") for topic in TOPICS if topic in topics and topic not in _ONLY_READ]
    organisation = news.sides.new.organisation
    return (
        words.role(role),
        words.positions(role),
        headcount(organisation, [role]),
        words.process_title(process),
        words.joined(learn),
        words.date(process.effective),
        words.joined(methods or [words.word("method.method")]),
        words.word(f"priority.{_priority(process, role)}"),
    )


def _priority(process: ProcessNews, role: str) -> str:
    if all(each.topic in _ONLY_READ for each in process.told[role]):
        return "low"
    return "high" if process.level(role) == "major" else "middle"


def _rank(process: ProcessNews, role: str) -> int:
    return ("high", "middle", "low").index(_priority(process, role))


def _session_table(words: BulletinWords, news: News, held: Sequence[Session]) -> Table:
    columns = (
        Column(words.word("session"), 20),
        Column(words.word("audience"), 24),
        Column(words.word("headcount"), 6, "number"),
        Column(words.word("by"), 12),
        Column(words.word("hours"), 10, "number"),
        Column(words.word("contact"), 18),
    )
    organisation = news.sides.new.organisation
    rows = tuple(
        (
            words.process_title(session.news),
            words.joined([words.role(role) for role in session.roles]),
            headcount(organisation, session.roles),
            words.date(session.before),
            hours_text(session.content.hours),
            words.contact(session.news),
        )
        for session in held
    )
    return Table(columns, rows, words.word("sessions"))


def _quiz(words: BulletinWords, news: News, session: Session, *, filtered: bool) -> list[Page]:
    process = session.news.new
    if process is None or session.news.status == "removed":
        return []
    elements = None
    if session.news.status == "changed":
        elements = frozenset(_asked(change) for change, _ in session.news.changes if len(change.element) > 1)
    subject = Subject(
        news.sides.new,
        process,
        words,
        session.news.old,
        elements,
        frozenset(session.roles) if filtered else None,
    )
    return quiz_pages(words, build_quiz([subject]), process.id.lower(), words.process_title(session.news))


def _asked(change: Change) -> tuple[str, str]:
    """The element that a quiz asks about after a change: of steps only new ones and those with another limit."""
    section, key = str(change.element[0]), str(change.element[1])
    limit = change.kind.name == "step-added" or change.kind.name.startswith("time-limit-")
    return ("" if section == "steps" and not limit else section), key
