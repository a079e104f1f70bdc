"""How high everything stands: rows of cards, the channels between them, the bands of the domains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from procman.diagram.geometry import rounded
from procman.landscape.channels import Run, assign_tracks, nested_tracks
from procman.landscape.figure import CardText
from procman.landscape.routes import Route, Row, Side

TRACK: Final = 9.0
APRON: Final = 27.0
BESIDE_FIRST: Final = 20.0
BESIDE_STEP: Final = 17.0
_LOOP_GAP: Final = 3.0
_BARE: Final = 14.0
_BAND_PADDING: Final = 8.0
_CHANNEL_PADDING: Final = 11.0
_LEAST_GAP: Final = 16.0


@dataclass(frozen=True, slots=True)
class Heights:
    """All figures that run downwards, px.

    Attributes:
        card_top: Top of the cards, by row; ``card_height`` their height.
        loops: By arrow, the y of its level piece over or under the cards of its row.
        runs: By arrow and channel (the row above it), the y of its level piece between rows; straight ones have none.
        beside: By arrow, its y between two neighbours, from the top of the cards.
        bands: Top and bottom of each domain.
    """

    card_top: tuple[float, ...]
    card_height: tuple[float, ...]
    loops: Mapping[int, float]
    runs: Mapping[tuple[int, int], float]
    beside: Mapping[int, float]
    bands: tuple[tuple[float, float], ...]


def stack_rows(
    rows: Sequence[Row], texts: Mapping[str, CardText], routes: Sequence[Route], least: Sequence[float]
) -> Heights:
    """Stack everything.

    Args:
        rows: The cards, row by row.
        texts: The insides of the cards.
        routes: The ways of the arrows.
        least: Least height of each domain.
    """
    beside, beside_height = _beside(routes)
    loops: dict[int, float] = {}
    runs: dict[tuple[int, int], float] = {}
    tops: list[float] = []
    heights: list[float] = []
    bands: list[tuple[float, float]] = []
    y = start = 0.0
    for index, row in enumerate(rows):
        if not index or rows[index - 1].domain != row.domain:
            start, y = y, y + _BAND_PADDING
        over, under = (_loop_tracks(routes, index, kind) for kind in ("over", "under"))
        top = rounded(y + _room(routes, index, "top", over))
        foot = _room(routes, index, "bottom", under)
        height = max([*(texts[card].height for card in row.cards), beside_height.get(index, 0.0)])
        last = index + 1 == len(rows) or rows[index + 1].domain != row.domain
        if last:
            height = max(height, least[row.domain] - (top + foot + _BAND_PADDING - start))
        tops.append(top)
        heights.append(rounded(height))
        bottom = top + heights[-1]
        loops |= {arrow: rounded(top - APRON - _LOOP_GAP - track * TRACK) for arrow, track in over.items()}
        loops |= {arrow: rounded(bottom + APRON + _LOOP_GAP + track * TRACK) for arrow, track in under.items()}
        y = bottom + foot
        if last:
            y += _BAND_PADDING
            bands.append((rounded(start), rounded(y)))
        if index + 1 < len(rows):
            y = _channel(routes, index, y, runs)
    return Heights(tuple(tops), tuple(heights), loops, runs, beside, tuple(bands))


def _beside(routes: Sequence[Route]) -> tuple[dict[int, float], dict[int, float]]:
    """The y of lines between neighbours, and the least height of cards that have such lines, by row."""
    between: dict[tuple[int, frozenset[str]], list[int]] = defaultdict(list)
    for route in routes:
        if route.kind == "beside":
            between[route.upper, frozenset((route.arrow.source, route.arrow.target))].append(route.arrow.number)
    places: dict[int, float] = {}
    least: dict[int, float] = {}
    for (row, _), arrows in between.items():
        places |= {arrow: BESIDE_FIRST + place * BESIDE_STEP for place, arrow in enumerate(arrows)}
        least[row] = max(least.get(row, 0.0), BESIDE_FIRST + len(arrows) * BESIDE_STEP)
    return places, least


def _loop_tracks(routes: Sequence[Route], row: int, kind: str) -> dict[int, int]:
    chosen = [route for route in routes if route.kind == kind and route.upper == row]
    spans = [(min(port.x for port in route.ends), max(port.x for port in route.ends)) for route in chosen]
    tracks = nested_tracks(spans)
    return {route.arrow.number: track for route, track in zip(chosen, tracks, strict=True)}


def _room(routes: Sequence[Route], row: int, side: Side, loops: Mapping[int, int]) -> float:
    """Room above or below the cards of a row: for the numbers at the ports and for the loops."""
    if loops:
        return APRON + (max(loops.values()) + 1) * TRACK
    ends = (
        (route.upper == row and side == "bottom") or (route.lower == row and side == "top")
        for route in routes
        if route.kind == "between"
    )
    return APRON if any(ends) else _BARE


def _channel(routes: Sequence[Route], gap: int, y: float, runs: dict[tuple[int, int], float]) -> float:
    """Give every line in the channel below a row its track.

    Returns:
        The lower end of the channel.
    """
    bent = [
        route
        for route in routes
        if route.kind == "between" and route.upper <= gap < route.lower and route.x_above(gap) != route.x_below(gap)
    ]
    tracks = assign_tracks([Run(route.x_above(gap), route.x_below(gap)) for route in bent])
    for route, track in zip(bent, tracks, strict=True):
        runs[route.arrow.number, gap] = rounded(y + _CHANNEL_PADDING + track * TRACK)
    return y + max(_LEAST_GAP, 2 * _CHANNEL_PADDING + max(tracks, default=-1) * TRACK)
