"""From the map's model to its figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from procman.diagram.geometry import Rectangle, rounded
from procman.landscape.arrangement import RunEngine, arrange
from procman.landscape.cards import header_lines, set_cards
from procman.landscape.colours import HUES
from procman.landscape.engine import run_engine
from procman.landscape.figure import CardText, DrawnCard, DrawnDomain, Lines, Map
from procman.landscape.heights import Heights, stack_rows
from procman.landscape.model import Landscape
from procman.landscape.ports import place_ports
from procman.landscape.routes import Route, Row, busiest_side, plan_routes
from procman.landscape.ways import draw_arrows

HEADER: Final = 112.0
HEADER_SIZE: Final = 14.0
HEADER_LINE: Final = 19.0
_SIDE: Final = 20.0
_MOST_IN_ROW: Final = 6


def draw_map(landscape: Landscape, language: str, *, parties: bool = False, engine: RunEngine = run_engine) -> Map:
    """Lay the landscape out.

    Args:
        landscape: What to show.
        language: Language of the frame's words.
        parties: Whether cards list what is exchanged with outside parties.
        engine: See ``arrangement.arrange``.

    Raises:
        EngineError: Graphviz is missing or failed.
    """
    rows = _rows(landscape)
    routes = plan_routes(rows, landscape.arrows)
    texts = set_cards(landscape, language, ports=busiest_side(routes), parties=parties)
    widths = {card: text.width for card, text in texts.items()}
    arrangement = arrange(rows, widths, routes, engine)
    place_ports(routes, arrangement, widths)
    headers = [header_lines(box.name, box.code, HEADER - 22.0, HEADER_SIZE) for box in landscape.domains]
    least = [len(lines) * HEADER_LINE + 52.0 for lines in headers]
    heights = stack_rows(rows, texts, routes, least)
    low, high = _extent(arrangement.left, widths, routes)
    shift = HEADER + _SIDE - low
    places = {
        card: Rectangle(rounded(left + shift), heights.card_top[row], widths[card], heights.card_height[row])
        for row, each in enumerate(rows)
        for card in each.cards
        for left in (arrangement.left[card],)
    }
    total = rounded(math.ceil(HEADER + 2 * _SIDE + high - low))
    hue_of = {card.id: box.place % len(HUES) for box in landscape.domains for card in box.processes}
    return Map(
        landscape=landscape,
        width=total,
        height=heights.bands[-1][1],
        domains=_domains(landscape, heights, total, headers, places, texts),
        arrows=draw_arrows(routes, heights, places, shift, hue_of),
    )


def _rows(landscape: Landscape) -> tuple[Row, ...]:
    """One row a domain; a large domain gets several of nearly equal length."""
    rows = []
    for place, box in enumerate(landscape.domains):
        ids = tuple(process.id for process in box.processes)
        count = max(1, math.ceil(len(ids) / _MOST_IN_ROW))
        length = max(1, math.ceil(len(ids) / count))
        rows += [Row(place, ids[start : start + length]) for start in range(0, max(1, len(ids)), length)]
    return tuple(rows)


def _extent(left: Mapping[str, float], widths: Mapping[str, float], routes: Sequence[Route]) -> tuple[float, float]:
    passing = [x for route in routes for x in route.passing.values()]
    return (
        min([*left.values(), *passing]),
        max([*(left[card] + widths[card] for card in left), *passing]),
    )


def _domains(
    landscape: Landscape,
    heights: Heights,
    total: float,
    headers: Sequence[Lines],
    places: Mapping[str, Rectangle],
    texts: Mapping[str, CardText],
) -> tuple[DrawnDomain, ...]:
    drawn = []
    for place, box in enumerate(landscape.domains):
        top, bottom = heights.bands[place]
        band = Rectangle(0.0, top, total, rounded(bottom - top))
        cards = tuple(DrawnCard(process, places[process.id], texts[process.id]) for process in box.processes)
        header = Rectangle(0.0, top, HEADER, band.height)
        drawn.append(DrawnDomain(box, band, header, headers[place], box.place % len(HUES), cards))
    return tuple(drawn)
