"""A flowchart as a Visio drawing with one page.

From the ground up: lanes, which are containers that take their steps along; phases; steps; connectors.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree

from procman.diagram import style
from procman.diagram.geometry import Band, Point, Rectangle
from procman.diagram.markup import xml_text
from procman.diagram.text import width as text_width
from procman.diagram.title_picture import LEGEND_ROOM, legend_entries, legend_mark
from procman.diagram.watermark import ANGLE, watermark_places
from procman.exchange.chart import ENTRY_SIZE, Chart, title_lines
from procman.exchange.visio.connectors import Connector, route
from procman.exchange.visio.nodes import add_clock, add_node
from procman.exchange.visio.package import NAMESPACES, Page, package, xml_bytes
from procman.exchange.visio.pictures import add_picture
from procman.exchange.visio.sheets import (
    NOT_ROUTED,
    PIXELS_PER_INCH,
    ROOM_BESIDE,
    Look,
    Sheet,
    Words,
    add_cell,
    add_section,
    plain,
)

MARGIN: Final = 24.0
_NAME_SIZE, _NAME_LINE = 17.0, 26.0
_ENTRY_LINE: Final = 15.0
_HEADER_SIZE, _HEADER_LINE = 12.0, 15.0
_TITLE_GAP: Final = 6.0
_PALE: Final = "#F2D2D0"
_ORDER: Final = {"Cell": 0, "Section": 1, "Text": 2, "Shapes": 3}


def to_vsdx(chart: Chart) -> bytes:
    """The flowchart as the bytes of a ``.vsdx`` file."""
    drawing = chart.drawing
    _, legend_height = legend_entries(drawing)
    head = _NAME_LINE + _ENTRY_LINE * len(title_lines(drawing)) + _TITLE_GAP
    width = drawing.width + 2 * MARGIN
    height = drawing.height + head + legend_height + 2 * MARGIN
    origin = (-MARGIN, height - MARGIN - head)
    contents = _Page(chart, origin, height).contents()
    page = Page(drawing.process, width / PIXELS_PER_INCH, height / PIXELS_PER_INCH, contents)
    return package(page, drawing.title.name or drawing.process)


class _Page:
    """Draws the page; ``origin`` is its lower left corner on the drawing."""

    def __init__(self, chart: Chart, origin: Point, height: float) -> None:
        self._chart, self._drawing, self._origin, self._height = chart, chart.drawing, origin, height
        self._ids: Iterator[int] = itertools.count(1)
        self._shapes = ElementTree.Element("Shapes")
        self._lane_ids = {lane.id: next(self._ids) for lane in self._drawing.lanes}
        self._node_ids = {node.id: next(self._ids) for node in self._drawing.nodes}

    def contents(self) -> bytes:
        """The XML of the page part."""
        self._title()
        for place, lane in enumerate(self._drawing.lanes):
            self._lane(lane, style.LANE[place % 2])
        for place, phase in enumerate(self._drawing.phases):
            self._phase(phase, first=place == 0)
        frame = Rectangle(0.0, 0.0, self._drawing.width, self._drawing.height)
        self._box("Frame", frame, Look(line=style.FRAME, pen=style.LINE))
        self._watermark()
        connects = self._steps()
        self._legend()
        for shape in self._shapes.iter("Shape"):
            shape[:] = sorted(shape, key=lambda child: _ORDER[child.tag])
        root = ElementTree.Element("PageContents", NAMESPACES)
        root.append(self._shapes)
        root.append(connects)
        return xml_bytes(root)

    def _box(self, name: str, place: Rectangle, look: Look, words: Words | None = None) -> Sheet:
        sheet = Sheet(self._shapes, next(self._ids), name, place, self._origin)
        sheet.cell("ObjType", NOT_ROUTED)
        sheet.look(look)
        sheet.rectangle()
        if words:
            sheet.words(words)
        return sheet

    def _title(self) -> None:
        lines = title_lines(self._drawing)
        height = _ENTRY_LINE * len(lines)
        top = -_TITLE_GAP - height - _NAME_LINE
        name = Words(self._drawing.title.name, _NAME_SIZE, style.TITLE, _NAME_LINE, bold=True, left=True)
        self._box("Title", Rectangle(0.0, top, self._drawing.width, _NAME_LINE), Look(), name)
        if lines:
            entries = Words("\n".join(lines), ENTRY_SIZE, style.QUIET, _ENTRY_LINE, left=True)
            self._box("Entries", Rectangle(0.0, top + _NAME_LINE, self._drawing.width, height), Look(), entries)

    def _lane(self, lane: Band, fill: str) -> None:
        sheet = Sheet(self._shapes, self._lane_ids[lane.id], "Lane", lane.place, self._origin)
        sheet.cell("ObjType", NOT_ROUTED)
        sheet.look(Look(fill, style.LANE_BORDER))
        sheet.rectangle()
        members = [self._node_ids[node.id] for node in self._drawing.nodes if node.lane == lane.id]
        _make_container(sheet, members)
        header = sheet.part(next(self._ids), "Header", lane.header)
        header.look(Look(style.HEADER, style.PAPER, 0.8))
        header.rectangle()
        header.words(_header_words(lane, style.HEADER_INK))

    def _phase(self, phase: Band, *, first: bool) -> None:
        look = Look(style.PHASE_HEADER, style.PHASE_BORDER, 0.8)
        self._box("Phase", phase.header, look, _header_words(phase, style.PHASE_INK))
        if first:
            return
        header = phase.header
        if header.height == phase.height:
            line = ((header.right, phase.y), (phase.place.right, phase.y))
        else:
            line = ((phase.x, header.bottom), (phase.x, phase.place.bottom))
        box = Rectangle(*line[0], max(1.0, line[1][0] - line[0][0]), max(1.0, line[1][1] - line[0][1]))
        sheet = Sheet(self._shapes, next(self._ids), "PhaseLine", box, self._origin)
        sheet.cell("ObjType", NOT_ROUTED)
        sheet.look(Look(line=style.PHASE_BORDER, dashed=True))
        sheet.outline([line], closed=False)

    def _steps(self) -> ElementTree.Element:
        """Steps and connectors; returns which connector is glued to what."""
        drawing = self._drawing
        ports: dict[str, list[Point]] = {node.id: [] for node in drawing.nodes}
        ends = []
        for edge in drawing.edges:
            points = route(edge)
            source = (self._node_ids[edge.source], _port(ports[edge.source], points[0]))
            ends.append((source, (self._node_ids[edge.target], _port(ports[edge.target], points[-1]))))
        sheets = {}
        for node in drawing.nodes:
            shape_id = self._node_ids[node.id]
            sheets[node.id] = add_node(
                self._shapes, self._ids, self._chart, node, shape_id, self._origin, ports[node.id]
            )
            sheets[node.id].cell("Relationships", 0, f"SUM(DEPENDSON(4,Sheet.{self._lane_ids[node.lane]}!SheetRef()))")
        for edge in drawing.edges:
            add_clock(sheets[edge.source], self._ids, edge)
        connects = ElementTree.Element("Connects")
        for edge, (begin, end) in zip(drawing.edges, ends, strict=True):
            connector = Connector(next(self._ids), edge, self._origin)
            connector.add(self._shapes, begin, end)
            connector.glue(connects, begin, end)
        return connects

    def _legend(self) -> None:
        entries, height = legend_entries(self._drawing)
        if not entries:
            return
        place = Rectangle(0.0, self._drawing.height, self._drawing.width, height)
        sheet = Sheet(self._shapes, next(self._ids), "Legend", place, self._origin)
        sheet.cell("ObjType", NOT_ROUTED)
        for entry in entries:
            room = Rectangle(entry.x, entry.middle - 8, LEGEND_ROOM, 16.0)
            add_picture(sheet, self._ids, [legend_mark(entry.mark, entry.x, entry.middle)], room)
            wide = Rectangle(room.right, room.y, ENTRY_SIZE * (len(entry.text) + 2), room.height)
            text = sheet.part(next(self._ids), "LegendText", wide)
            text.look(Look())
            text.words(Words(entry.text, ENTRY_SIZE, style.QUIET, _ENTRY_LINE, left=True))

    def _watermark(self) -> None:
        """The word across the page, behind the steps; it is pale, as not every tool knows transparent texts."""
        watermark = self._chart.watermark
        if watermark is None:
            return
        left, bottom = self._origin
        page = Rectangle(left, bottom - self._height, self._drawing.width + 2 * MARGIN, self._height)
        size, places = watermark_places(watermark.mark, page)
        room = (text_width(watermark.mark, size, bold=True) + size, size * 1.4)
        words = Words(watermark.mark, size, _PALE, size * 1.2, bold=True)
        for x, y in places:
            box = Rectangle(x - room[0] / 2, y - room[1] / 2, *room)
            sheet = self._box("Watermark", box, Look(), words)
            sheet.cell("Angle", plain(math.radians(-ANGLE)))
            sheet.cell("Comment", xml_text(watermark.reason))


def _port(ports: list[Point], point: Point) -> int:
    """The number of a connection point, from 1; several ways may share one."""
    if point not in ports:
        ports.append(point)
    return ports.index(point) + 1


def _header_words(band: Band, ink: str) -> Words:
    header = band.header
    place = Rectangle(header.x - ROOM_BESIDE, header.y, header.width + 2 * ROOM_BESIDE, header.height)
    return Words("\n".join(band.lines), _HEADER_SIZE, ink, _HEADER_LINE, bold=True, place=place)


def _make_container(sheet: Sheet, members: Iterable[int]) -> None:
    """Make a shape a container of others: moving it takes them along ([MS-VSDX] 2.3.4.2.106 ``Relationships``)."""
    references = ",".join(f"Sheet.{member}!SheetRef()" for member in members)
    if references:
        sheet.cell("Relationships", 0, f"SUM(DEPENDSON(1,{references}))")
    section = add_section(sheet.element, "User")
    for name, value, unit in (
        ("msvStructureType", "Container", "STR"),
        ("msvSDContainerMargin", "0", "IN"),
        ("msvSDContainerResize", "0", None),
    ):
        row = ElementTree.SubElement(section, "Row", N=name)
        add_cell(row, "Value", value, unit=unit)
