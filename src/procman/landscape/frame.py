"""The title above the map and the legend below it."""

from __future__ import annotations

from typing import Final

from procman.diagram import style
from procman.diagram.geometry import Rectangle
from procman.diagram.markup import number, path, rectangle, text_line
from procman.diagram.text import LineBreaker, width
from procman.landscape.colours import HUES
from procman.landscape.figure import Map
from procman.landscape.marks import CALL_DASHES, mark
from procman.landscape.model import Landscape
from procman.messages import text

_TITLE_SIZE: Final = 22.0
_TITLE_LINE: Final = 29.0
_SUB_SIZE: Final = 11.0
_SUB_LINE: Final = 17.0
_ENTRY_SIZE: Final = 10.5
_ENTRY_LINE: Final = 19.0
_ENTRY_GAP: Final = 24.0
_MARK_ROOM: Final = 34.0


def counts_text(landscape: Landscape, language: str) -> str:
    """How much the map shows, in one line."""
    calls = sum(arrow.kind == "call" for arrow in landscape.arrows)
    return text(
        language,
        "landscape.counts-calls" if calls else "landscape.counts",
        domains=len(landscape.domains),
        processes=len(landscape.processes),
        hand_overs=len(landscape.arrows) - calls,
        calls=calls,
    )


def head_picture(drawing: Map, language: str) -> tuple[list[str], float]:
    """The elements above the map, and their height."""
    landscape = drawing.landscape
    title = " · ".join(word for word in (landscape.title, text(language, "landscape.title")) if word)
    counts = counts_text(landscape, language)
    breaker = LineBreaker()
    titles = breaker.wrap(title, _TITLE_SIZE * 1.03, drawing.width)
    subs = breaker.wrap(" · ".join(word for word in (landscape.company, counts) if word), _SUB_SIZE, drawing.width)
    height = len(titles) * _TITLE_LINE + len(subs) * _SUB_LINE + 14.0
    base = -height
    parts = []
    for line in titles:
        base += _TITLE_LINE
        parts.append(text_line(line, 0, base - 7, _TITLE_SIZE, style.TITLE, anchor="start", bold=True))
    for line in subs:
        base += _SUB_LINE
        parts.append(text_line(line, 0, base - 4, _SUB_SIZE, style.QUIET, anchor="start"))
    return parts, height


def foot_picture(drawing: Map, language: str) -> tuple[list[str], float]:
    """How to read the map: only the marks that it uses."""
    entries = [(mark, text(language, f"landscape.legend-{mark}")) for mark in _used(drawing)]
    breaker = LineBreaker()
    parts: list[str] = []
    x, y = 0.0, drawing.height + 26.0
    for kind, words in entries:
        lines = breaker.wrap(words, _ENTRY_SIZE, drawing.width - _MARK_ROOM)
        room = _MARK_ROOM + max(width(line, _ENTRY_SIZE) for line in lines)
        if x and x + room > drawing.width:
            x, y = 0.0, y + _ENTRY_LINE
        parts.append(_mark(kind, x, y))
        for place, line in enumerate(lines):
            base = y + 3.6 + place * _ENTRY_LINE
            parts.append(text_line(line, x + _MARK_ROOM, base, _ENTRY_SIZE, style.QUIET, anchor="start"))
        y += (len(lines) - 1) * _ENTRY_LINE
        x += room + _ENTRY_GAP
    return parts, y - drawing.height + 4.0 if entries else 0.0


def _used(drawing: Map) -> list[str]:
    kinds = {arrow.arrow.kind for arrow in drawing.arrows}
    marks = ["number", "end"] if drawing.arrows else []
    marks += ["call"] if "call" in kinds else []
    rows = [row for card in drawing.cards for row in card.text.rows]
    marks += ["outside"] if any(row.outside for row in rows) else []
    statuses = {card.process.status for card in drawing.cards}
    return [*marks, "unsettled"] if statuses & {"draft", "retired"} else marks


def _mark(kind: str, x: float, y: float) -> str:
    ink = HUES[0].ink
    if kind in ("number", "end"):
        return mark(Rectangle(x + 6, y - 6, 18, 12), 1, 0, filled=kind == "number")
    if kind == "unsettled":
        box = rectangle(Rectangle(x + 3, y - 6, 24, 12), style.PAPER, ink, 1.2, 2)
        return box.replace("/>", ' stroke-dasharray="4 3"/>')
    stroke = style.QUIET if kind == "outside" else ink
    dashes = CALL_DASHES if kind == "call" else None
    line = path(f"M{number(x + 2)} {number(y)}h18", stroke=stroke, stroke_width=1.25, stroke_dasharray=dashes)
    return line + path(f"M{number(x + 27)} {number(y)}l-7.5 -3.2v6.4z", fill=stroke, stroke="none", stroke_width=0)
