"""Blanks as unlocked cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from procman import messages
from procman.documents.forms.xlsx.page import COLUMN_WIDTH, Page, lines_of
from procman.documents.forms.xlsx.validation import BOXES, validation
from procman.documents.view.form import FieldView

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

PARAGRAPH_HEIGHT: Final = 62.0
OPTIONS_SHEET: Final = "options"
_UNIT_WIDTH: Final = 2
Texts = list[tuple[str, int]]
NumberedOption = tuple[int, str]


class Blanks:
    """Writes the blanks of a form; the cells of each have a name: ``field_customer_name``.

    Args:
        workbook: Where to.
        page: The sheet.
        sheet_name: Its name.
        language: Of hints and messages.
    """

    def __init__(self, workbook: Workbook, page: Page, sheet_name: str, language: str) -> None:
        self._workbook = workbook
        self._page = page
        self._sheet_name = sheet_name.replace("'", "''")
        self._language = language
        self._options: Worksheet | None = None
        self._lists = 0

    def put(self, field: FieldView, column: int, width: int, look: str | None = None) -> Texts:
        """Write a blank into the current row.

        Args:
            field: Any but one of several choices.
            column: First column of the grid.
            width: Columns of the grid.
            look: Format of the cell; that of the type unless given.

        Returns:
            The texts beside it and their widths: what the row's height hangs on.
        """
        if field.type == "choice":
            return self._choice(field, column, width)
        if field.type == "tick":
            word = messages.text(self._language, "forms.tick")
            is_set = field.default in ("true", word)
            return self._box(field, column, width, word, "", is_set=is_set)
        unit = min(_UNIT_WIDTH + lines_of(field.unit, 8) - 1, width - 3) if field.unit else 0
        self._cell(field, column, width - unit, field.default, look=look)
        if unit:
            self._page.put(column + width - unit, unit, field.unit, self._page.formats.look("unit"))
        return [(field.unit, unit)] if unit else []

    def put_options(self, field: FieldView, options: Sequence[NumberedOption], column: int, width: int) -> Texts:
        """Write boxes with the options that stand in one row; each has its place in the list, from 1."""
        texts: Texts = []
        share = width // len(options)
        for place, (number, option) in enumerate(options):
            last = place == len(options) - 1
            span = width - share * place if last else share
            is_set = option == field.default
            texts += self._box(field, column + share * place, span, option, f".{number}", is_set=is_set)
        return texts

    def _box(self, field: FieldView, column: int, width: int, word: str, suffix: str, *, is_set: bool) -> Texts:
        self._cell(field, column, 1, BOXES[is_set], suffix=suffix, look="box")
        self._page.put(column + 1, width - 1, word, self._page.formats.look("option"))
        return [(word, width - 1)]

    def _choice(self, field: FieldView, column: int, width: int) -> Texts:
        """A list to choose from, and beside it the options for those who fill the form by hand."""
        listed = f"{' / '.join(field.options)}　{field.unit}".strip("　")
        own = 3 if width < 12 else max(4, width // 3)
        default = field.default if field.default in field.options else ""
        self._cell(field, column, own, default)
        self._page.put(column + own, width - own, listed, self._page.formats.look("hint"))
        return [(listed, width - own)]

    def _cell(
        self, field: FieldView, column: int, width: int, text: str, *, suffix: str = "", look: str | None = None
    ) -> None:
        from xlsxwriter.utility import xl_rowcol_to_cell

        page = self._page
        page.put(column, width, text, page.formats.blank(look or field.type))
        relative = xl_rowcol_to_cell(page.row, column)
        absolute = xl_rowcol_to_cell(page.row, column, row_abs=True, col_abs=True)
        rule = validation(field, self._language, relative, self._list(field))
        if rule:
            page.worksheet.data_validation(page.row, column, page.row, column, rule)
        # No defined id holds an underscore, so that no two ids give one name.
        name = f"field_{field.id.replace('-', '_')}{suffix}"
        self._workbook.define_name(name, f"='{self._sheet_name}'!{absolute}")

    def _list(self, field: FieldView) -> str:
        """Put the options on a hidden sheet: in the rule, commas would part them, and 255 characters were the end."""
        if field.type != "choice" or not field.options:
            return ""
        from xlsxwriter.utility import xl_range_abs

        if self._options is None:
            self._options = self._workbook.add_worksheet(OPTIONS_SHEET)
            self._options.very_hidden()
            self._options.protect()
        for row, option in enumerate(field.options):
            self._options.write_string(row, self._lists, option)
        area = xl_range_abs(0, self._lists, len(field.options) - 1, self._lists)
        self._lists += 1
        return f"={OPTIONS_SHEET}!{area}"


def rows_of_options(field: FieldView, width: int) -> list[list[NumberedOption]]:
    """The options of a field in rows of four, two or one, as the longest allows."""
    numbered = list(enumerate(field.options, start=1))
    for count in (4, 2):
        if all(lines_of(option, (width // count - 1) * COLUMN_WIDTH) == 1 for option in field.options):
            return [numbered[start : start + count] for start in range(0, len(numbered), count)]
    return [[option] for option in numbered]
