"""The title block of a printed page: a table above the frame, in points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from procman.diagram import style
from procman.diagram.diagram_input import TitleBlock
from procman.diagram.geometry import Rectangle
from procman.diagram.markup import number, path, rectangle, text_line
from procman.diagram.text import LineBreaker, width

_LABEL_SIZE: Final = 7.5
_VALUE_SIZE: Final = 8.5
_COMPANY_SIZE: Final = 8.0
_NAME_SIZES: Final = (14.0, 12.0, 10.5)
_ROW: Final = 16.0
_COMPANY_ROW: Final = 12.0
_PADDING: Final = 5.0
_LABEL_GAP: Final = 5.0
_LEAST_NAME: Final = 150.0
_MOST_ROWS: Final = 4


class _Table(NamedTuple):
    """How the block is set: entries by row and column, widths of the columns, and the name in its cell."""

    cells: list[list[tuple[str, str]]]
    columns: list[float]
    name: tuple[str, ...]
    name_size: float
    height: float


def title_height(title: TitleBlock, room: float, pages: int) -> float:
    """Height of the title block in a width; the same on all pages."""
    return _table(title, room, pages, pages).height


def page_title_picture(title: TitleBlock, place: Rectangle, page: int, pages: int) -> list[str]:
    """The elements of the title block.

    Args:
        title: What it tells.
        place: Where its upper left corner stands, and its width.
        page: Number of the page.
        pages: How many pages there are.
    """
    table = _table(title, place.width, page, pages)
    x = place.right - sum(table.columns)
    row_height = table.height / len(table.cells)
    parts = [rectangle(Rectangle(place.x, place.y, place.width, table.height), style.PAPER)]
    parts += _name(title, table, place)
    lines = [f"M{number(x)} {number(place.y)}v{number(table.height)}"]
    lines += [
        f"M{number(x)} {number(place.y + row * row_height)}H{number(place.right)}" for row in range(1, len(table.cells))
    ]
    for column, column_width in enumerate(table.columns):
        for row, entries in enumerate(table.cells):
            if column < len(entries):
                base = place.y + (row + 0.5) * row_height + _VALUE_SIZE * 0.36
                parts += _cell(*entries[column], x + _PADDING, base)
        x += column_width
        if column < len(table.columns) - 1:
            lines.append(f"M{number(x)} {number(place.y)}v{number(table.height)}")
    parts.append(path("".join(lines), stroke=style.LANE_BORDER, stroke_width=0.6))
    frame = Rectangle(place.x, place.y, place.width, table.height)
    parts.append(rectangle(frame, "none", style.FRAME, 1.0))
    return parts


def _cell(label: str, value: str, x: float, base: float) -> list[str]:
    offset = width(label, _LABEL_SIZE) + _LABEL_GAP if label else 0.0
    return [
        text_line(label, x, base, _LABEL_SIZE, style.QUIET, anchor="start"),
        text_line(value, x + offset, base, _VALUE_SIZE, style.INK, anchor="start"),
    ]


def _name(title: TitleBlock, table: _Table, place: Rectangle) -> list[str]:
    size, line_height = table.name_size, table.name_size * 1.25
    block = len(table.name) * line_height + (_COMPANY_ROW if title.company else 0.0)
    top = place.y + (table.height - block) / 2
    parts = []
    if title.company:
        base = top + _COMPANY_ROW * 0.7
        parts.append(text_line(title.company, place.x + _PADDING, base, _COMPANY_SIZE, style.QUIET, anchor="start"))
        top += _COMPANY_ROW
    for row, line in enumerate(table.name):
        base = top + row * line_height + size * 0.95
        parts.append(text_line(line, place.x + _PADDING, base, size, style.TITLE, anchor="start", bold=True))
    return parts


def _entries(title: TitleBlock, page: int, pages: int) -> list[tuple[str, str]]:
    entries = list(title.entries)
    if title.confidentiality:
        entries.append((title.classification, title.confidentiality))
    if title.page:
        entries.append((title.page_label, title.page.format(number=page, count=pages)))
    return entries


def _table(title: TitleBlock, room: float, page: int, pages: int) -> _Table:
    """As few rows as leave room for the name."""
    entries = _entries(title, page, pages)
    widest = _entries(title, pages, pages)  # so that columns are the same on all pages
    for rows in range(2, _MOST_ROWS + 1):
        across = max(1, math.ceil(len(entries) / rows))
        columns = _columns(widest, across)
        if room - sum(columns) >= _LEAST_NAME:
            break
    cells = [entries[start : start + across] for start in range(0, len(entries), across)] or [[]]
    inner = max(_NAME_SIZES[-1] * 4, room - sum(columns) - 2 * _PADDING)
    least = max(2, len(cells)) * _ROW
    head = _COMPANY_ROW if title.company else 0.0
    for size in _NAME_SIZES:
        name = LineBreaker().wrap(title.name, size * 1.03, inner) if title.name else ()
        height = len(name) * size * 1.25 + head + 4
        if height <= least:
            break
    return _Table(cells, columns, name, size, math.ceil(max(least, height)))


def _columns(entries: Sequence[tuple[str, str]], across: int) -> list[float]:
    widths = [
        width(label, _LABEL_SIZE) + _LABEL_GAP + width(value, _VALUE_SIZE) + 2 * _PADDING for label, value in entries
    ]
    return [math.ceil(max(widths[column::across])) for column in range(min(across, len(widths)))]
