"""Pens and grounds of nodes and ways: those of ordinary drawings, and those that tell changes.

In a drawing of changes what stayed is grey, so that nothing but a change has a colour. Grounds, pens and dashes differ
as well: the drawing can be read without colours. All inks reach a contrast of 4.5:1 on their grounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from procman.diagram import style
from procman.diagram.diagram_input import ChangeMark
from procman.flow.graph import EdgeKind


@dataclass(frozen=True, slots=True)
class Palette:
    """How a node is drawn.

    Attributes:
        task: Ground of tasks; the same for the other shapes.
        border: Ink of borders and pictograms.
        pen: Breadth of all borders; None for the ordinary ones, which differ by shape.
        dashes: Dashes of all borders.
        struck: Whether texts are struck through.
    """

    task: str = style.SHAPE
    automatic: str = style.AUTOMATIC
    wait: str = style.WAIT
    decision: str = style.DECISION
    start: str = style.START
    end: str = style.END
    bar: str = style.BAR
    border: str = style.SHAPE_BORDER
    decision_border: str = style.DECISION_BORDER
    start_border: str = style.START_BORDER
    end_border: str = style.END_BORDER
    bar_border: str = style.BAR_BORDER
    ink: str = style.INK
    number: str = style.SHAPE_BORDER
    control: str = style.CONTROL
    limit: str = style.LIMIT
    document: str = style.DOCUMENT
    pen: float | None = None
    dashes: str | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class EdgePen:
    """How a way and its label are drawn."""

    ink: str
    label: str
    breadth: float = style.LINE
    dashes: str | None = None


@dataclass(frozen=True, slots=True)
class HeaderPen:
    """How the header of a band is drawn."""

    ground: str
    ink: str
    border: str
    dashes: str | None = None
    struck: bool = False


def _flat(
    ground: str, border: str, pen: float, ink: str = style.INK, dashes: str | None = None, struck: bool = False
) -> Palette:
    """All shapes on one ground with one border."""
    return Palette(
        task=ground,
        automatic=ground,
        wait=ground,
        decision=ground,
        start=ground,
        end=ground,
        bar=ground,
        border=border,
        decision_border=border,
        start_border=border,
        end_border=border,
        bar_border=border,
        ink=ink,
        number=border,
        control=style.SAME_BORDER,
        limit=style.SAME_INK,
        document=style.SAME_INK,
        pen=pen,
        dashes=dashes,
        struck=struck,
    )


ORDINARY: Final = Palette()
SAME: Final = _flat(style.PAPER, style.SAME_BORDER, 1.0, style.SAME_TEXT)
PALETTES: Final[dict[ChangeMark, Palette]] = {
    "same": SAME,
    "added": _flat(style.ADDED_GROUND, style.ADDED, 2.6),
    "removed": _flat(style.REMOVED_GROUND, style.REMOVED, 1.2, style.REMOVED_INK, "4 3", struck=True),
    "changed": _flat(style.CHANGED_GROUND, style.CHANGED, 1.9),
    "moved": _flat(style.MOVED_GROUND, style.MOVED, 1.9, dashes="10 3 2 3"),
}
CHANGE_INK: Final[dict[ChangeMark, str]] = {
    "same": style.SAME_INK,
    "added": style.ADDED,
    "removed": style.REMOVED,
    "changed": style.CHANGED,
    "moved": style.MOVED,
}
_EDGES: Final[dict[ChangeMark, EdgePen]] = {
    "same": EdgePen(style.SAME_BORDER, style.SAME_TEXT),
    "added": EdgePen(style.ADDED, style.ADDED, 2.2),
    "removed": EdgePen(style.REMOVED, style.REMOVED, 1.1, "2 3"),
    "changed": EdgePen(style.CHANGED, style.CHANGED, 1.9),
    "moved": EdgePen(style.MOVED, style.MOVED, 1.9, "10 3 2 3"),
}
_HEADERS: Final[dict[ChangeMark, HeaderPen]] = {
    "added": HeaderPen(style.ADDED, style.PAPER, style.PAPER),
    "removed": HeaderPen(style.REMOVED_GROUND, style.REMOVED, style.REMOVED, "4 3", struck=True),
    "changed": HeaderPen(style.CHANGED, style.PAPER, style.PAPER),
    "moved": HeaderPen(style.MOVED, style.PAPER, style.PAPER),
}


def palette_of(changes: tuple[ChangeMark, ...]) -> Palette:
    """The palette of a node: that of its heaviest change."""
    return PALETTES[changes[0]] if changes else ORDINARY


def edge_pen(kind: EdgeKind, change: ChangeMark | None) -> EdgePen:
    """The pen of a way; a passed limit stays dashed where its change has no dashes."""
    dashes = "5 3" if kind == "timeout" else None
    if change is None:
        return EdgePen(style.EDGE_INK[kind], style.LABEL_INK[kind], style.LINE, dashes)
    pen = _EDGES[change]
    return EdgePen(pen.ink, pen.label, pen.breadth, pen.dashes or dashes)


def lane_pen(compared: bool) -> HeaderPen:
    """The pen of a lane's header that has not changed; in drawings of changes it is grey."""
    ground = style.SAME_HEADER if compared else style.HEADER
    return HeaderPen(ground, style.HEADER_INK, style.PAPER)


def phase_pen(compared: bool) -> HeaderPen:
    """The pen of a phase's header likewise."""
    if compared:
        return HeaderPen(style.SAME_PHASE, style.SAME_TEXT, style.SAME_BORDER)
    return HeaderPen(style.PHASE_HEADER, style.PHASE_INK, style.PHASE_BORDER)


def header_pen(ordinary: HeaderPen, change: ChangeMark | None) -> HeaderPen:
    """The pen of a header: the ordinary one unless the band has changed."""
    return _HEADERS.get(change, ordinary) if change else ordinary
