"""Shapes of a Visio page as XML: cells, sections and the places of things.

Visio measures in inches and upwards. A shape's own figures count from the lower left corner of its box, those of a
part of a group from the lower left corner of the group. Element and cell names: [MS-VSDX], *Visio Graphics Service
VSDX File Format*.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from procman.diagram.geometry import Point, Rectangle
from procman.diagram.markup import xml_text
from procman.exchange.chart import Fact

PIXELS_PER_INCH: Final = 96.0
FONT: Final = "Microsoft YaHei"
NORMAL: Final = "3"
"""Id of the style sheet that all shapes follow."""
ROOM_BESIDE: Final = 12.0
"""Fonts differ: a text gets this much more room beside it than it needs, in px, so that no line is broken again."""
NOT_ROUTED: Final = 4
"""Object type of what connectors neither avoid nor are."""
_DASHED: Final = 2
_BEHIND_PARTS: Final = 1  # by default a group's own shape would cover its parts
_BOW: Final = 1 - math.sqrt(0.5)  # height of a quarter of a circle above its chord; positive runs anticlockwise
_TEXT_LEFT, _TEXT_CENTRE = 0, 1


def inches(pixels: float) -> str:
    """A length on the drawing as Visio writes it."""
    return plain(pixels / PIXELS_PER_INCH)


def plain(value: float) -> str:
    """A figure with at most six decimals."""
    return f"{value + 0.0:.6f}".rstrip("0").rstrip(".") if abs(value) >= 5e-7 else "0"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and pen of a shape; without a fill or a pen it has none.

    Attributes:
        pen: Width of the line in px.
    """

    fill: str | None = None
    line: str | None = None
    pen: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a shape.

    Attributes:
        size: Font size in px; ``line`` is the distance of two base lines.
        place: Where it stands on the drawing; absent means the shape's box.
    """

    text: str
    size: float
    ink: str
    line: float
    bold: bool = False
    left: bool = False
    place: Rectangle | None = None


class Sheet:
    """One shape; a group as soon as it has parts."""

    def __init__(self, parent: ElementTree.Element, shape_id: int, name: str, box: Rectangle, origin: Point) -> None:
        """Make the element.

        Args:
            parent: The ``Shapes`` element.
            shape_id: Unique in the page.
            name: What Visio calls it.
            box: Its place on the drawing in px.
            origin: Lower left corner of the page or the group, on the drawing in px.
        """
        self.id, self.box = shape_id, box
        attributes = {"ID": str(shape_id), "NameU": f"{name}.{shape_id}", "Name": f"{name}.{shape_id}"}
        styles = dict.fromkeys(("LineStyle", "FillStyle", "TextStyle"), NORMAL)
        self.element = ElementTree.SubElement(parent, "Shape", {**attributes, "Type": "Shape", **styles})
        self._parts: ElementTree.Element | None = None
        self.cell("PinX", inches(box.x + box.width / 2 - origin[0]))
        self.cell("PinY", inches(origin[1] - box.y - box.height / 2))
        self.cell("Width", inches(box.width))
        self.cell("Height", inches(box.height))
        self.cell("LocPinX", inches(box.width / 2), "Width*0.5")
        self.cell("LocPinY", inches(box.height / 2), "Height*0.5")

    @property
    def origin(self) -> Point:
        """Its lower left corner, from which its parts count."""
        return self.box.x, self.box.bottom

    def cell(self, name: str, value: object, formula: str | None = None) -> None:
        """Set a cell; the formula keeps it right when somebody changes the shape."""
        add_cell(self.element, name, value, formula)

    def part(self, shape_id: int, name: str, box: Rectangle) -> Sheet:
        """Add a shape that moves with this one and keeps its place in it when it is resized."""
        if self._parts is None:
            self.element.set("Type", "Group")
            self.cell("DisplayMode", _BEHIND_PARTS)
            self._parts = ElementTree.SubElement(self.element, "Shapes")
        part = Sheet(self._parts, shape_id, name, box, self.origin)
        for axis, size in (("PinX", "Width"), ("PinY", "Height")):
            cell = next(cell for cell in part.element if cell.get("N") == axis)
            whole = self.box.width if size == "Width" else self.box.height
            share = float(cell.get("V", "0")) * PIXELS_PER_INCH / whole
            cell.set("F", f"Sheet.{self.id}!{size}*{plain(share)}")
        part.cell("ObjType", NOT_ROUTED)
        return part

    def local(self, point: Point) -> Point:
        """A point of the drawing in this shape's px, upwards."""
        return point[0] - self.box.x, self.box.bottom - point[1]

    def look(self, look: Look) -> None:
        """Set line and fill."""
        self.cell("LineWeight", inches(look.pen))
        self.cell("LineColor", look.line or "#000000")
        self.cell("LinePattern", 0 if look.line is None else _DASHED if look.dashed else 1)
        self.cell("FillForegnd", look.fill or "#FFFFFF")
        self.cell("FillPattern", 0 if look.fill is None else 1)

    def words(self, words: Words) -> None:
        """Set the text."""
        place = words.place or self.box
        left, bottom = self.local((place.x, place.bottom))
        figures = {"Width": place.width, "Height": place.height}
        self.cell("TxtPinX", inches(left + place.width / 2), _share("Width", left + place.width / 2, self.box.width))
        middle = bottom + place.height / 2
        self.cell("TxtPinY", inches(middle), _share("Height", middle, self.box.height))
        for name, value in figures.items():
            self.cell(f"Txt{name}", inches(value))
        self.cell("TxtLocPinX", inches(place.width / 2), "TxtWidth*0.5")
        self.cell("TxtLocPinY", inches(place.height / 2), "TxtHeight*0.5")
        self.cell("VerticalAlign", 1)
        add_text_style(self.element, words)
        text = ElementTree.SubElement(self.element, "Text")
        text.text = xml_text(words.text)

    def outline(self, paths: Iterable[Sequence[Point]], *, closed: bool = True, filled: bool = True) -> None:
        """Add geometry from corners on the drawing; each path is a figure of its own."""
        for path in paths:
            section = self._geometry(filled=filled and closed)
            points = [self.local(point) for point in path]
            if closed:
                points.append(points[0])
            for index, (x, y) in enumerate(points, start=1):
                row = add_row(section, "LineTo" if index > 1 else "MoveTo", index)
                add_cell(row, "X", inches(x), _share("Width", x, self.box.width))
                add_cell(row, "Y", inches(y), _share("Height", y, self.box.height))

    def rectangle(self, corner: float = 0.0) -> None:
        """Add the geometry of a rectangle that fills the box.

        Args:
            corner: Radius of its corners. They are arcs of the geometry, because only Visio itself heeds ``Rounding``.
        """
        box = self.box
        if not corner:
            self.outline([((box.x, box.bottom), (box.right, box.bottom), (box.right, box.y), (box.x, box.y))])
            return
        section = self._geometry(filled=True)
        pill = abs(corner - box.height / 2) < 0.1
        near = (inches(corner), "Height*0.5" if pill else f"{inches(corner)}IN")
        right = (inches(box.width - corner), f"Width-{near[1]}")
        top = (inches(box.height - corner), f"Height-{near[1]}")
        none, wide, high = ("0", None), (inches(box.width), "Width*1"), (inches(box.height), "Height*1")
        bow = (inches(corner * _BOW), f"{near[1]}*{plain(_BOW)}")
        level = [("LineTo", right, none), ("ArcTo", wide, near), ("LineTo", wide, top), ("ArcTo", right, high)]
        back = [("LineTo", near, high), ("ArcTo", none, top), ("LineTo", none, near), ("ArcTo", near, none)]
        rows = [("MoveTo", near, none), *level, *back]
        if pill:
            rows = [row for row in rows if row[1:] not in ((wide, top), (none, near))]  # sides without a length
        for index, (kind, x, y) in enumerate(rows, start=1):
            row = add_row(section, kind, index)
            add_cell(row, "X", *x)
            add_cell(row, "Y", *y)
            if kind == "ArcTo":
                add_cell(row, "A", *bow)

    def ellipse(self, x: float, y: float, radius: float, *, filled: bool) -> None:
        """Add the geometry of a circle around a point of the drawing."""
        section = self._geometry(filled=filled)
        row = add_row(section, "Ellipse", 1)
        middle, right, top = self.local((x, y)), self.local((x + radius, y)), self.local((x, y - radius))
        for names, point in ((("X", "Y"), middle), (("A", "B"), right), (("C", "D"), top)):
            add_cell(row, names[0], inches(point[0]), _share("Width", point[0], self.box.width))
            add_cell(row, names[1], inches(point[1]), _share("Height", point[1], self.box.height))

    def facts(self, facts: Sequence[Fact]) -> None:
        """Add shape data."""
        if not facts:
            return
        section = add_section(self.element, "Property")
        for place, fact in enumerate(facts):
            row = ElementTree.SubElement(section, "Row", N=fact.key)
            add_cell(row, "Value", xml_text(fact.value), unit="STR")
            add_cell(row, "Label", xml_text(fact.label))
            add_cell(row, "Type", 0)
            add_cell(row, "SortKey", f"{place:02d}")

    def _geometry(self, *, filled: bool) -> ElementTree.Element:
        count = sum(1 for section in self.element.iterfind("Section") if section.get("N") == "Geometry")
        section = add_section(self.element, "Geometry", count)
        add_cell(section, "NoFill", 0 if filled else 1)
        add_cell(section, "NoLine", 0)
        return section


