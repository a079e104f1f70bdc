"""How cells look, and whether they can be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_INK: Final = "#16233A"
_QUIET: Final = "#525E70"
_BAND: Final = "#E9EEF5"
_STOP: Final = "#B3261E"
_STOP_GROUND: Final = "#FBECEB"
_TINT: Final = "#F5F7FA"
_FONTS: Final = {"zh-CN": "宋体", "en": "Arial"}
_BOX: Final = {"border": 1, "border_color": _INK}

_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "company": {"font_size": 11, "font_color": _QUIET, "align": "center"},
    "title": {"font_size": 18, "bold": True, "align": "center"},
    "withdrawn": {"font_size": 11, "bold": True, "font_color": _STOP, "bg_color": _STOP_GROUND, "indent": 1},
    "fact": {"font_size": 9, "font_color": _QUIET},
    "fact-end": {"font_size": 9, "font_color": _QUIET, "align": "right"},
    "band": {"font_size": 9, "bg_color": _BAND, "indent": 1, **_BOX, "right": 0},
    "band-end": {
        "font_size": 9,
        "font_color": _QUIET,
        "bg_color": _BAND,
        "align": "right",
        "indent": 1,
        **_BOX,
        "left": 0,
    },
    "label": {"align": "center", "bg_color": _TINT, **_BOX},
    "hint": {"font_size": 8, "font_color": _QUIET, "bg_color": _TINT, "indent": 1, **_BOX, "left": 0},
    "unit": {"font_size": 9, "font_color": _QUIET, "bg_color": _TINT, "align": "center", **_BOX, "left": 0},
    "option": {"bg_color": _TINT, **_BOX, "left": 0},
    "note-title": {"font_size": 9, "bold": True},
    "note": {"font_size": 9, "font_color": _QUIET, "valign": "top"},
}
# A text format keeps what is typed as it is: long numbers whole, and a leading = as a character.
_BLANKS: Final[dict[str, dict[str, Any]]] = {
    "text": {"num_format": "@"},
    "paragraph": {"num_format": "@", "valign": "top"},
    "number": {"num_format": "General", "align": "right"},
    "money": {"num_format": "#,##0.00", "align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center"},
    "datetime": {"num_format": "yyyy-mm-dd hh:mm", "align": "center"},
    "box": {"num_format": "@", "align": "center", "right": 0},
    "serial": {"num_format": "@", "border": 0, "bottom": 1},
}


class Formats:
    """The formats of a workbook, each made once.

    Args:
        workbook: The workbook that they belong to.
        language: Decides the font.
    """

    def __init__(self, workbook: Workbook, language: str) -> None:
        common = {"font_name": _FONTS[language], "font_size": 10.5, "valign": "vcenter", "text_wrap": True}
        self._looks = {
            name: workbook.add_format({**common, "font_color": _INK, **look}) for name, look in _LOOKS.items()
        }
        self._blanks = {
            name: workbook.add_format({**common, **_BOX, "locked": False, **blank}) for name, blank in _BLANKS.items()
        }

    def look(self, name: str) -> Format:
        """A format of a cell that nobody fills."""
        return self._looks[name]

    def blank(self, type: str) -> Format:
        """The format of a blank of this type; texts of every kind share one."""
        return self._blanks.get(type, self._blanks["text"])
