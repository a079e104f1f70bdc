"""How much of a sheet of A4 a page takes, worked out from its words: the same on every machine.

HTML and DOCX set these pages in lines of a fixed height; the widths of characters are those of Chinese fonts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from procman.diagram.text import width
from procman.documents.view.handout import Block, Digest, Facts, Grid, Line, Points, Words

SHEET: Final = 711.0
"""Points between the margins of Word's page, the smaller of the two."""
_HEAD: Final = 66.0
"""Points that company and title take."""
_TEXT: Final = 384.0
"""Width of the column with the sentences of a digest, in points."""
_PAGE: Final = 470.0
"""Width of a line across the page, in points."""
_VALUE: Final = 132.0
"""Width of a value where two stand beside each other, in points."""
_UNEVEN: Final = 0.96
"""Part of a line that words fill on average: they are not cut, and signs do not begin a line."""
_TAG: Final = 3.4
"""Characters that the words before what was and what is take."""
_CELL: Final = 7.0
"""What a row of a table takes beside its lines, in points."""
_SEPARATOR: Final = "　"


@dataclass(frozen=True, slots=True)
class Density:
    """How closely a page is set; all in points.

    Attributes:
        size: Of its type.
        line: From one line to the next.
        row: What a row of a digest takes beside its lines.
        fill: Height of a line to fill in.
    """

    size: float
    line: float
    row: float
    fill: float


OPEN: Final = Density(size=10, line=15, row=8, fill=26)
DENSE: Final = Density(size=9, line=12.6, row=5, fill=22)


def height(blocks: Iterable[Block], density: Density) -> float:
    """Points that a page takes with its title."""
    return _HEAD + sum(_block(block, density) for block in blocks)


def _block(block: Block, density: Density) -> float:
    if isinstance(block, Digest):
        topics = [topic for part in block.parts for topic in part.topics]
        bands = len(block.parts) * (density.line + _CELL)
        return density.line + bands + sum(_topic(topic, density) for topic in topics)
    if isinstance(block, Facts):
        return density.line + sum(_facts(pairs, density) for pairs in _batches(block.items, block.columns))
    if isinstance(block, Words):
        texts = [*block.texts, *([block.title] if block.title else [])]
        return sum((_lines(text, _PAGE, density) + 0.5) * density.line for text in texts)
    if isinstance(block, Grid):
        whole = sum(column.width for column in block.table.columns)
        widths = [_PAGE * column.width / whole - 9 for column in block.table.columns]
        rows = [[column.title for column in block.table.columns], *block.table.rows]
        return density.line + sum(_row(row, widths, density) for row in rows)
    raise TypeError(f"a page of one sheet has no {block.kind}")


def _topic(topic: Points, density: Density) -> float:
    lines = sum(
        _line(line, point.head if not place else "", density)
        for point in topic.items
        for place, line in enumerate(point.lines)
    )
    return density.row + lines * density.line


def _line(line: Line, head: str, density: Density) -> int:
    text = f"{head}{_SEPARATOR}{line.text}"
    if not line.apart and (line.before or line.after):
        text += f"{_SEPARATOR}{line.before} → {line.after}"
    total = _lines(text, _TEXT, density)
    if line.apart:
        total += sum(_lines(each, _TEXT - _TAG * density.size, density) for each in (line.before, line.after))
    return total + sum(_lines(each, _TEXT - density.size, density) for each in line.details)


def _facts(pairs: Sequence[tuple[str, str]], density: Density) -> float:
    room = _VALUE if len(pairs) > 1 else _PAGE - _VALUE / 2
    lines = max(_lines(value, room, density) for _, value in pairs) * density.line + density.row
    return max(lines, density.fill if any(not value for _, value in pairs) else 0)


def _row(cells: Sequence[object], widths: Sequence[float], density: Density) -> float:
    return (
        max(_lines(str(cell), room, density) for cell, room in zip(cells, widths, strict=True)) * density.line + _CELL
    )


def _batches(items: Sequence[tuple[str, str]], size: int) -> list[Sequence[tuple[str, str]]]:
    return [items[place : place + size] for place in range(0, len(items), size)]


def _lines(text: str, room: float, density: Density) -> int:
    return max(1, math.ceil(width(text, density.size) / (room * _UNEVEN)))
