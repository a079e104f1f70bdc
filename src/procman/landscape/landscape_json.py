"""The map as the JSON of ``render landscape --format json``."""

from __future__ import annotations

from typing import Any

from procman.diagram.geometry import Rectangle
from procman.landscape.figure import DrawnArrow, DrawnCard, DrawnDomain, Map
from procman.landscape.model import Item


def to_json(drawing: Map, withdrawn: str = "") -> dict[str, Any]:
    """What passes between whom, with the figures of the picture: plain numbers, texts and lists.

    Args:
        drawing: The map.
        withdrawn: Why it no longer holds; told where it does not.
    """
    return {
        "version": 1,
        "kind": "landscape",
        "title": drawing.landscape.title,
        **({"withdrawn": withdrawn} if withdrawn else {}),
        "width": drawing.width,
        "height": drawing.height,
        "domains": [_domain(domain) for domain in drawing.domains],
        "arrows": [_arrow(arrow) for arrow in drawing.arrows],
    }


def _place(place: Rectangle) -> dict[str, float]:
    return {"x": place.x, "y": place.y, "width": place.width, "height": place.height}


def _domain(domain: DrawnDomain) -> dict[str, Any]:
    box = domain.domain
    return {
        "id": box.id,
        "name": box.name,
        "code": box.code,
        **_place(domain.place),
        "processes": [_card(card) for card in domain.cards],
    }


def _card(card: DrawnCard) -> dict[str, Any]:
    process = card.process
    return {
        "id": process.id,
        "name": process.name,
        "owner": process.owner,
        "version": process.version,
        "status": process.status,
        **_place(card.place),
        "outside": [
            {
                "partner": each.partner,
                "name": each.name,
                "is_process": each.is_process,
                "direction": "gives" if each.outward else "takes",
                "items": _items(each.items),
            }
            for each in process.outside
        ],
    }


def _arrow(arrow: DrawnArrow) -> dict[str, Any]:
    one = arrow.arrow
    return {
        "number": one.number,
        "source": one.source,
        "target": one.target,
        "kind": one.kind,
        "items": _items(one.items),
        "points": [list(point) for point in arrow.points],
    }


def _items(items: tuple[Item, ...]) -> list[dict[str, str]]:
    return [{"id": item.id, "name": item.name} for item in items]
