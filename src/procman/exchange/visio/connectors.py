"""Ways between steps as Visio connectors, glued to the very points at which they meet the steps."""

from __future__ import annotations

import math
from typing import Final
from xml.etree import ElementTree

from procman.diagram import style
from procman.diagram.geometry import DrawnEdge, Point
from procman.diagram.markup import xml_text
from procman.exchange.visio.sheets import (
    NORMAL,
    PIXELS_PER_INCH,
    Words,
    add_cell,
    add_row,
    add_text_style,
    inches,
    plain,
)

_LABEL_SIZE: Final = 9.5
_STRAIGHT: Final = 0.25  # inches; Visio gives a level or upright connector this much breadth
_ROUTABLE: Final = 2
_RIGHT_ANGLES: Final = 1
_ON_CROSSOVER: Final = 3
_FILLED_ARROW, _SMALL = 4, 1
_BEGIN_PART, _END_PART, _FIRST_POINT = 9, 12, 100  # [MS-VSDX] 2.2.7.4 Connect: parts of sheets


class Connector:
    """One way."""

    def __init__(self, shape_id: int, edge: DrawnEdge, origin: Point) -> None:
        """Take the figures.

        Args:
            shape_id: Unique in the page.
            edge: The way.
            origin: Lower left corner of the page on the drawing.
        """
        self.id, self._edge, self._origin = shape_id, edge, origin
        self.points = route(edge)

    def add(self, shapes: ElementTree.Element, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Add the shape; both ends are a step's id and the number of its connection point, from 1."""
        attributes = {"ID": str(self.id), "NameU": f"Connector.{self.id}", "Name": f"Connector.{self.id}"}
        styles = dict.fromkeys(("LineStyle", "FillStyle", "TextStyle"), NORMAL)
        element = ElementTree.SubElement(shapes, "Shape", {**attributes, "Type": "Shape", **styles})
        page = [
            ((x - self._origin[0]) / PIXELS_PER_INCH, (self._origin[1] - y) / PIXELS_PER_INCH) for x, y in self.points
        ]
        inset = _frame(element, page[0], page[-1])
        for name, place, glue in (("Begin", page[0], begin), ("End", page[-1], end)):
            formula = f"PAR(PNT(Sheet.{glue[0]}!Connections.X{glue[1]},Sheet.{glue[0]}!Connections.Y{glue[1]}))"
            add_cell(element, f"{name}X", plain(place[0]), formula)
            add_cell(element, f"{name}Y", plain(place[1]), formula)
        self._behaviour(element, begin[0], end[0])
        self._pen(element)
        local = [(x - page[0][0] + inset[0], y - page[0][1] + inset[1]) for x, y in page]
        self._label(element, page[0], inset)
        section = ElementTree.SubElement(element, "Section", N="Geometry", IX="0")
        add_cell(section, "NoFill", 1)
        for index, (x, y) in enumerate(local, start=1):
            row = add_row(section, "LineTo" if index > 1 else "MoveTo", index)
            add_cell(row, "X", plain(x))
            add_cell(row, "Y", plain(y))
        if self._edge.label:
            text = ElementTree.SubElement(element, "Text")
            text.text = xml_text("\n".join(self._edge.label.lines))

    def glue(self, connects: ElementTree.Element, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Tell which shapes it connects."""
        for cell, part, (sheet, point) in (("BeginX", _BEGIN_PART, begin), ("EndX", _END_PART, end)):
            ElementTree.SubElement(
                connects,
                "Connect",
                FromSheet=str(self.id),
                FromCell=cell,
                FromPart=str(part),
                ToSheet=str(sheet),
                ToCell=f"Connections.X{point}",
                ToPart=str(_FIRST_POINT + point - 1),
            )

    def _behaviour(self, element: ElementTree.Element, begin: int, end: int) -> None:
        for name, value in (
            ("NoAlignBox", 1),
            ("DynFeedback", 2),
            ("GlueType", 2),
            ("ObjType", _ROUTABLE),
            ("NoLiveDynamics", 1),
            ("ShapeRouteStyle", _RIGHT_ANGLES),
            ("ConFixedCode", _ON_CROSSOVER),
            ("LayerMember", 0),
        ):
            add_cell(element, name, value)
        add_cell(element, "BegTrigger", 2, f"_XFTRIGGER(Sheet.{begin}!EventXFMod)")
        add_cell(element, "EndTrigger", 2, f"_XFTRIGGER(Sheet.{end}!EventXFMod)")

    def _pen(self, element: ElementTree.Element) -> None:
        kind = self._edge.kind
        for name, value in (
            ("LineWeight", inches(style.LINE)),
            ("LineColor", style.EDGE_INK[kind]),
            ("LinePattern", 2 if kind == "timeout" else 1),
            ("Rounding", inches(style.CORNER)),
            ("EndArrow", _FILLED_ARROW),
            ("EndArrowSize", _SMALL),
            ("FillPattern", 0),
        ):
            add_cell(element, name, value)

    def _label(self, element: ElementTree.Element, start: Point, inset: Point) -> None:
        label = self._edge.label
        if not label:
            return
        room = label.width + 2 * _LABEL_SIZE
        x = (label.x + label.width / 2 - self._origin[0]) / PIXELS_PER_INCH - start[0] + inset[0]
        y = (self._origin[1] - label.y - label.height / 2) / PIXELS_PER_INCH - start[1] + inset[1]
        for name, value in (("TxtPinX", plain(x)), ("TxtPinY", plain(y)), ("TxtWidth", inches(room))):
            add_cell(element, name, value)
        add_cell(element, "TxtHeight", inches(label.height))
        add_cell(element, "TxtLocPinX", inches(room / 2), "TxtWidth*0.5")
        add_cell(element, "TxtLocPinY", inches(label.height / 2), "TxtHeight*0.5")
        add_cell(element, "VerticalAlign", 1)
        line = label.height / len(label.lines)
        add_text_style(element, Words("", _LABEL_SIZE, style.LABEL_INK[self._edge.kind], line))


def route(edge: DrawnEdge) -> list[Point]:
    """The corners of a way as it is drawn here: one with a clock starts at the clock's rim."""
    points = list(edge.points)
    if edge.timer:
        start, following = points[0], points[1]
        share = edge.timer / math.dist(start, following)
        points[0] = (start[0] + (following[0] - start[0]) * share, start[1] + (following[1] - start[1]) * share)
    return points


def _frame(element: ElementTree.Element, begin: Point, end: Point) -> Point:
    """Set the box between both ends as Visio keeps it for connectors.

    Returns:
        Where the begin lies in the box, in inches.
    """
    inset = []
    for axis, size, place in (("X", "Width", 0), ("Y", "Height", 1)):
        length = end[place] - begin[place]
        straight = abs(length) < 1e-9
        value = _STRAIGHT if straight else length
        middle = f"GUARD(Begin{axis})" if straight else f"GUARD((Begin{axis}+End{axis})/2)"
        add_cell(element, f"Pin{axis}", plain((begin[place] + end[place]) / 2), middle)
        add_cell(element, size, plain(value), "GUARD(0.25DL)" if straight else f"GUARD(End{axis}-Begin{axis})")
        add_cell(element, f"LocPin{axis}", plain(value / 2), f"GUARD({size}*0.5)")
        inset.append(value / 2 if straight else 0.0)
    add_cell(element, "Angle", 0, "GUARD(0DA)")
    return inset[0], inset[1]
