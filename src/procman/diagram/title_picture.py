"""Pictures of the title block above the frame and of the legend below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from procman.diagram import style
from procman.diagram.diagram_input import ChangeMark, ControlMark
from procman.diagram.geometry import Badge, Drawing, Rectangle
from procman.diagram.lines import arrowhead
from procman.diagram.markup import number, path, rectangle, text_line
from procman.diagram.palette import ORDINARY, PALETTES, SAME, Palette
from procman.diagram.pictograms import bell, clock, form_sheet, gear, hourglass, sheet
from procman.diagram.shapes import badge_picture, bar, call_bars, connector_circle
from procman.diagram.sign_picture import sign_mark
from procman.diagram.text import LineBreaker, width

_NAME_SIZE = 17.0
_NAME_LINE = 22.0
_ENTRY_SIZE = 9.5
_ENTRY_LINE = 15.0
_ENTRY_GAP = 20.0
LEGEND_ROOM = 26.0


class LegendEntry(NamedTuple):
    """A mark and what it means; the mark stands left of the text."""

    mark: str
    text: str
    x: float
    middle: float


def title_picture(drawing: Drawing) -> tuple[list[str], float]:
    """The elements above the frame, and their height."""
    title, size = drawing.title, _ENTRY_SIZE
    page = title.page.format(number=1, count=len(drawing.pages)) if title.page else ""
    entries = [(f"{label}", value) for label, value in title.entries]
    if page:
        entries.append(("", page))
    rows = _rows([_entry_width(entry) for entry in entries], drawing.width)
    names = LineBreaker().wrap(title.name, _NAME_SIZE * 1.03, drawing.width) if title.name else ()
    height = len(names) * _NAME_LINE + len(rows) * _ENTRY_LINE + 6
    parts = []
    for place, name in enumerate(names):
        base = -height + _NAME_LINE * (place + 0.8)
        parts.append(text_line(name, 0, base, _NAME_SIZE, style.TITLE, anchor="start", bold=True))
    for row, members in enumerate(rows):
        base = -height + len(names) * _NAME_LINE + (row + 0.72) * _ENTRY_LINE
        for index, x in members:
            label, value = entries[index]
            if label:
                parts.append(text_line(label, x, base, size, style.QUIET, anchor="start"))
            offset = width(label, size) + 5 if label else 0.0
            parts.append(text_line(value, x + offset, base, size, style.INK, anchor="start"))
    return parts, height


def _entry_width(entry: tuple[str, str]) -> float:
    label, value = entry
    return (width(label, _ENTRY_SIZE) + 5 if label else 0.0) + width(value, _ENTRY_SIZE)


def _rows(widths: list[float], limit: float) -> list[list[tuple[int, float]]]:
    """Entries side by side while there is room: index and x of each, by row."""
    rows: list[list[tuple[int, float]]] = []
    x = 0.0
    for index, room in enumerate(widths):
        if not rows or x + room > limit:
            rows.append([])
            x = 0.0
        rows[-1].append((index, x))
        x += room + _ENTRY_GAP
    return rows


def legend_picture(drawing: Drawing) -> tuple[list[str], float]:
    """The elements below the frame, and their height."""
    palette = SAME if drawing.nodes[0].changes else ORDINARY
    return legend_rows(drawing.title.legend, drawing.width, drawing.height, palette=palette)


def legend_rows(
    legend: Sequence[tuple[str, str]], limit: float, top: float, mark_size: float = 8.0, palette: Palette = ORDINARY
) -> tuple[list[str], float]:
    """The elements of a legend below a level, and their height.

    Args:
        legend: Text by mark.
        limit: Greatest width of a row.
        top: The y below which it stands.
        mark_size: Size of the texts in marks.
        palette: Colours of the marks.
    """
    entries, height = _entries(legend, limit, top)
    parts = []
    for entry in entries:
        parts.append(legend_mark(entry.mark, entry.x, entry.middle, mark_size, palette))
        base = entry.middle + 3.4
        parts.append(text_line(entry.text, entry.x + LEGEND_ROOM, base, _ENTRY_SIZE, style.QUIET, anchor="start"))
    return parts, height


def legend_entries(drawing: Drawing) -> tuple[list[LegendEntry], float]:
    """What stands where below the frame, and the height of it all."""
    return _entries(drawing.title.legend, drawing.width, drawing.height)


def _entries(legend: Sequence[tuple[str, str]], limit: float, top: float) -> tuple[list[LegendEntry], float]:
    if not legend:
        return [], 0.0
    rows = _rows([LEGEND_ROOM + width(words, _ENTRY_SIZE) for _, words in legend], limit)
    entries = [
        LegendEntry(*legend[index], x, top + 16 + row * 17.0)
        for row, members in enumerate(rows)
        for index, x in members
    ]
    return entries, 10 + len(rows) * 17.0


def legend_mark(mark: str, x: float, y: float, size: float = 8.0, palette: Palette = ORDINARY) -> str:
    """The picture of a mark; ``y`` is its middle, ``size`` that of a text in it."""
    if mark == "connector":
        return connector_circle(Rectangle(x + 2.5, y - 7.5, 15, 15), "A", style.EDGE_INK["sequence"], size)
    box = Rectangle(x, y - 6, 20, 12)
    if mark.startswith("change-"):
        return _change_mark(mark.removeprefix("change-"), box)
    if mark in ("number", "control", "key-control"):
        control = None if mark == "number" else ControlMark("KC", mark == "key-control")
        return "".join(badge_picture(Badge("01" if control is None else "KC", box, control, None, size), palette))
    if mark == "automatic":
        ground = rectangle(box, palette.automatic, palette.border, 1.0, 2)
        return ground + gear(Rectangle(x + 5.5, y - 4.5, 9, 9), palette)
    if mark == "wait":
        ground = rectangle(box, palette.wait, palette.border, 1.0, 5)
        return ground + hourglass(Rectangle(x + 5.5, y - 4.5, 9, 9), palette.border)
    if mark == "call":
        return rectangle(box, palette.task, palette.border, 1.0, 2) + call_bars(box, palette.border)
    if mark == "parallel":
        return bar(Rectangle(x, y - 4, 20, 8), palette)
    if mark == "limit":
        return clock(x + 13, y, 4, palette.limit, 1.0)
    if mark == "notify":
        return bell(x + 13, y, palette.limit)
    if mark == "document":
        return sheet(x + 10, y - 4.2, palette.document)
    if mark == "form":
        return form_sheet(x + 10, y - 4.2, palette.document)
    return _line_mark(mark, x, y, palette)


def _change_mark(change: str, box: Rectangle) -> str:
    """A small box as changed steps are drawn, with the sign in it."""
    mark: ChangeMark = change  # type: ignore[assignment]
    palette = PALETTES[mark]
    dashes = "6 2 2 2" if mark == "moved" else palette.dashes  # as many as fit a small box
    ground = rectangle(box, palette.task, palette.border, palette.pen, 2, dashes)
    return ground + sign_mark(mark, box.x + box.width / 2, box.y + box.height / 2, palette.border, 0.9, 1.8)


def _line_mark(mark: str, x: float, y: float, palette: Palette) -> str:
    timeout = mark == "timeout"
    ink = style.EDGE_INK["timeout" if timeout else "rework"] if palette is ORDINARY else palette.border
    line = path(
        f"M{number(x)} {number(y)}h15", stroke=ink, stroke_width=1.2, stroke_dasharray="5 3" if timeout else None
    )
    head = arrowhead("timeout" if timeout else "rework", f"M{number(x + 21)} {number(y)}l-7 -3v6z", ink)
    return line + head + (clock(x + 4, y, 4, ink, 1.0, style.PAPER) if timeout else "")
