"""A flowchart as an uncompressed draw.io file.

The pool holds everything: lanes are swimlane containers with their steps inside, phases are headers and dashed lines
upon them, ways belong to the pool. So a lane moves with its steps, and a step can be dragged into another lane.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree

from procman.diagram import style
from procman.diagram.geometry import Band, Drawing, Rectangle
from procman.diagram.markup import number, xml_text
from procman.diagram.text import width
from procman.diagram.title_picture import LEGEND_ROOM, legend_entries, legend_mark
from procman.diagram.watermark import ANGLE, INK, OPACITY, Watermark, watermark_places
from procman.exchange.chart import ENTRY_SIZE, Chart, title_lines
from procman.exchange.drawio.cells import NOT_MOVED, Cells, label_style, marked_style, picture
from procman.exchange.drawio.edges import add_edge
from procman.exchange.drawio.nodes import add_clock, add_node, lane_cell

POOL: Final = "pool:frame"
MARGIN: Final = 20.0
_NAME_SIZE: Final = 17.0
_NAME_HEIGHT: Final = 26.0
_ENTRY_HEIGHT: Final = 15.0
_HEADER_SIZE: Final = 12.0
_WATERMARK: Final = "watermark"
_LINE_REACH: Final = 2.0  # a dashed line can be taken hold of as far as this beside it
_SWIMLANE: Final = {"swimlane": True, "collapsible": 0, "recursiveResize": 0, "rounded": 0, "swimlaneLine": 0}


def to_drawio(chart: Chart) -> str:
    """The flowchart as the XML of a ``.drawio`` file with one page."""
    drawing = chart.drawing
    cells = Cells()
    top = _title(cells, drawing)
    frame = Rectangle(MARGIN, top, drawing.width, drawing.height)
    pool = {**_SWIMLANE, "startSize": 0, "fillColor": "none", "swimlaneFillColor": "none", "strokeColor": style.FRAME}
    cells.vertex(POOL, "1", "", {**pool, "strokeWidth": style.LINE, "noLabel": 1}, frame)
    _lanes(cells, chart)
    _phases(cells, drawing)
    nodes = {node.id: node for node in drawing.nodes}
    for edge in drawing.edges:
        if edge.clock:
            add_clock(cells, nodes[edge.source], edge.id, edge.clock)
    for edge in drawing.edges:
        add_edge(cells, edge, nodes, POOL)
    bottom = frame.bottom + _legend(cells, drawing, top)
    page = Rectangle(0.0, 0.0, drawing.width + 2 * MARGIN, bottom + MARGIN)
    if chart.watermark:
        _watermark(cells, chart.watermark, page)
    return _file(cells, drawing, page.width, page.height)


def _file(cells: Cells, drawing: Drawing, page_width: float, page_height: float) -> str:
    model = ElementTree.Element(
        "mxGraphModel",
        grid="1",
        gridSize="5",
        guides="1",
        tooltips="1",
        connect="1",
        arrows="1",
        fold="1",
        page="1",
        pageScale="1",
        pageWidth=number(page_width),
        pageHeight=number(page_height),
        background=style.PAPER,
        math="0",
        shadow="0",
    )
    model.append(cells.root)
    diagram = ElementTree.Element("diagram", id="flowchart", name=xml_text(drawing.title.name or drawing.process))
    diagram.append(model)
    file = ElementTree.Element("mxfile", host="procman", type="device")
    file.append(diagram)
    ElementTree.indent(file)
    return ElementTree.tostring(file, encoding="unicode") + "\n"


def _watermark(cells: Cells, watermark: Watermark, page: Rectangle) -> None:
    """The word across the page, on a locked layer above everything, so that it is in nobody's way."""
    cells.layer(_WATERMARK, f"{watermark.mark} {watermark.reason}")
    size, places = watermark_places(watermark.mark, page)
    room = (width(watermark.mark, size, bold=True) + size, size * 1.4)
    for place, (x, y) in enumerate(places, start=1):
        styles = {"text": True, **label_style(size, INK, bold=True), "textOpacity": round(OPACITY * 100)}
        box = Rectangle(x - room[0] / 2, y - room[1] / 2, *room)
        turned = {**styles, "rotation": ANGLE % 360, "pointerEvents": 0, "connectable": 0}
        cells.vertex(f"{_WATERMARK}:{place}", _WATERMARK, watermark.mark, turned, box)


