"""Picture of a process card."""

from __future__ import annotations

from typing import Final

from procman.diagram import style
from procman.diagram.geometry import Rectangle
from procman.diagram.markup import attributes, number, path, text_line
from procman.diagram.text import width
from procman.landscape.cards import (
    FACTS_LINE,
    FACTS_SIZE,
    ID_LINE,
    ID_SIZE,
    MARK_HEIGHT,
    NAME_LINE,
    NAME_SIZE,
    PADDING,
    ROW_LINE,
    ROW_SIZE,
    card_facts,
    mark_width,
)
from procman.landscape.colours import HUES, STATUS_INK
from procman.landscape.figure import CardRow, DrawnCard
from procman.landscape.marks import classed, mark
from procman.messages import text

_TOP: Final = 7.0
_RETIRED_DASHES: Final = "4 3"


def card_picture(card: DrawnCard, hue: int, language: str, address: str | None, *, focusable: bool) -> str:
    """A card: a link where there is an address; otherwise ``focusable`` makes it reachable by keyboard."""
    process, place = card.process, card.place
    label = text(language, "landscape.card", id=process.id, name=process.name, facts=card_facts(process, language))
    dashes = _RETIRED_DASHES if process.status in ("draft", "retired") else None
    box = (
        f"<rect{attributes(class_='box', x=number(place.x), y=number(place.y), width=number(place.width))}"
        f"{attributes(height=number(place.height), rx=4, fill=style.PAPER, stroke=HUES[hue].ink)}"
        f"{attributes(stroke_width=1.4, stroke_dasharray=dashes)}/>"
    )
    parts = [box, *_head(card, hue)]
    if card.text.rule is not None:
        y = number(place.y + card.text.rule)
        rule = f"M{number(place.x + PADDING)} {y}H{number(place.right - PADDING)}"
        parts.append(path(rule, stroke=HUES[hue].ink, stroke_width=0.6, class_="rule"))
    for row in card.text.rows:
        parts.append(_row(row, card, hue))
    reachable = focusable and not address
    group = attributes(
        class_=f"card {process.status}",
        data_process=process.id,
        tabindex=0 if reachable else None,
        role="img" if reachable else None,
        aria_label=label if reachable else None,
    )
    picture = f"<g{group}>{''.join(parts)}</g>"
    return f"<a{attributes(href=address, aria_label=label)}>{picture}</a>" if address else picture


def _head(card: DrawnCard, hue: int) -> list[str]:
    process, place, left = card.process, card.place, card.place.x + PADDING
    ink = HUES[hue].ink
    base = place.y + _TOP + ID_LINE - 3.0
    parts = [_text(process.id, left, base, ID_SIZE, ink, "code", bold=True)]
    base += 1.0
    for line in card.text.name:
        base += NAME_LINE
        parts.append(_text(line, left, base - 2.5, NAME_SIZE, style.INK, "name", bold=True))
    base += 1.0
    for line in card.text.facts:
        base += FACTS_LINE
        quiet = STATUS_INK.get(process.status, style.QUIET)
        parts.append(_text(line, left, base - 1.5, FACTS_SIZE, quiet, "facts"))
    return parts


def _row(row: CardRow, card: DrawnCard, hue: int) -> str:
    place, base = card.place, card.place.y + row.y + 10.0
    left = place.x + PADDING
    parts = []
    if row.arrow is not None:
        wide = mark_width(row.arrow.number)
        parts.append(
            mark(Rectangle(left, place.y + row.y + 0.5, wide, MARK_HEIGHT), row.arrow.number, hue, filled=True)
        )
    else:
        parts.append(_way_mark(left + 8.0, base - 3.5, outward=row.outside is not None and row.outside.outward))
    for at, line in enumerate(row.lines):
        ink = style.INK if row.arrow else style.QUIET
        parts.append(_text(line, place.x + card.text.indent, base + at * ROW_LINE, ROW_SIZE, ink, "what"))
    if row.arrow is not None:
        parts.append(_partner(row, place.right - PADDING, base, HUES[hue].ink))
    data = attributes(class_="row" if row.arrow else "row outside", data_arrow=row.arrow.number if row.arrow else None)
    return f"<g{data}>{''.join(parts)}</g>"


def _partner(row: CardRow, right: float, base: float, ink: str) -> str:
    """The process at the other end, behind a small arrow; a dashed one for a call."""
    dashes = "2.5 1.5" if row.arrow is not None and row.arrow.kind == "call" else None
    tail, y = right - width(row.partner, ROW_SIZE, bold=True) - 12.0, base - 3.5
    line = path(f"M{number(tail)} {number(y)}h5", stroke=ink, stroke_width=1.1, stroke_dasharray=dashes, class_="line")
    head = path(
        f"M{number(tail + 8.5)} {number(y)}l-4 -2.2v4.4z", fill=ink, stroke="none", stroke_width=0, class_="head"
    )
    name = text_line(row.partner, right, base, ROW_SIZE, ink, anchor="end", bold=True)
    return line + head + classed(name, "partner")


def _text(line: str, x: float, y: float, size: float, ink: str, name: str, *, bold: bool = False) -> str:
    return classed(text_line(line, x, y, size, ink, anchor="start", bold=bold), name)


def _way_mark(x: float, y: float, *, outward: bool) -> str:
    """A small arrow out of the card or into it, for exchanges that have no line."""
    head = f"M{number(x + 5)} {number(y)}l-4 -2.4v4.8z" if outward else f"M{number(x - 5)} {number(y)}l4 -2.4v4.8z"
    return path(f"M{number(x - 4)} {number(y)}h8", stroke=style.QUIET, stroke_width=1.0) + path(
        head, fill=style.QUIET, stroke="none", stroke_width=0
    )
