"""The sheet as a page: rows of merged cells on a fine grid."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from procman.documents.forms.xlsx.formats import Formats

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

COLUMNS: Final = 24
COLUMN_WIDTH: Final = 3.6
"""Width of a grid column, in characters of the default font."""
LINE_HEIGHT: Final = 15.0
LEAST_HEIGHT: Final = 25.0
_TALLEST: Final = 409.0  # by the format


class Page:
    """A sheet that is written from the top; ``row`` is the row that comes next.

    Args:
        worksheet: Where to.
        formats: Of the workbook.
    """

    def __init__(self, worksheet: Worksheet, formats: Formats) -> None:
        self.worksheet = worksheet
        self.formats = formats
        self.row = 0

    def put(self, column: int, width: int, text: str, look: Format, *, rows: int = 1) -> None:
        """A text over some columns of the grid, from the current row down."""
        last_row, last_column = self.row + rows - 1, column + width - 1
        if width == 1 and rows == 1:
            self.worksheet.write_string(self.row, column, text, look)
            return
        self.worksheet.merge_range(self.row, column, last_row, last_column, "", look)
        # merge_range guesses what a text is; a text that begins with = is one as well.
        if text:
            self.worksheet.write_string(self.row, column, text, look)

    def end_row(self, texts: Sequence[tuple[str, int]], least: float = LEAST_HEIGHT) -> None:
        """Close a row that is as high as its texts need.

        Args:
            texts: Texts and how many columns of the grid each has.
            least: Least height in points.
        """
        needed = max((lines_of(text, width * COLUMN_WIDTH) * LINE_HEIGHT + 4 for text, width in texts), default=0.0)
        self.worksheet.set_row(self.row, min(_TALLEST, max(least, needed)))
        self.row += 1


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many characters; Chinese ones count twice."""
    return sum(max(1, math.ceil(_width(line) / (width - 1))) for line in text.split("\n"))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
