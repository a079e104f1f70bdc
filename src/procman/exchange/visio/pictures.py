"""Pictograms: the SVG elements of the drawing's own pen as Visio shapes, so that there is one picture of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from procman.diagram.geometry import Point, Rectangle
from procman.exchange.visio.sheets import Look, Sheet, Words

_COMMAND: Final = re.compile(r"([A-Za-z])|(-?[0-9.]+)")
_STRAIGHT: Final = frozenset("MmLlHhVvZz")
_BADGE_LINE: Final = 10.0


def add_picture(sheet: Sheet, ids: Iterator[int], parts: Iterable[str], place: Rectangle) -> None:
    """Add SVG elements as parts of a shape.

    Args:
        sheet: The shape that the picture moves with.
        ids: Ids for new shapes.
        parts: Elements ``path`` (straight lines only), ``rect``, ``circle`` and ``text``.
        place: Box of the picture on the drawing.
    """
    last, part = None, None
    for element in etree.fromstring(f"<g>{''.join(parts)}</g>"):
        if element.tag == "text":
            _add_text(sheet, ids, element)
            continue
        look = _look(element)
        if part is None or look != last or look.fill:
            box = _box(element) if element.tag == "rect" else place
            part, last = sheet.part(next(ids), "Mark", box), look
            part.look(look)
        _add_geometry(part, element, filled=look.fill is not None)


def _look(element: etree._Element) -> Look:
    fill, line = element.get("fill"), element.get("stroke")
    return Look(
        fill=None if fill in (None, "none") else fill,
        line=None if line in (None, "none") else line,
        pen=float(element.get("stroke-width", "1")),
        dashed=element.get("stroke-dasharray") is not None,
    )


def _box(element: etree._Element) -> Rectangle:
    x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    return Rectangle(x, y, width, height)


def _add_geometry(part: Sheet, element: etree._Element, *, filled: bool) -> None:
    if element.tag == "rect":
        part.rectangle(min(float(element.get("rx", "0")), part.box.height / 2))
    elif element.tag == "circle":
        x, y, radius = (float(element.get(name, "0")) for name in ("cx", "cy", "r"))
        part.ellipse(x, y, radius, filled=filled)
    else:
        for points, closed in figures(element.get("d", "")):
            part.outline([points], closed=closed, filled=filled)


def _add_text(sheet: Sheet, ids: Iterator[int], element: etree._Element) -> None:
    size = float(element.get("font-size", "8"))
    x, base = float(element.get("x", "0")), float(element.get("y", "0"))
    room = Rectangle(x - 20, base - size * 0.36 - _BADGE_LINE / 2, 40, _BADGE_LINE)
    part = sheet.part(next(ids), "Mark", room)
    part.look(Look())
    bold = element.get("font-weight") == "700"
    part.words(Words(element.text or "", size, element.get("fill", "#000000"), _BADGE_LINE, bold=bold))


def figures(path: str) -> list[tuple[list[Point], bool]]:
    """The figures of an SVG path of straight lines: corners, and whether the last leads back to the first.

    Raises:
        ValueError: It has a command for something else.
    """
    tokens = [(command, number) for command, number in _COMMAND.findall(path)]
    found: list[tuple[list[Point], bool]] = []
    command, place = "M", 0
    x = y = 0.0
    while place < len(tokens):
        if tokens[place][0]:
            command = tokens[place][0]
            if command not in _STRAIGHT:
                raise ValueError(f"no straight line: {command} in {path}")
            place += 1
            if command in "Zz":
                found[-1] = (found[-1][0], True)
                x, y = found[-1][0][0]
                continue
        values = [float(tokens[place + step][1]) for step in range(1 if command in "HhVv" else 2)]
        place += len(values)
        x, y = _moved(command, values, x, y)
        if command in "Mm":
            found.append(([(x, y)], False))
            command = "l" if command == "m" else "L"
        else:
            found[-1][0].append((x, y))
    return found


def _moved(command: str, values: list[float], x: float, y: float) -> Point:
    relative = command.islower()
    if command in "Hh":
        return values[0] + (x if relative else 0.0), y
    if command in "Vv":
        return x, values[0] + (y if relative else 0.0)
    return (x + values[0], y + values[1]) if relative else (values[0], values[1])
