"""Steps as Visio groups: shape and name, and parts that move with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree

from procman.diagram import style
from procman.diagram.boxes import CALL_BARS
from procman.diagram.geometry import Badge, DrawnEdge, DrawnNode, FooterLine, Point, Rectangle
from procman.diagram.pictograms import clock, footer_mark
from procman.exchange.chart import Chart
from procman.exchange.marks import badge_colours, footer_ink, kind_mark
from procman.exchange.visio.pictures import add_picture
from procman.exchange.visio.sheets import ROOM_BESIDE, Look, Sheet, Words, add_cell, add_row, add_section, inches, plain

_FOOTER_SIZE: Final = 8.5
_FOOTER_LINE: Final = 12.0
_MARK: Final = 10.0
_BADGE_SIZE: Final = 8.0
_PLACEABLE: Final = 1


def add_node(
    shapes: ElementTree.Element,
    ids: Iterator[int],
    chart: Chart,
    node: DrawnNode,
    shape_id: int,
    origin: Point,
    ports: Sequence[Point],
) -> Sheet:
    """Add a step.

    Args:
        shapes: The page's ``Shapes``.
        ids: Ids for its parts.
        chart: What it carries.
        node: The step.
        shape_id: Its id.
        origin: Lower left corner of the page on the drawing.
        ports: Where connectors are glued to it, on the drawing.
    """
    sheet = Sheet(shapes, shape_id, "Step", node.place, origin)
    sheet.cell("ObjType", _PLACEABLE)
    sheet.cell("EventDblClick", 0, "OPENTEXTWIN()")
    sheet.look(_look(node))
    _outline(sheet, node)
    _connection_points(sheet, ports)
    sheet.facts(chart.facts[node.id])
    sheet.words(_name(node))
    _add_parts(sheet, ids, node)
    return sheet


def add_clock(sheet: Sheet, ids: Iterator[int], edge: DrawnEdge) -> None:
    """Add the clock at which a timeout begins."""
    if edge.clock:
        x, y = edge.points[0]
        face = clock(x, y, edge.timer - 0.6, style.EDGE_INK["timeout"], 1.2, style.PAPER)
        add_picture(sheet, ids, [face], edge.clock)


def _look(node: DrawnNode) -> Look:
    if node.kind == "start":
        return Look(style.START, style.START_BORDER, style.LINE)
    if node.kind == "end":
        return Look(style.END, style.END_BORDER, 2.0)
    if node.kind == "decision":
        return Look(style.DECISION, style.DECISION_BORDER, style.LINE)
    if node.kind in ("parallel", "join"):
        return Look(style.BAR, style.BAR_BORDER, style.BAR_LINE)
    fill = style.AUTOMATIC if node.automatic else style.WAIT if node.kind == "wait" else style.SHAPE
    return Look(fill, style.SHAPE_BORDER, style.LINE)


def _corner(node: DrawnNode) -> float:
    if node.kind in ("start", "end"):
        return min(node.width, node.height) / 2
    return {"call": 0.0, "wait": 9.0}.get(node.kind, 3.0)


def _outline(sheet: Sheet, node: DrawnNode) -> None:
    x, y, right, bottom = node.x, node.y, node.place.right, node.place.bottom
    middle_x, middle_y = node.x + node.width / 2, node.y + node.height / 2
    if node.kind == "decision":
        sheet.outline([((middle_x, y), (right, middle_y), (middle_x, bottom), (x, middle_y))])
    elif node.kind in ("parallel", "join"):
        _bar(sheet, node)
    else:
        sheet.rectangle(_corner(node))
    if node.kind == "call":
        left_bar, right_bar = x + CALL_BARS - 1, right - CALL_BARS + 1
        bars = (((left_bar, y), (left_bar, bottom)), ((right_bar, y), (right_bar, bottom)))
        sheet.outline(bars, closed=False)


def _bar(sheet: Sheet, node: DrawnNode) -> None:
    """The ground without a line, and two lines that lie across the flow."""
    x, y, right, bottom = node.x, node.y, node.place.right, node.place.bottom
    sheet.rectangle()
    ground = sheet.element.findall("Section")[-1]
    next(cell for cell in ground if cell.get("N") == "NoLine").set("V", "1")
    inset = style.BAR_LINE / 2
    if node.width >= node.height:
        lines = (((x, y + inset), (right, y + inset)), ((x, bottom - inset), (right, bottom - inset)))
    else:
        lines = (((x + inset, y), (x + inset, bottom)), ((right - inset, y), (right - inset, bottom)))
    sheet.outline(lines, closed=False)


def _connection_points(sheet: Sheet, ports: Sequence[Point]) -> None:
    if not ports:
        return
    section = add_section(sheet.element, "Connection")
    for place, port in enumerate(ports):
        row = add_row(section, "Connection", place)
        x, y = sheet.local(port)
        add_cell(row, "X", inches(x), f"Width*{plain(x / sheet.box.width)}")
        add_cell(row, "Y", inches(y), f"Height*{plain(y / sheet.box.height)}")


def _name(node: DrawnNode) -> Words:
    height = len(node.lines) * node.line_height
    half = node.width / 2 - abs(node.text_x - node.x - node.width / 2) + ROOM_BESIDE
    place = Rectangle(node.text_x - half, node.text_y - height / 2, 2 * half, height)
    return Words("\n".join(node.lines), node.text_size, style.INK, node.line_height, place=place)


def _add_parts(sheet: Sheet, ids: Iterator[int], node: DrawnNode) -> None:
    mark = kind_mark(node)
    if mark:
        add_picture(sheet, ids, [mark[0]], mark[1])
    if node.rule is not None:
        inset = CALL_BARS + 2 if node.kind == "call" else 4
        line = ((node.x + inset, node.rule), (node.place.right - inset, node.rule))
        rule = sheet.part(next(ids), "Rule", Rectangle(line[0][0], node.rule - 0.5, line[1][0] - line[0][0], 1.0))
        rule.look(Look(line=style.FOOTER_RULE, pen=0.7, dashed=True))
        rule.outline([line], closed=False)
    for place, footer_line in enumerate(node.footer):
        following = node.footer[place + 1] if place + 1 < len(node.footer) else None
        _add_footer(sheet, ids, node, footer_line, following)
    for badge in node.badges:
        _add_badge(sheet, ids, badge)


def _add_footer(
    sheet: Sheet, ids: Iterator[int], node: DrawnNode, line: FooterLine, following: FooterLine | None
) -> None:
    mark = line.item.mark if line.item else None
    ink = footer_ink(line.mark)
    top = line.y - _FOOTER_LINE * 0.75
    if mark:
        room = Rectangle(line.x - _MARK, top, _MARK, _FOOTER_LINE)
        add_picture(sheet, ids, [footer_mark(mark, line.x, line.y, ink)], room)
    right = node.note.right if node.note else node.place.right
    if following and following.y == line.y:
        right = following.x - _MARK
    room = Rectangle(line.x, top, max(right - line.x, 10.0) + ROOM_BESIDE, _FOOTER_LINE)
    part = sheet.part(next(ids), "Footer", room)
    part.look(Look())
    part.words(Words(line.text, _FOOTER_SIZE, ink, _FOOTER_LINE, left=True))


def _add_badge(sheet: Sheet, ids: Iterator[int], badge: Badge) -> None:
    fill, ink, border = badge_colours(badge)
    part = sheet.part(next(ids), "Badge", badge.place)
    part.look(Look(fill, border))
    part.rectangle(badge.place.height / 2)
    part.words(Words(badge.text, _BADGE_SIZE, ink, badge.place.height, bold=True))
