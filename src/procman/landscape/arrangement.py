"""Where cards stand in their rows, and where long arrows pass between them: asked of Graphviz.

A row of cards is a rank of the graph, so the domains keep the order of the manual. Graphviz is left what it is best at:
the order of everything in a rank with few crossings, and places that make long arrows straight. An arrow that passes a
row has a node of its own there, so the answer is nothing but places of nodes, which every Graphviz gives alike; its own
line routing differs from release to release. Edges run downwards only, since dot fails on some graphs with loops.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from procman.errors import EngineError
from procman.landscape.engine import run_engine
from procman.landscape.model import Arrow

GRID: Final = 12
"""Arrows pass at multiples of it, in px; ports of cards stand off the grid, so no two lines ever share a place."""
MARGIN: Final = 36
"""Between a card and the next arrow that passes, in px."""
_SLOT: Final = 2
_ALIGNED: Final = 200

RunEngine = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Row:
    """Cards side by side.

    Attributes:
        domain: Index of the domain.
        cards: Ids of processes from left to right; empty for a domain without processes.
    """

    domain: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The answer.

    Attributes:
        left: Left edge of each card, px.
        passing: Where an arrow passes the rows between its ends: by its number, x by row, px.
    """

    left: Mapping[str, float]
    passing: Mapping[int, Mapping[int, float]]


def arrange(
    rows: Sequence[Row], widths: Mapping[str, float], arrows: Sequence[Arrow], engine: RunEngine = run_engine
) -> Arrangement:
    """Ask the engine.

    Args:
        rows: The cards, row by row.
        widths: Width of each card, px.
        arrows: The arrows.
        engine: Takes a graph in the DOT language, gives Graphviz's plain format.

    Raises:
        EngineError: There is no engine, or its answer is of no use.
    """
    names = {card: f"c{place}" for place, card in enumerate(card for row in rows for card in row.cards)}
    row_of = {card: place for place, row in enumerate(rows) for card in row.cards}
    long = {arrow.number: _span(arrow, row_of) for arrow in arrows}
    places = _places(engine(_source(rows, names, widths, arrows, long)))
    try:
        left = {card: places[name] - widths[card] / 2 for card, name in names.items()}
        passing = {
            number: {row: _on_grid(places[f"s{number}x{row}"]) for row in range(upper + 1, lower)}
            for number, (upper, lower) in long.items()
        }
    except KeyError as error:
        raise EngineError("engine-failed", program="dot", reason=f"no place for {error.args[0]}") from None
    return Arrangement(left, passing)


def _span(arrow: Arrow, row_of: Mapping[str, int]) -> tuple[int, int]:
    ends = row_of[arrow.source], row_of[arrow.target]
    return min(ends), max(ends)


def _on_grid(x: float) -> float:
    """The multiple of the grid at or before a place; places that are a grid apart stay apart."""
    return float(math.floor((x + 0.5) / GRID) * GRID)


def _source(
    rows: Sequence[Row],
    names: Mapping[str, str],
    widths: Mapping[str, float],
    arrows: Sequence[Arrow],
    long: Mapping[int, tuple[int, int]],
) -> str:
    """The graph in the DOT language. Every name is made here; no word of a definition is in it."""
    lines = [
        "digraph landscape {",
        f"graph [rankdir=TB,splines=none,ranksep=0.4,nodesep={_inches(GRID - _SLOT)}]",
        'node [shape=box,fixedsize=true,label="",height=0.3]',
        "edge [arrowhead=none]",
    ]
    members = [[names[card] for card in row.cards] or [f"e{place}"] for place, row in enumerate(rows)]
    slots: list[list[str]] = [[] for _ in rows]
    edges = []
    for arrow in arrows:
        upper, lower = long[arrow.number]
        if upper != lower:
            through = [f"s{arrow.number}x{row}" for row in range(upper + 1, lower)]
            for row, slot in zip(range(upper + 1, lower), through, strict=True):
                slots[row].append(slot)
            ends = sorted((arrow.source, arrow.target), key=lambda card: card not in rows[upper].cards)
            edges += _chain([names[ends[0]], *through, names[ends[1]]])
    for card, name in names.items():
        lines.append(f"{name} [width={_inches(widths[card] + 2 * (MARGIN - GRID) + 2 * _SLOT)}]")
    for row, here in zip(members, slots, strict=True):
        lines += [f"{slot} [width={_inches(_SLOT)}]" for slot in here]
        lines.append("{rank=same; " + "; ".join([*row, *here]) + "}")
        lines += [f"{one} -> {other} [style=invis]" for one, other in zip(row, row[1:], strict=False)]
    for above, below in zip(members, members[1:], strict=False):
        pairs = zip(above, below, strict=False)
        lines += [f"{one} -> {other} [style=invis,weight={_ALIGNED}]" for one, other in pairs]
    return "\n".join([*lines, *edges, "}"]) + "\n"


def _chain(nodes: Sequence[str]) -> list[str]:
    """Edges from rank to rank; the middle of a long arrow is kept straight before its ends are (as dot does)."""
    last = len(nodes) - 2
    weights = [1 if last == 0 else 2 if place in (0, last) else 8 for place in range(last + 1)]
    steps = zip(nodes, nodes[1:], weights, strict=False)
    return [f"{one} -> {other} [weight={weight}]" for one, other, weight in steps]


def _inches(pixels: float) -> str:
    return f"{pixels / 72:.5f}"


def _places(answer: str) -> dict[str, float]:
    """The x of every node's middle, px, from ``node name x y width height …`` in inches."""
    places = {}
    for line in answer.splitlines():
        words = line.split()
        if len(words) > 3 and words[0] == "node":
            try:
                places[words[1]] = round(float(words[2]) * 72, 1)
            except ValueError:
                raise EngineError("engine-failed", program="dot", reason=line[:80]) from None
    return places
