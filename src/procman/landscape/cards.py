"""How much room a card needs, and how its text is set. Cards grow; nothing is left out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from procman.diagram.text import LineBreaker, width
from procman.landscape.figure import CardRow, CardText, Lines
from procman.landscape.model import Arrow, Landscape, Outside, ProcessCard
from procman.messages import text

PADDING: Final = 10.0
ID_SIZE: Final = 10.5
ID_LINE: Final = 14.0
NAME_SIZE: Final = 13.5
NAME_LINE: Final = 18.0
FACTS_SIZE: Final = 9.5
FACTS_LINE: Final = 13.0
ROW_SIZE: Final = 10.0
ROW_LINE: Final = 13.0
ROW_GAP: Final = 3.5
MARK_SIZE: Final = 8.5
MARK_HEIGHT: Final = 12.0
PORT_STEP: Final = 24.0
PORT_INSET: Final = 12.0
_STANDARD: Final = 212.0
_LATIN: Final = 236.0
_PARTNER_GAP: Final = 8.0
_BOLD: Final = 1.06


def mark_width(number: int) -> float:
    """Width of the pill with an arrow's number."""
    return max(16.0, math.ceil(width(str(number), MARK_SIZE, bold=True)) + 7.0)


def row_start(landscape: Landscape) -> float:
    """The x at which the text of rows begins: right of the widest number."""
    return PADDING + mark_width(len(landscape.arrows)) + 5.0


def set_cards(landscape: Landscape, language: str, *, ports: int, parties: bool) -> dict[str, CardText]:
    """The texts of all cards by process id; all cards are equally wide.

    Args:
        landscape: The map.
        language: Language of the frame's words.
        ports: The most arrows that meet one side of a card.
        parties: Whether exchanges with outside parties are shown; those with processes that are not in the
            picture always are.
    """
    breaker = LineBreaker.learn(_texts(landscape))
    standard = _LATIN if language == "en" else _STANDARD
    card_width = max(standard, (ports + 1) * PORT_STEP)
    setter = _Setter(landscape, language, breaker, card_width, parties)
    return {process.id: setter.card(process) for process in landscape.processes}


def _texts(landscape: Landscape) -> list[str]:
    items = [word for arrow in landscape.arrows for word in arrow.words]
    return [*items, *(process.name for process in landscape.processes)]


class _Setter:
    def __init__(
        self, landscape: Landscape, language: str, breaker: LineBreaker, card_width: float, parties: bool
    ) -> None:
        self._landscape = landscape
        self._language = language
        self._breaker = breaker
        self._width = card_width
        self._parties = parties
        self._start = row_start(landscape)

    def card(self, process: ProcessCard) -> CardText:
        inner = self._width - 2 * PADDING
        name = self._breaker.wrap(process.name, NAME_SIZE * _BOLD, inner)
        facts = self._breaker.wrap(card_facts(process, self._language), FACTS_SIZE, inner)
        y = 7.0 + ID_LINE + len(name) * NAME_LINE + len(facts) * FACTS_LINE + 6.0
        rule = y
        rows = [self._arrow_row(arrow) for arrow in self._landscape.leaving(process.id)]
        rows += [self._outside_row(outside) for outside in process.outside if self._parties or outside.is_process]
        placed, y = _stacked(rows, y + 6.0)
        if not placed:
            return CardText(self._width, rule + 1.0, self._start, name, facts, None, ())
        return CardText(self._width, y + 4.0, self._start, name, facts, rule, placed)

    def _arrow_row(self, arrow: Arrow) -> CardRow:
        partner = width(arrow.target, ROW_SIZE, bold=True) + 12.0
        room = self._width - PADDING - self._start - partner - _PARTNER_GAP
        return CardRow(0.0, self._breaker.wrap(arrow_words(arrow, self._language), ROW_SIZE, room), arrow.target, arrow)

    def _outside_row(self, outside: Outside) -> CardRow:
        room = self._width - PADDING - self._start
        key = "landscape.given-to" if outside.outward else "landscape.taken-from"
        words = text(self._language, "landscape.list-separator").join(item.name for item in outside.items)
        partner = f"{outside.partner} {outside.name}" if outside.is_process else outside.name
        line = text(self._language, key, items=words, partner=partner)
        return CardRow(0.0, self._breaker.wrap(line, ROW_SIZE, room), "", None, outside)


def card_facts(process: ProcessCard, language: str) -> str:
    """Owner, version and status in one line."""
    status = text(language, f"diagram.status-{process.status}")
    return text(language, "landscape.facts", owner=process.owner, version=process.version, status=status)


def arrow_words(arrow: Arrow, language: str) -> str:
    """What an arrow stands for, in one line."""
    words = text(language, "landscape.list-separator").join(word for word in arrow.words if word)
    if arrow.kind == "hand-over":
        return words
    return text(language, "landscape.calls", steps=words) if words else text(language, "landscape.calls-plain")


def _stacked(rows: Sequence[CardRow], y: float) -> tuple[tuple[CardRow, ...], float]:
    placed = []
    for row in rows:
        placed.append(replace(row, y=y))
        y += len(row.lines) * ROW_LINE + ROW_GAP
    return tuple(placed), y


def header_lines(name: str, code: str, room: float, size: float) -> Lines:
    """The name of a domain as it is set in its strip."""
    return LineBreaker().wrap(name or code, size * _BOLD, room)