def _title(cells: Cells, drawing: Drawing) -> float:
    """Name and entries; returns where the pool begins."""
    top = MARGIN
    if drawing.title.name:
        styles = {"text": True, **label_style(_NAME_SIZE, style.TITLE, bold=True, align="left")}
        cells.vertex("title:name", "1", drawing.title.name, styles, Rectangle(MARGIN, top, drawing.width, _NAME_HEIGHT))
        top += _NAME_HEIGHT
    lines = title_lines(drawing)
    if lines:
        height = _ENTRY_HEIGHT * len(lines)
        styles = {"text": True, **label_style(ENTRY_SIZE, style.QUIET, align="left")}
        cells.vertex("title:entries", "1", "\n".join(lines), styles, Rectangle(MARGIN, top, drawing.width, height))
        top += height
    return top + 6.0


def _lanes(cells: Cells, chart: Chart) -> None:
    drawing = chart.drawing
    for place, lane in enumerate(drawing.lanes):
        _lane(cells, lane, style.LANE[place % 2])
        for node in drawing.nodes:
            if node.lane == lane.id:
                add_node(cells, chart, node, lane.place)


def _lane(cells: Cells, lane: Band, fill: str) -> None:
    """A lane; draw.io turns the name of a lying one on its side, so that one has its name in a part of its own."""
    header, text = lane.header, "\n".join(lane.lines)
    colours = {"fillColor": style.HEADER, "swimlaneFillColor": fill, "strokeColor": style.LANE_BORDER}
    label = label_style(_HEADER_SIZE, style.HEADER_INK, bold=True)
    lying = header.height == lane.height
    size = header.width if lying else header.height
    styles = {**_SWIMLANE, "startSize": number(size), **colours, **label}
    if not lying:
        cells.vertex(lane_cell(lane.id), POOL, text, styles, lane.place)
        return
    cells.vertex(lane_cell(lane.id), POOL, lane.name, {**styles, "horizontal": 0, "noLabel": 1}, lane.place)
    part = {"fillColor": style.HEADER, "strokeColor": style.PAPER, "part": 1, **NOT_MOVED, **label}
    place = Rectangle(header.x - lane.x, header.y - lane.y, header.width, header.height)
    cells.vertex(f"{lane_cell(lane.id)}:header", lane_cell(lane.id), text, part, place)


def _phases(cells: Cells, drawing: Drawing) -> None:
    for place, phase in enumerate(drawing.phases):
        colours = {"fillColor": style.PHASE_HEADER, "strokeColor": style.PHASE_BORDER, "connectable": 0}
        styles = {"rounded": 0, **colours, **label_style(_HEADER_SIZE, style.PHASE_INK, bold=True)}
        cells.vertex(f"phase:{phase.id}", POOL, "\n".join(phase.lines), styles, phase.header)
        if place:
            _phase_line(cells, phase)


def _phase_line(cells: Cells, phase: Band) -> None:
    """The border between a phase and the one before it."""
    pen: dict[str, object] = {"strokeColor": style.PHASE_BORDER, "dashed": 1, "dashPattern": "7 4", "connectable": 0}
    half = _LINE_REACH / 2
    turn: dict[str, object] = {}
    if phase.header.height == phase.height:
        room = Rectangle(phase.header.right, phase.y - half, phase.width - phase.header.width, _LINE_REACH)
    else:
        room = Rectangle(phase.x - half, phase.header.bottom, _LINE_REACH, phase.height - phase.header.height)
        turn = {"direction": "south"}
    cells.vertex(f"phase:{phase.id}:line", POOL, "", {"shape": "line", **turn, **pen}, room)


def _legend(cells: Cells, drawing: Drawing, top: float) -> float:
    """What the marks mean; returns its height."""
    entries, height = legend_entries(drawing)
    for entry in entries:
        room = Rectangle(entry.x - 1, entry.middle - 8, LEGEND_ROOM + 1, 16.0)
        image = picture([legend_mark(entry.mark, entry.x, entry.middle)], room)
        styles = marked_style(ENTRY_SIZE, style.QUIET, image, room)
        wide = Rectangle(MARGIN + room.x, top + room.y, room.width + ENTRY_SIZE * len(entry.text), room.height)
        cells.vertex(f"legend:{entry.mark}", "1", entry.text, styles, wide)
    return height
