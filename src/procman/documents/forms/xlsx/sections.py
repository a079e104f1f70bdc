"""Head, sections and notes of a form, row by row."""

from __future__ import annotations

from typing import Final

from procman import messages
from procman.documents.forms.xlsx.blanks import PARAGRAPH_HEIGHT, Blanks, rows_of_options
from procman.documents.forms.xlsx.page import COLUMN_WIDTH, COLUMNS, LEAST_HEIGHT, LINE_HEIGHT, Page, lines_of
from procman.documents.view.form import FieldView
from procman.documents.view.sheet import SheetView
from procman.documents.view.sheet_sections import Section
from procman.documents.withdrawal import watermark_word

_LABEL: Final = 4
_NARROW_LABEL: Final = 3
_NOTE: Final = 7
_SERIAL: Final = 5
_GAP: Final = 6.0


def write_head(page: Page, blanks: Blanks, sheet: SheetView) -> None:
    """Company, name, facts and the serial number."""
    look = page.formats.look
    if sheet.company:
        page.put(0, COLUMNS, sheet.company, look("company"))
        page.end_row([(sheet.company, COLUMNS)], least=18)
    page.put(0, COLUMNS, sheet.name, look("title"))
    page.end_row([(sheet.name, COLUMNS // 2)], least=32)
    if sheet.withdrawn:
        notice = f"{watermark_word(sheet.language, sheet.withdrawn)}　{sheet.withdrawn}"
        page.put(0, COLUMNS, notice, look("withdrawn"))
        page.end_row([(notice, COLUMNS)], least=24)
    colon = messages.text(sheet.language, "forms.colon")
    facts = "　".join(f"{fact.label}{colon}{fact.value}" for fact in sheet.head)
    width = COLUMNS - _NARROW_LABEL - _SERIAL
    page.put(0, width, facts, look("fact"))
    page.put(width, _NARROW_LABEL, sheet.serial.label + colon, look("fact-end"))
    blanks.put(sheet.serial, COLUMNS - _SERIAL, _SERIAL, "serial")
    page.end_row([(facts, width)], least=20)
    page.end_row([], least=_GAP)


def write_sections(page: Page, blanks: Blanks, sheet: SheetView) -> None:
    """The table of the form."""
    before = ""
    for section in sheet.sections:
        if section.kind == "approval":
            if before != "approval":
                _band(page, messages.text(sheet.language, "forms.approvals"), "")
            _approval(page, blanks, section)
        else:
            _band(page, section.title, section.note)
            for row in section.rows:
                _row(page, blanks, row, 0, _LABEL)
        before = section.kind


def write_notes(page: Page, sheet: SheetView) -> None:
    """What to mind, below the table."""
    notes = [note.text for note in sheet.notes]
    notes.append(messages.text(sheet.language, "forms.sheet.only-blanks"))
    page.put(0, COLUMNS, messages.text(sheet.language, "forms.notes"), page.formats.look("note-title"))
    page.end_row([], least=20)
    for number, note in enumerate(notes, start=1):
        text = f"{number}. {note}"
        page.put(0, COLUMNS, text, page.formats.look("note"))
        page.end_row([(text, COLUMNS)], least=15)


def _band(page: Page, title: str, note: str) -> None:
    width = COLUMNS - _NOTE
    page.put(0, width, title, page.formats.look("band"))
    page.put(width, _NOTE, note, page.formats.look("band-end"))
    page.end_row([(title, width), (note, _NOTE)], least=19)


def _approval(page: Page, blanks: Blanks, section: Section) -> None:
    """The role stands beside its rows."""
    title = "\n".join(part for part in (section.title, section.step, section.note) if part)
    page.put(0, _LABEL, title, page.formats.look("label"), rows=len(section.rows))
    for row in section.rows:
        _row(page, blanks, row, _LABEL, _NARROW_LABEL, least=_share(title, len(section.rows)))


def _share(title: str, rows: int) -> float:
    """The part of a title's height that each of the rows bears that it spans."""
    return max(LEAST_HEIGHT, lines_of(title, _LABEL * COLUMN_WIDTH) * LINE_HEIGHT / rows)


def _row(
    page: Page, blanks: Blanks, row: tuple[FieldView, ...], start: int, label: int, least: float = LEAST_HEIGHT
) -> None:
    if row[0].type == "choices":
        _options(page, blanks, row[0], start, label)
        return
    share = (COLUMNS - start) // len(row)
    texts: list[tuple[str, int]] = []
    for place, field in enumerate(row):
        column = start + share * place
        span = COLUMNS - column if place == len(row) - 1 else share
        page.put(column, label, _name(field), page.formats.look("label"))
        texts += [(_name(field), label), *blanks.put(field, column + label, span - label)]
    tall = any(field.type == "paragraph" for field in row)
    page.end_row(texts, least=PARAGRAPH_HEIGHT if tall else least)


def _options(page: Page, blanks: Blanks, field: FieldView, start: int, label: int) -> None:
    width = COLUMNS - start - label
    rows = rows_of_options(field, width) or [[]]
    page.put(start, label, _name(field), page.formats.look("label"), rows=len(rows))
    for options in rows:
        texts = blanks.put_options(field, options, start + label, width) if options else []
        page.end_row(texts or [(_name(field), label)])


def _name(field: FieldView) -> str:
    # In front, where no line break can part the mark from the label.
    return f"*{field.label}" if field.required else field.label
