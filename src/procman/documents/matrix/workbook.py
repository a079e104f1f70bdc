"""Matrices as a workbook: a sheet each, ready to filter, to fill in and to print."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from procman.documents.matrix.cells import Formats
from procman.documents.matrix.sheet import write_sheet
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Sheet
from procman.documents.workbooks import A4, MARKED_TOP, close_workbook, header_mark, open_workbook, sheet_name

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def write_workbook(
    source: MatrixSource,
    sheets: Sequence[Sheet],
    *,
    title: str,
    date: datetime.date | None,
    fingerprint: str = "",
    withdrawn: str = "",
) -> bytes:
    """A workbook of matrices; the first sheet lists the others when there are several.

    Args:
        source: Gives the words.
        sheets: What it holds.
        title: Title of the workbook.
        date: Date of what it says; it becomes the date of the file.
        fingerprint: What the workbook says of itself to ``procman verify``.
        withdrawn: Why what it says no longer holds; empty where it does.
    """
    buffer = io.BytesIO()
    workbook = open_workbook(buffer)
    made = datetime.datetime.combine(date or datetime.date(1980, 1, 1), datetime.time())
    workbook.set_properties({"title": title, "author": "procman", "created": made})
    formats = Formats(workbook)
    names = {sheet.id: sheet_name(sheet.title) for sheet in sheets}
    if len(sheets) > 1:
        _write_contents(source, workbook, formats, sheets, names, title, withdrawn)
    for sheet in sheets:
        write_sheet(source, workbook.add_worksheet(names[sheet.id]), formats, sheet, withdrawn)
    return close_workbook(workbook, buffer, fingerprint)


def _write_contents(
    source: MatrixSource,
    workbook: Workbook,
    formats: Formats,
    sheets: Sequence[Sheet],
    names: dict[str, str],
    title: str,
    withdrawn: str,
) -> None:
    worksheet = workbook.add_worksheet(sheet_name(source.word("contents")))
    worksheet.set_column(0, 0, 40)
    worksheet.set_column(1, 1, 10)
    worksheet.set_column(2, 2, 90)
    worksheet.set_paper(A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.hide_gridlines(2)
    worksheet.set_row(0, 30)
    worksheet.write_string(0, 0, title, formats.title)
    if withdrawn:
        mark = source.word("watermark.retired")
        worksheet.write_string(1, 0, f"{mark}　{withdrawn}", formats.withdrawn)
        worksheet.set_margins(top=MARKED_TOP)
        worksheet.set_header(header_mark(mark))
    for column, key in enumerate(("sheet", "rows", "reading")):
        worksheet.write_string(2, column, source.word(key), formats.head)
    for row, sheet in enumerate(sheets, start=3):
        worksheet.write_url(row, 0, f"internal:'{names[sheet.id]}'!A1", formats.link, sheet.title)
        worksheet.write_number(row, 1, sheet.count, formats.cell("number"))
        worksheet.write_string(row, 2, sheet.note, formats.cell("text"))
