"""How to read a flowchart: its symbols, drawn with the flowchart's own pens, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from procman.diagram import style
from procman.diagram.diagram_input import ControlMark
from procman.diagram.geometry import Badge, Rectangle
from procman.diagram.markup import path, rectangle
from procman.diagram.pictograms import clock, form_sheet, gear, hourglass, sheet
from procman.diagram.shapes import badge_picture, call_bars, rhombus
from procman.documents.view.names import Names

_WIDTH: Final = 84
_HEIGHT: Final = 34
_BOX: Final = Rectangle(14.0, 5.0, 56.0, 24.0)
_MIDDLE: Final = 17.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A symbol as SVG, and its meaning."""

    picture: Markup
    meaning: str


def build_legend(names: Names) -> tuple[LegendEntry, ...]:
    """All symbols, in the order in which a reader meets them."""
    return tuple(LegendEntry(_svg(parts), names.label(f"legend.{key}")) for key, parts in _pictures().items())


def _svg(parts: list[str]) -> Markup:
    view = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" aria-hidden="true"'
    return Markup(f"<svg {view}>{''.join(parts)}</svg>")  # noqa: S704 - our own pens, no text of a definition


def _pictures() -> dict[str, list[str]]:
    border, round_end = style.SHAPE_BORDER, _BOX.height / 2
    task = rectangle(_BOX, style.SHAPE, border, style.LINE, 3)
    mark = Rectangle(37.0, 12.0, 10.0, 10.0)
    return {
        "start": [rectangle(_BOX, style.START, style.START_BORDER, style.LINE, round_end)],
        "end": [rectangle(_BOX, style.END, style.END_BORDER, 2.0, round_end)],
        "task": [task, *_badge("01", None)],
        "automatic": [rectangle(_BOX, style.AUTOMATIC, border, style.LINE, 3), gear(mark)],
        "decision": [rhombus(Rectangle(10.0, 2.0, 64.0, 30.0))],
        "wait": [rectangle(_BOX, style.WAIT, border, style.LINE, 9), hourglass(mark)],
        "call": [task, call_bars(_BOX)],
        "parallel": [rectangle(Rectangle(14.0, 14.0, 56.0, 6.0), style.BAR, style.BAR, 0.6, 1.5)],
        "sequence": _arrow(style.EDGE_INK["sequence"]),
        "rework": _arrow(style.EDGE_INK["rework"]),
        "timeout": [*_arrow(style.EDGE_INK["timeout"], "5 3"), _clock(14.0, style.EDGE_INK["timeout"], style.PAPER)],
        "limit": [_clock(42.0, style.LIMIT, "none")],
        "document": [sheet(30.0, 13.0, style.DOCUMENT), form_sheet(46.0, 13.0, style.DOCUMENT)],
        "control": [*_badge("KC", ControlMark("KC", True), 18.0), *_badge("KC", ControlMark("KC", False), 46.0)],
    }


def _badge(text: str, control: ControlMark | None, x: float = 6.0) -> list[str]:
    y = 1.0 if control is None else 11.0
    return badge_picture(Badge(text, Rectangle(x, y, 20.0, 12.0), control))


def _arrow(ink: str, dashes: str | None = None) -> list[str]:
    line = path(f"M14 {_MIDDLE:g}h50", stroke=ink, stroke_width=1.4, stroke_dasharray=dashes)
    head = path(f"M71 {_MIDDLE:g}l-8 -3.4v6.8z", fill=ink, stroke="none", stroke_width=0)
    return [line, head]


def _clock(x: float, ink: str, fill: str) -> str:
    return clock(x, _MIDDLE, 5.0, ink, 1.1, fill)
