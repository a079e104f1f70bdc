"""Cells of mxGraph's model as XML: styles, places, data.

A place is relative to the parent's upper left corner. Labels are plain text (``html=0``): what a process is called can
never become markup, and draw.io sets our lines as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import quote
from xml.etree import ElementTree

from procman.diagram.geometry import Point, Rectangle
from procman.diagram.markup import number, xml_text
from procman.exchange.chart import Fact

FONT: Final = "Microsoft YaHei,PingFang SC,Noto Sans CJK SC,sans-serif"
NOT_MOVED: Final = {"connectable": 0, "collapsible": 0, "recursiveResize": 0}
"""Of parts of a step: no lines may end there, and they keep their size when the step is resized."""
_LABEL_INSET: Final = 5

Style = Mapping[str, object]


def label_style(size: float, ink: str, *, bold: bool = False, align: str = "center") -> dict[str, object]:
    """Style of a plain text."""
    return {
        "html": 0,
        "fontFamily": FONT,
        "fontSize": number(size),
        "fontColor": ink,
        "fontStyle": 1 if bold else 0,
        "align": align,
        "verticalAlign": "middle",
        "spacing": 0,
    }


def fraction(share: float) -> str:
    """A part of a size, fine enough for a hundredth of a px on a shape of 1,000."""
    return f"{share:.5f}".rstrip("0").rstrip(".")


def marked_style(size: float, ink: str, image: str, place: Rectangle) -> dict[str, object]:
    """Style of a text right of a small picture; draw.io keeps 5 px free around such a picture, which is taken back."""
    sizes = {"imageWidth": number(place.width), "imageHeight": number(place.height)}
    align = {"imageAlign": "left", "imageVerticalAlign": "top", "spacingLeft": number(place.width + _LABEL_INSET)}
    label = {**label_style(size, ink, align="left"), "spacing": -_LABEL_INSET}
    return {"shape": "label", "fillColor": "none", "strokeColor": "none", "image": image, **sizes, **label, **align}


def picture(parts: Iterable[str], place: Rectangle) -> str:
    """SVG elements as an address for ``image=``; a style knows no quoting, so everything unusual is percent-encoded."""
    view = " ".join(number(value) for value in (place.x, place.y, place.width, place.height))
    size = f'width="{number(place.width)}" height="{number(place.height)}"'
    head = f'xmlns="http://www.w3.org/2000/svg" {size} viewBox="{view}" font-family="sans-serif"'
    svg = f"<svg {head}>{''.join(parts)}</svg>"
    return "data:image/svg+xml," + quote(svg, safe="/:,.")


class Cells:
    """Gathers the cells of one page in the order in which they are drawn."""

    def __init__(self) -> None:
        self.root = ElementTree.Element("root")
        ElementTree.SubElement(self.root, "mxCell", id="0")
        ElementTree.SubElement(self.root, "mxCell", {"id": "1", "parent": "0"})

    def layer(self, cell_id: str, name: str) -> None:
        """A further layer above the others, whose cells nobody moves until it is unlocked.

        Args:
            cell_id: Unique in the page.
            name: What draw.io calls it.
        """
        head = {"id": cell_id, "value": xml_text(name), "style": "locked=1;", "parent": "0"}
        ElementTree.SubElement(self.root, "mxCell", head)

    def vertex(
        self,
        cell_id: str,
        parent: str,
        text: str,
        styles: Style,
        place: Rectangle,
        facts: Sequence[Fact] = (),
        anchor: Point | None = None,
    ) -> None:
        """A shape.

        Args:
            cell_id: Unique in the page.
            parent: Id of the cell that it moves with; ``1`` is the page.
            text: Its label.
            styles: draw.io's style by key.
            place: Where it lies in its parent; with an anchor, how far it lies from there.
            facts: Data that draw.io shows under *Edit Data*.
            anchor: A point of the parent in fractions of its size, at which the shape stays when that is resized.
        """
        cell = self._cell(cell_id, parent, text, styles, facts)
        cell.set("vertex", "1")
        geometry = ElementTree.SubElement(cell, "mxGeometry")
        x, y = (fraction(anchor[0]), fraction(anchor[1])) if anchor else (number(place.x), number(place.y))
        sizes = {"width": number(place.width), "height": number(place.height)}
        for name, value in {"x": x, "y": y, **sizes}.items():
            geometry.set(name, value)
        if anchor:
            geometry.set("relative", "1")
            _point(geometry, (place.x, place.y), "offset")
        geometry.set("as", "geometry")

    def edge(
        self,
        cell_id: str,
        parent: str,
        text: str,
        styles: Style,
        ends: tuple[str, str],
        waypoints: Sequence[Point],
        label: tuple[float, Point] | None = None,
    ) -> None:
        """A line between two cells.

        Args:
            cell_id: Unique in the page.
            parent: Id of the cell whose corner the waypoints count from.
            text: Its label.
            styles: draw.io's style by key; with the places on the source and the target where it ends.
            ends: Ids of the source and the target.
            waypoints: Corners between the two ends.
            label: Where the label's middle lies: -1 at the source to 1 at the target, and how far from there.
        """
        cell = self._cell(cell_id, parent, text, styles, ())
        cell.set("edge", "1")
        cell.set("source", ends[0])
        cell.set("target", ends[1])
        geometry = ElementTree.SubElement(cell, "mxGeometry")
        if label:
            geometry.set("x", fraction(label[0]))
            geometry.set("y", "0")
        geometry.set("relative", "1")
        geometry.set("as", "geometry")
        if waypoints:
            points = ElementTree.SubElement(geometry, "Array", {"as": "points"})
            for point in waypoints:
                _point(points, point)
        if label:
            _point(geometry, label[1], "offset")

    def _cell(self, cell_id: str, parent: str, text: str, styles: Style, facts: Sequence[Fact]) -> ElementTree.Element:
        drawn = "".join(f"{key};" if value is True else f"{key}={value};" for key, value in styles.items())
        if not facts:
            head = {"id": cell_id, "value": xml_text(text), "style": drawn, "parent": parent}
            return ElementTree.SubElement(self.root, "mxCell", head)
        data = {fact.key: xml_text(fact.value) for fact in facts}
        holder = ElementTree.SubElement(self.root, "object", {"label": xml_text(text), **data, "id": cell_id})
        return ElementTree.SubElement(holder, "mxCell", {"style": drawn, "parent": parent})


def _point(parent: ElementTree.Element, point: Point, role: str | None = None) -> None:
    element = ElementTree.SubElement(parent, "mxPoint", x=number(point[0]), y=number(point[1]))
    if role:
        element.set("as", role)
