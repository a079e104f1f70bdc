"""One matrix as a sheet of a workbook."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Final

from procman.documents.matrix.cells import Formats
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Cell, Column, Sheet, Table
from procman.documents.workbooks import MARKED_TOP, header_mark

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A3: Final = 8
_A4: Final = 9
_A4_COLUMNS: Final = 85  # Chinese characters that are legible side by side on A4 lying
_UNITS: Final = 1.75  # of a column's width, that a Chinese character of 9 points takes
_LINE_POINTS: Final = 14.0
_HIGHEST_POINTS: Final = 409.0  # that a row may have, by the format
_LONGEST: Final = 32_767  # characters in a cell, by the format
_TABLES_AT: Final = 3


def write_sheet(
    source: MatrixSource, worksheet: Worksheet, formats: Formats, sheet: Sheet, withdrawn: str = ""
) -> None:
    """Write a matrix: title, note, and its tables below each other.

    Args:
        source: Gives the words.
        worksheet: Where to.
        formats: Of the workbook.
        sheet: What is written.
        withdrawn: Why what it says no longer holds; it stands in the head of every page, and before the note.
    """
    _set_up(source, worksheet, sheet, withdrawn)
    worksheet.set_row(0, 26)
    worksheet.write_string(0, 0, sheet.title, formats.title)
    if withdrawn:
        words = (source.word("watermark.retired"), withdrawn, sheet.note)
        worksheet.write_string(1, 0, "　".join(word for word in words if word), formats.withdrawn)
    else:
        worksheet.write_string(1, 0, sheet.note, formats.note)
    row = _TABLES_AT - 1
    for table in sheet.tables:
        if table.title:
            worksheet.set_row(row, 20)
            worksheet.write_string(row, 0, table.title, formats.band)
            row += 1
        _write_head(worksheet, formats, table, row)
        for offset, cells in enumerate(table.rows, start=1):
            _write_row(worksheet, formats, table, row + offset, cells)
        _offer_options(worksheet, table, row + 1)
        row += len(table.rows) + 2
    if len(sheet.tables) == 1 and sheet.tables[0].rows:
        table, head = sheet.tables[0], _TABLES_AT - 1
        worksheet.freeze_panes(head + 1, table.headers)
        worksheet.autofilter(head, 0, head + len(table.rows), len(table.columns) - 1)
        worksheet.repeat_rows(head)


def _set_up(source: MatrixSource, worksheet: Worksheet, sheet: Sheet, withdrawn: str) -> None:
    """Column widths and paper: as wide as the widest table needs, on one page side by side."""
    widths: dict[int, int] = {}
    for table in sheet.tables:
        for place, column in enumerate(table.columns):
            widths[place] = max(widths.get(place, 0), column.width)
    for place, width in widths.items():
        worksheet.set_column(place, place, width * _UNITS + 1.2)
    worksheet.set_paper(_A4 if sum(widths.values()) <= _A4_COLUMNS else _A3)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
    worksheet.hide_gridlines(2)
    company = source.definitions.manual.company or ""
    mark = source.word("watermark.retired") if withdrawn else ""
    if mark:
        worksheet.set_margins(left=0.5, right=0.5, top=MARKED_TOP, bottom=0.6)
    worksheet.set_header("&L&9" + _plain(company) + header_mark(mark) + "&R&9" + _plain(sheet.title))
    worksheet.set_footer("&C&9&P / &N")


def _plain(text: str) -> str:
    """A text in a header of a page, where ``&`` begins a command."""
    return text.replace("&", "&&")[:100]


def _write_head(worksheet: Worksheet, formats: Formats, table: Table, row: int) -> None:
    upright = [len(column.title) for column in table.columns if column.upright]
    lines = max((_lines(column.title, column) for column in table.columns if not column.upright), default=1)
    worksheet.set_row(
        row, min(_HIGHEST_POINTS, max([lines * _LINE_POINTS + 6, *(length * 10.5 + 8 for length in upright)]))
    )
    for place, column in enumerate(table.columns):
        worksheet.write_string(row, place, column.title, formats.upright_head if column.upright else formats.head)


def _write_row(worksheet: Worksheet, formats: Formats, table: Table, row: int, cells: tuple[Cell, ...]) -> None:
    lines = max((_lines(str(cell), column) for cell, column in zip(cells, table.columns, strict=True)), default=1)
    worksheet.set_row(row, min(_HIGHEST_POINTS, lines * _LINE_POINTS + 4))
    for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
        looks = formats.cell(column.kind, header=place < table.headers)
        if isinstance(cell, int):
            worksheet.write_number(row, place, cell, looks)
        elif cell:
            worksheet.write_string(row, place, cell[:_LONGEST], looks)
        else:
            worksheet.write_blank(row, place, None, looks)


def _lines(text: str, column: Column) -> int:
    """How many lines a text takes; spreadsheets do not grow rows of files that they open."""
    room = max(1, column.width)
    return sum(max(1, math.ceil(_width(line) / room)) for line in text.split("\n"))


def _width(text: str) -> float:
    """Width in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WF" else 0.55 for character in text)


def _offer_options(worksheet: Worksheet, table: Table, first: int) -> None:
    last = first + len(table.rows) - 1
    for place, column in enumerate(table.columns):
        if column.options and last >= first:
            worksheet.data_validation(first, place, last, place, {"validate": "list", "source": list(column.options)})
