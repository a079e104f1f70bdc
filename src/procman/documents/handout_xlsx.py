"""Papers that are handed out as a workbook: a sheet for each group of pages, its blocks as tables."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from procman import messages
from procman.documents.handout import AREAS
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Column, Row, Sheet, Table
from procman.documents.matrix.workbook import write_workbook
from procman.documents.publication import Document, Publication
from procman.documents.view.handout import (
    Block,
    Facts,
    Grid,
    Handout,
    Heading,
    Page,
    Points,
    Questions,
    Ticks,
    Words,
    letter,
)

_BOX: Final = "☐"


def render_handout_xlsx(publication: Publication, handout: Handout, date: datetime.date | None) -> Document:
    """A paper as a workbook.

    Args:
        publication: Gives company and words.
        handout: The paper.
        date: The day that the file states of itself.
    """
    groups: dict[str, list[Page]] = {}
    for page in handout.pages:
        groups.setdefault(page.group or page.id, []).append(page)
    sheets = [_sheet(handout.language, key, pages) for key, pages in groups.items()]
    source = MatrixSource(publication.definitions, publication.language, publication.known)
    return Document(f"{handout.file}.xlsx", write_workbook(source, sheets, title=handout.title, date=date))


def _sheet(language: str, group: str, pages: list[Page]) -> Sheet:
    """The pages of a group below each other; pages of several titles say which table is whose."""
    title = pages[0].title if len(pages) == 1 else messages.text(language, f"{AREAS[0]}.group-{group}")
    tables = [
        Table(table.columns, table.rows, _joined(page.title if len(pages) > 1 else "", table.title), table.headers)
        for page in pages
        for block in page.blocks
        for table in _tables(language, block)
    ]
    notes = [
        text
        for page in pages
        for block in page.blocks
        if isinstance(block, Words) and block.quiet
        for text in block.texts
    ]
    return Sheet(group, title, " ".join(dict.fromkeys(notes)), tuple(tables))


def _joined(*titles: str) -> str:
    return " · ".join(title for title in titles if title)


def _tables(language: str, block: Block) -> Iterator[Table]:
    def column(key: str, width: int) -> Column:
        return Column(messages.text(language, f"{AREAS[0]}.column-{key}"), width)

    if isinstance(block, Grid):
        yield block.table
    elif isinstance(block, Facts) and block.items:
        yield Table((column("fact", 14), column("value", 24)), block.items)
    elif isinstance(block, Words) and not block.quiet:
        yield Table((column("text", 14), column("value", 24)), tuple((block.title, text) for text in block.texts))
    elif isinstance(block, Points):
        columns = (
            column("about", 14),
            column("text", 24),
            column("before", 16),
            column("after", 16),
            column("details", 36),
        )
        rows = tuple(
            (point.head, line.text, line.before, line.after, "\n".join(line.details))
            for point in block.items
            for line in point.lines
        )
        yield Table(columns, rows, block.title)
    elif isinstance(block, Ticks):
        yield Table((column("done", 6), column("text", 40)), tuple((_BOX, text) for text in block.items), block.title)
    elif isinstance(block, Questions):
        yield _questions(language, block)
    elif isinstance(block, Heading):
        return


def _questions(language: str, block: Questions) -> Table:
    most = max(len(each.options) for each in block.items)
    columns = (
        Column(messages.text(language, f"{AREAS[0]}.column-number"), 6, "number"),
        Column(messages.text(language, f"{AREAS[0]}.column-question"), 40),
        *(Column(letter(place), 16) for place in range(most)),
        Column(messages.text(language, f"{AREAS[0]}.column-answer"), 8, "entry", tuple(map(letter, range(most)))),
    )
    rows: tuple[Row, ...] = tuple(
        (number, each.text, *each.options, *([""] * (most - len(each.options))), "")
        for number, each in enumerate(block.items, start=1)
    )
    return Table(columns, rows)