def add_text_style(shape: ElementTree.Element, words: Words) -> None:
    """Add the sections for characters and paragraphs."""
    row = add_row(add_section(shape, "Character"), None, 0)
    for name, value in (("Font", FONT), ("AsianFont", FONT), ("Color", words.ink), ("Style", 1 if words.bold else 0)):
        add_cell(row, name, value)
    add_cell(row, "Size", inches(words.size))
    row = add_row(add_section(shape, "Paragraph"), None, 0)
    add_cell(row, "SpLine", inches(words.line))
    add_cell(row, "HorzAlign", _TEXT_LEFT if words.left else _TEXT_CENTRE)


def add_section(shape: ElementTree.Element, name: str, index: int | None = None) -> ElementTree.Element:
    """Add a section; only geometry has a number."""
    attributes = {"N": name} if index is None else {"N": name, "IX": str(index)}
    return ElementTree.SubElement(shape, "Section", attributes)


def add_row(section: ElementTree.Element, kind: str | None, index: int) -> ElementTree.Element:
    """Add a row by its number."""
    attributes = {"IX": str(index)} if kind is None else {"T": kind, "IX": str(index)}
    return ElementTree.SubElement(section, "Row", attributes)


def add_cell(
    parent: ElementTree.Element, name: str, value: object, formula: str | None = None, unit: str | None = None
) -> None:
    """Add a cell to a shape, a section or a row."""
    attributes = {"N": name, "V": str(value)}
    if unit:
        attributes["U"] = unit
    if formula:
        attributes["F"] = formula
    ElementTree.SubElement(parent, "Cell", attributes)


def _share(size: str, value: float, whole: float) -> str:
    return f"{size}*{plain(value / whole)}"
