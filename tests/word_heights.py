"""How high the sections of a file for Word are, as far as its own measures say it: LibreOffice is not everywhere."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from procman.diagram.text import width

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = {"w": _W}
_TITLES = "@w:val='Heading1' or @w:val='FormTitle'"
_FONT = 1.45
"""Height of a line whose style leaves it to the font, in parts of the size: Noto's, the highest of common fonts."""


@dataclass(frozen=True)
class Section:
    """A section; heights in points.

    Attributes:
        digest: Whether it is a page of one sheet.
    """

    title: str
    height: float
    room: float
    digest: bool


def section_heights(document: Any, styles: Any) -> list[Section]:
    """Sections of a document, in their order."""
    looks = {style.get(f"{{{_W}}}styleId"): style for style in _find(styles, "//w:style")}
    sections, blocks = [], []
    for block in _find(document, "/w:document/w:body/*"):
        ends = _find(block, "self::w:sectPr | w:pPr/w:sectPr")
        if not ends:
            blocks.append(block)
            continue
        titles = [block for block in blocks if _find(block, f"w:pPr/w:pStyle[{_TITLES}]")]
        height = sum(_block(block, looks, _room(ends[0], "w", "left", "right")) for block in blocks)
        digest = any(_find(block, "w:tblPr/w:tblStyle[@w:val='DigestTable']") for block in blocks)
        title = "".join(titles[0].itertext())
        sections.append(Section(title, height / 20, _room(ends[0], "h", "top", "bottom") / 20, digest))
        blocks = []
    return sections


def _find(element: Any, path: str) -> list[Any]:
    return list(element.xpath(path, namespaces=SPACE))


def _number(element: Any, path: str, default: float = 0) -> float:
    found = _find(element, path)
    return float(found[0]) if found else default


def _room(section: Any, side: str, *margins: str) -> float:
    return _number(section, f"w:pgSz/@w:{side}") - sum(_number(section, f"w:pgMar/@w:{each}") for each in margins)


def _block(block: Any, looks: dict[str, Any], room: float) -> float:
    if block.tag == f"{{{_W}}}p":
        return _paragraph(block, looks, room)
    style = looks[_find(block, "w:tblPr/w:tblStyle/@w:val")[0]]
    margins = {
        side: _number(style, f"w:tblPr/w:tblCellMar/w:{side}/@w:w") for side in ("top", "bottom", "left", "right")
    }
    return sum(_row(row, looks, margins) for row in _find(block, "w:tr"))


def _row(row: Any, looks: dict[str, Any], margins: dict[str, float]) -> float:
    sides = margins["left"] + margins["right"]
    cells = [
        sum(_paragraph(each, looks, _number(cell, "w:tcPr/w:tcW/@w:w") - sides) for each in _find(cell, "w:p"))
        for cell in _find(row, "w:tc")
    ]
    return max(max(cells) + margins["top"] + margins["bottom"], _number(row, "w:trPr/w:trHeight/@w:val"))


def _paragraph(paragraph: Any, looks: dict[str, Any], room: float) -> float:
    style = looks[_find(paragraph, "w:pPr/w:pStyle/@w:val")[0]]

    def look(path: str, default: float = 0) -> float:
        return _inherited(style, looks, path, default)

    size = look("w:rPr/w:sz/@w:val", 21) * 10
    line = look("w:pPr/w:spacing/@w:line", 276)
    is_exact = bool(_find(style, "w:pPr/w:spacing[@w:lineRule='exact']"))
    spaces = _number(paragraph, "w:pPr/w:spacing/@w:after", look("w:pPr/w:spacing/@w:after"))
    spaces += look("w:pPr/w:spacing/@w:before")
    indent = _number(paragraph, "w:pPr/w:ind/@w:left")
    text = "".join(_find(paragraph, ".//w:t/text()"))
    lines = max(1, math.ceil(width(text, size) / (room - indent)))
    return lines * (line if is_exact else size * _FONT * line / 240) + spaces


def _inherited(style: Any, looks: dict[str, Any], path: str, default: float) -> float:
    while not (found := _find(style, path)):
        base = _find(style, "w:basedOn/@w:val")
        if not base:
            return default
        style = looks[base[0]]
    return float(found[0])
