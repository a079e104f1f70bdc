"""Where cards stand in their rows, and where long arrows pass between them: asked of Graphviz.

A row of cards is a rank of the graph, so the domains keep the order of the manual. Graphviz is left what it is best at:
the order of everything in a rank with few crossings, and places that make long arrows straight. An arrow that passes a
row has a node of its own there, so the answer is nothing but places of nodes, which every Graphviz gives alike; its own
line routing differs from release to release. Edges run downwards only, since dot fails on some graphs with loops.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from procman.errors import EngineError
from procman.landscape.engine import run_engine
from procman.landscape.routes import Route, Row
from procman.landscape.straightening import CLEARANCE, GRID, straighten

_MARGIN: Final = CLEARANCE + GRID
_SLOT: Final = 2
_ALIGNED: Final = 200

RunEngine = Callable[[str], str]


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
    rows: Sequence[Row], widths: Mapping[str, float], routes: Sequence[Route], engine: RunEngine = run_engine
) -> Arrangement:
    """Ask the engine.

    Args:
        rows: The cards, row by row.
        widths: Width of each card, px.
        routes: The ways of the arrows.
        engine: Takes a graph in the DOT language, gives Graphviz's plain format.

    Raises:
        EngineError: There is no engine, or its answer is of no use.
    """
    names = {card: f"c{place}" for place, card in enumerate(card for row in rows for card in row.cards)}
    places = _places(engine(_source(rows, names, widths, routes)))
    try:
        left = _left_edges(rows, names, widths, places)
        passing = {route.arrow.number: {row: places[_slot(route, row)] for row in route.passed} for route in routes}
    except KeyError as error:
        raise EngineError("engine-failed", program="dot", reason=f"no place for {error.args[0]}") from None
    spans = [[(left[card], left[card] + widths[card]) for card in row.cards] for row in rows]
    return Arrangement(left, straighten(passing, spans))


def _left_edges(
    rows: Sequence[Row], names: Mapping[str, str], widths: Mapping[str, float], places: Mapping[str, float]
) -> dict[str, float]:
    """Where the cards, which are all equally wide, stand in the order of the manual.

    On crowded graphs dot may leave the order that it was told.
    """
    left: dict[str, float] = {}
    for row in rows:
        found = sorted(places[names[card]] - widths[card] / 2 for card in row.cards)
        left |= zip(row.cards, found, strict=True)
        for one, other in itertools.pairwise(row.cards):
            if left[one] + widths[one] + 2 * CLEARANCE > left[other]:
                raise EngineError("engine-failed", program="dot", reason=f"{names[one]} touches {names[other]}")
    return left


def _slot(route: Route, row: int) -> str:
    """Name of the node that stands for an arrow in a row that it passes."""
    return f"s{route.arrow.number}x{row}"


def _source(rows: Sequence[Row], names: Mapping[str, str], widths: Mapping[str, float], routes: Sequence[Route]) -> str:
    """The graph in the DOT language. Every name is made here; no word of a definition is in it."""
    lines = [
        "digraph landscape {",
        f"graph [rankdir=TB,splines=none,ranksep=0.4,nodesep={_inches(GRID - _SLOT)}]",
        'node [shape=box,fixedsize=true,label="",height=0.3]',
        "edge [arrowhead=none]",
    ]
    for card, name in names.items():
        lines.append(f"{name} [width={_inches(widths[card] + 2 * (_MARGIN - GRID + _SLOT))}]")
    members = [[names[card] for card in row.cards] or [f"e{place}"] for place, row in enumerate(rows)]
    for place, here in enumerate(members):
        slots = [_slot(route, place) for route in routes if place in route.passed]
        lines += [f"{slot} [width={_inches(_SLOT)}]" for slot in slots]
        lines.append("{rank=same; " + "; ".join([*here, *slots]) + "}")
        lines += [f"{one} -> {other} [style=invis]" for one, other in itertools.pairwise(here)]
    for above, below in itertools.pairwise(members):
        pairs = zip(above, below, strict=False)
        lines += [f"{one} -> {other} [style=invis,weight={_ALIGNED}]" for one, other in pairs]
    for route in routes:
        if route.kind == "between":
            ends = [names[port.card] for port in route.ends]
            lines += _chain([ends[0], *(_slot(route, row) for row in route.passed), ends[1]])
    return "\n".join([*lines, "}"]) + "\n"


def _chain(nodes: Sequence[str]) -> list[str]:
    """Edges from rank to rank; the middle of a long arrow is kept straight before its ends are (as dot does)."""
    last = len(nodes) - 2
    weights = [1 if last == 0 else 2 if place in (0, last) else 8 for place in range(last + 1)]
    steps = zip(itertools.pairwise(nodes), weights, strict=True)
    return [f"{one} -> {other} [weight={weight}]" for (one, other), weight in steps]


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
