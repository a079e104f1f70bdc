"""What all workbooks share: texts stay texts, sheets have allowed names, the same content gives the same bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from procman.diagram.watermark import INK
from procman.documents.packaging import pack, unpack, with_fingerprint

if TYPE_CHECKING:
    from xlsxwriter import Workbook

A4: Final = 9
"""The number of the paper."""
_OPTIONS: Final[dict[str, Any]] = {
    "in_memory": True,
    # What a definition says is a text, whatever it begins with.
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
MARKED_TOP: Final = 1.05
"""Upper margin in inches that leaves room for a mark in the head."""
_MARK_SIZE: Final = 36
_MARK_INK: Final = INK.removeprefix("#").upper()
_LONGEST_NAME: Final = 31  # of a sheet, by the format
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def open_workbook(buffer: io.BytesIO) -> Workbook:
    """A workbook that is written into memory."""
    from xlsxwriter import Workbook

    return Workbook(buffer, _OPTIONS)


def close_workbook(workbook: Workbook, buffer: io.BytesIO, fingerprint: str) -> bytes:
    """Finish a workbook.

    Args:
        workbook: From ``open_workbook``.
        buffer: What it is written into.
        fingerprint: What it says of itself to ``procman verify``.
    """
    workbook.close()
    return pack(with_fingerprint(unpack(buffer.getvalue()), fingerprint))


def header_mark(mark: str) -> str:
    """A word in the middle of the head of every printed page, as Excel, WPS and LibreOffice all print it.

    Spreadsheets have no watermarks.

    Args:
        mark: The word; empty for none.
    """
    # A blank after the size of the font, lest a digit be taken for a part of it.
    return f'&C&"-,Bold"&{_MARK_SIZE}&K{_MARK_INK} {mark.replace("&", "&&")}' if mark else ""


def sheet_name(title: str) -> str:
    """A title as the name of a sheet; empty when nothing of it is allowed."""
    return title.translate(_FORBIDDEN).strip("' ")[:_LONGEST_NAME].strip("' ")
