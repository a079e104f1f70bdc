"""What an SVG shows: its texts and shapes in painting order, with their colours."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procman.diagram.geometry import Point

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class PaintedText:
    """A line of text and everything that it was painted on.

    Attributes:
        grounds: Fills below it, the uppermost last.
    """

    text: str
    ink: str
    grounds: tuple[str, ...]


def painted_texts(root: ElementTree.Element) -> list[PaintedText]:
    """All texts; a halo is no ground, as it is thinner than a letter."""
    shapes: list[tuple[str, list[Point]]] = []
    found = []
    for element in root.iter():
        fill = element.get("fill")
        if element.tag == f"{SVG}text":
            place = (float(element.get("x", "")), float(element.get("y", "")) - float(element.get("font-size", "")) / 3)
            # Texts that begin at their place are looked at a little to the right of it.
            place = (place[0] + (0.0 if element.get("text-anchor") else 2.0), place[1])
            below = tuple(colour for colour, outline in shapes if _inside(place, outline))
            assert fill is not None
            found.append(PaintedText(element.text or "", fill, below))
        elif fill not in (None, "none"):
            outline = _outline(element)
            if outline:
                shapes.append((str(fill), outline))
    return found


def strokes(root: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """Every colour that something is drawn with, texts left out."""
    for element in root.iter():
        if element.tag != f"{SVG}text" and element.get("stroke") not in (None, "none"):
            yield str(element.get("stroke")), element


def _outline(element: ElementTree.Element) -> list[Point]:
    if element.tag == f"{SVG}rect":
        x, y, width, height = (float(element.get(name, "")) for name in ("x", "y", "width", "height"))
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    line = element.get("d", "")
    if element.tag == f"{SVG}path" and re.fullmatch(r"M[-\d. ]+(L[-\d. ]+)+Z", line):
        return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", line)]
    return []


def _inside(place: Point, outline: Sequence[Point]) -> bool:
    """By the number of sides that a ray to the right crosses."""
    x, y = place
    inside = False
    for (x0, y0), (x1, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio of two colours ``#RRGGBB``."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
