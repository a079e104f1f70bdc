"""The training plan of a year: what comes into force in it, and what is due for review."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from procman.diff.comparison import Sides
from procman.documents.content import clean
from procman.documents.matrix.table import Column, Table
from procman.documents.view.bulletin.scene import plain
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.dates import later
from procman.documents.view.handout import Block, Grid, Handout, Page, Words, handout_of
from procman.documents.view.training.after_change import AREAS
from procman.documents.view.training.estimate import Content, hours_text
from procman.documents.view.training.people import headcount, performers, position_names
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

FILE: Final = "training-plan"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why a process is trained, and by when."""

    date: datetime.date
    kind: Literal["effective", "review"]
    process: Process

    @property
    def quarter(self) -> int:
        """1 to 4."""
        return (self.date.month + 2) // 3


def occasions(definitions: Definitions, year: int) -> list[Occasion]:
    """Everything in a year that calls for training, by date."""
    found = [
        occasion
        for process in definitions.processes.values()
        if process.status != "retired"
        for occasion in _occasions(process, year)
        if occasion.date.year == year
    ]
    return sorted(found, key=lambda each: (each.date, each.process.id, each.kind))


def _occasions(process: Process, year: int) -> Iterator[Occasion]:
    """Coming into force, and every review after it until the year is over."""
    if process.effective is None:
        return
    yield Occasion(process.effective, "effective", process)
    date = later(process.effective, process.review_every) if process.review_every else None
    while date is not None and date.year <= year:
        yield Occasion(date, "review", process)
        date = later(date, process.review_every) if process.review_every else None


def build_plan(definitions: Definitions, language: str, year: int) -> Handout:
    """The plan.

    Args:
        definitions: The manual.
        language: Language of the frame.
        year: The year.
    """
    words = BulletinWords(Sides(definitions, definitions), language, AREAS)
    found = occasions(definitions, year)
    blocks: list[Block] = [Words((words.word("plan.aim"),))]
    if found:
        blocks.append(Grid(_table(words, definitions, found)))
        blocks.append(Grid(_sums(words, definitions, found)))
        blocks.append(Words((words.word("formula"), words.word("plan.note")), quiet=True))
    else:
        blocks.append(Words((words.word("plan.empty", year=year),)))
    title = words.word("title.plan", year=year)
    manual = definitions.manual
    return handout_of(manual, language, f"{FILE}-{year}", title, (Page("plan", title, tuple(blocks), group="plan"),))


def _content(process: Process) -> Content:
    return Content(
        sum(bool(step.role and step.name) for step in process.steps.values()), len(process.forms), len(process.controls)
    )


def _table(words: BulletinWords, definitions: Definitions, found: list[Occasion]) -> Table:
    columns = (
        Column(words.word("quarter"), 8, "letters"),
        Column(words.word("by"), 12),
        Column(words.word("process"), 16),
        Column(words.word("objective"), 26),
        Column(words.word("content"), 16),
        Column(words.word("audience"), 22),
        Column(words.word("headcount"), 6, "number"),
        Column(words.word("method"), 16),
        Column(words.word("hours"), 8, "number"),
    )
    return Table(columns, tuple(_row(words, definitions, each) for each in found), words.word("plan.table"))


def _row(words: BulletinWords, definitions: Definitions, occasion: Occasion) -> tuple[str | int, ...]:
    process, content = occasion.process, _content(occasion.process)
    roles = performers(definitions, process)
    return (
        words.word("quarter-number", number=occasion.quarter),
        words.date(occasion.date),
        f"{process.id} {clean(process.name)}",
        plain(process.purpose) if process.purpose else words.word("objective.none"),
        words.word(f"content.{occasion.kind}", steps=content.steps, forms=content.forms, controls=content.controls),
        words.joined(position_names(definitions.organisation, roles)),
        headcount(definitions.organisation, roles),
        words.word(f"plan-method.{occasion.kind}"),
        hours_text(content.hours),
    )


def _sums(words: BulletinWords, definitions: Definitions, found: list[Occasion]) -> Table:
    columns = (
        Column(words.word("quarter"), 10, "letters"),
        Column(words.word("sessions"), 10, "number"),
        Column(words.word("hours"), 12, "number"),
        Column(words.word("person-hours"), 12, "number"),
    )
    rows = []
    for quarter in range(1, 5):
        held = [each for each in found if each.quarter == quarter]
        hours = [_content(each.process).hours for each in held]
        people = [headcount(definitions.organisation, performers(definitions, each.process)) for each in held]
        total = sum(one * other for one, other in zip(hours, people, strict=True))
        name = words.word("quarter-number", number=quarter)
        rows.append((name, len(held), hours_text(sum(hours)), hours_text(total)))
    return Table(columns, tuple(rows), words.word("plan.sums"))
