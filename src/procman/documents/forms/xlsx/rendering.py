"""Forms as workbooks."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from procman import messages
from procman.documents.forms.naming import file_stems
from procman.documents.forms.xlsx.blanks import OPTIONS_SHEET, Blanks
from procman.documents.forms.xlsx.formats import Formats
from procman.documents.forms.xlsx.page import COLUMN_WIDTH, COLUMNS, Page
from procman.documents.forms.xlsx.sections import write_head, write_notes, write_sections
from procman.documents.publication import Document, Publication
from procman.documents.view.sheet import SheetView
from procman.documents.withdrawal import watermark_word
from procman.documents.workbooks import A4, MARKED_TOP, close_workbook, header_mark, open_workbook, sheet_name

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_FOOTER: Final = 200
# A file without a date of its own gets the earliest that a zip archive knows.
_EARLIEST: Final = "1980-01-01"


def render_forms_xlsx(publication: Publication, sheets: Sequence[SheetView]) -> Iterator[Document]:
    """Each form as a workbook of one sheet whose blanks alone can be filled.

    Args:
        publication: What they belong to.
        sheets: The forms.
    """
    stems = file_stems(publication.known or publication.definitions)
    for sheet in sheets:
        yield Document(f"forms/{stems[sheet.key]}.xlsx", _workbook(sheet, publication.fingerprint_of([sheet.process])))


def _workbook(sheet: SheetView, fingerprint: str) -> bytes:
    buffer = io.BytesIO()
    workbook = open_workbook(buffer)
    made = datetime.datetime.fromisoformat(sheet.date or _EARLIEST)
    workbook.set_properties({"title": sheet.name, "subject": sheet.number, "author": "procman", "created": made})
    name = _sheet_name(sheet.name)
    worksheet = workbook.add_worksheet(name)
    page = Page(worksheet, Formats(workbook, sheet.language))
    blanks = Blanks(workbook, page, name, sheet.language)
    write_head(page, blanks, sheet)
    write_sections(page, blanks, sheet)
    write_notes(page, sheet)
    _set_up(worksheet, sheet, page.row)
    if sheet.withdrawn:
        worksheet.set_margins(left=0.75, right=0.6, top=MARKED_TOP, bottom=0.7)
        worksheet.set_header(header_mark(watermark_word(sheet.language, sheet.withdrawn)))
    return close_workbook(workbook, buffer, fingerprint)


def _set_up(worksheet: Worksheet, sheet: SheetView, rows: int) -> None:
    worksheet.set_column(0, COLUMNS - 1, COLUMN_WIDTH)
    worksheet.hide_gridlines(2)
    worksheet.set_paper(A4)
    worksheet.set_margins(left=0.75, right=0.6, top=0.6, bottom=0.7)
    worksheet.center_horizontally()
    worksheet.print_area(0, 0, rows - 1, COLUMNS - 1)
    worksheet.fit_to_pages(1, 0)
    version = messages.text(sheet.language, "documents.version-number", version=sheet.version)
    number = f"{sheet.number}　{version}".strip()[:_LONGEST_FOOTER].replace("&", "&&")
    page = messages.text(sheet.language, "forms.footer-page", page="&P", pages="&N")
    worksheet.set_footer(f"&L&8{_apart(number)}&R&8{page}")
    # Rows may grow, for what people write is sometimes longer than the blank.
    worksheet.protect("", {"format_rows": True})


def _apart(text: str) -> str:
    """A number right after the size of the font would be read as part of it."""
    return f" {text}"


def _sheet_name(title: str) -> str:
    """A name that the format allows, and that the hidden sheet has not."""
    name = sheet_name(title)
    return name if name and name.casefold() not in (OPTIONS_SHEET, "history") else f"{name}_"
