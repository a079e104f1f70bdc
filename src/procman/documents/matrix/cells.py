"""How cells of a workbook look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from procman.documents.matrix.table import ColumnKind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_INK: Final = "#1F2D3D"
_BRAND: Final = "#1F4E79"
_RULE: Final = "#B9C6D3"
_BAND: Final = "#E4EDF6"
_STOP: Final = "#B3261E"
_ENTRY: Final = "#FFF9E5"
_FONT: Final = "Microsoft YaHei"
_BASE: Final[dict[str, Any]] = {"font_name": _FONT, "font_size": 9, "font_color": _INK, "valign": "vcenter"}
_RULED: Final[dict[str, Any]] = {**_BASE, "border": 1, "border_color": _RULE}
_KINDS: Final[dict[ColumnKind, dict[str, Any]]] = {
    "text": {"text_wrap": True},
    "code": {},
    "number": {"align": "center", "num_format": "0"},
    "letters": {"align": "center"},
    "entry": {"text_wrap": True, "bg_color": _ENTRY, "locked": False},
}


class Formats:
    """The formats of one workbook; a workbook knows only its own."""

    def __init__(self, workbook: Workbook) -> None:
        head = {**_RULED, "bold": True, "font_color": "#FFFFFF", "bg_color": _BRAND, "text_wrap": True}
        self.title: Format = workbook.add_format({**_BASE, "font_size": 16, "bold": True, "font_color": _BRAND})
        self.note: Format = workbook.add_format({**_BASE, "font_color": "#5B6B7B"})
        self.withdrawn: Format = workbook.add_format({**_BASE, "font_size": 11, "bold": True, "font_color": _STOP})
        self.band: Format = workbook.add_format({**_BASE, "font_size": 11, "bold": True, "font_color": _BRAND})
        self.head: Format = workbook.add_format({**head, "align": "center"})
        self.upright_head: Format = workbook.add_format({**head, "rotation": 90, "align": "center"})
        self.link: Format = workbook.add_format({**_RULED, "font_color": "#0B5CAD", "underline": 1})
        self._cells = {kind: workbook.add_format({**_RULED, **looks}) for kind, looks in _KINDS.items()}
        header = {**_RULED, "text_wrap": True, "bg_color": _BAND}
        self._headers = {kind: workbook.add_format({**header, **_KINDS[kind]}) for kind in _KINDS}

    def cell(self, kind: ColumnKind, *, header: bool = False) -> Format:
        """The format of a cell; ``header`` when it names its row."""
        return (self._headers if header else self._cells)[kind]
