"""Steps as draw.io shapes; badges, pictograms and the footer are parts that move with them."""

from __future__ import annotations

from typing import Final

from procman.diagram import style
from procman.diagram.boxes import CALL_BARS
from procman.diagram.geometry import Badge, DrawnNode, FooterLine, Point, Rectangle
from procman.diagram.pictograms import clock as clock_picture
from procman.diagram.pictograms import footer_mark
from procman.exchange.chart import Chart
from procman.exchange.drawio.cells import NOT_MOVED, Cells, label_style, marked_style, picture
from procman.exchange.marks import badge_colours, footer_ink, kind_mark

_FOOTER_SIZE: Final = 8.5
_FOOTER_LINE: Final = 12.0
_MARK: Final = 10.0
_BADGE_SIZE: Final = 8


def add_node(cells: Cells, chart: Chart, node: DrawnNode, lane: Rectangle) -> None:
    """A step inside its lane.

    Args:
        cells: Where it is added.
        chart: What it carries.
        node: The step.
        lane: The lane's place on the drawing.
    """
    text_style = label_style(node.text_size, style.INK)
    down = 2 * (node.text_y - node.y - node.height / 2)
    right = 2 * (node.text_x - node.x - node.width / 2)
    for key, room in (("spacingTop", down), ("spacingBottom", -down), ("spacingLeft", right), ("spacingRight", -right)):
        if room > 0.05:
            text_style[key] = f"{room:.1f}"
    styles = {**_shape(node), **text_style, "collapsible": 0, "recursiveResize": 0}
    place = Rectangle(node.x - lane.x, node.y - lane.y, node.width, node.height)
    cells.vertex(node.id, lane_cell(node.lane), "\n".join(node.lines), styles, place, chart.facts[node.id])
    _Parts(cells, node).add()


def lane_cell(lane: str) -> str:
    """Id of the cell of a lane."""
    return f"lane:{lane}"


def clock_cell(edge_id: str) -> str:
    """Id of the clock at which an edge begins."""
    return f"{edge_id}:clock"


def add_clock(cells: Cells, node: DrawnNode, edge_id: str, place: Rectangle) -> None:
    """The clock on a step's border, at which its timeout begins."""
    x, y, radius = place.x + place.width / 2, place.y + place.height / 2, place.width / 2
    face = clock_picture(x, y, radius - 0.6, style.EDGE_INK["timeout"], 1.2, style.PAPER)
    styles = {"shape": "image", "imageAspect": 0, "perimeter": "ellipsePerimeter", **NOT_MOVED, "connectable": 1}
    styles["image"] = picture([face], place)
    anchor = ((x - node.x) / node.width, (y - node.y) / node.height)
    offset = Rectangle(-radius, -radius, place.width, place.height)
    cells.vertex(clock_cell(edge_id), node.id, "", styles, offset, anchor=anchor)


def _shape(node: DrawnNode) -> dict[str, object]:
    pen: dict[str, object] = {"strokeWidth": style.LINE}
    if node.kind == "start":
        return {"rounded": 1, "arcSize": 50, "fillColor": style.START, "strokeColor": style.START_BORDER, **pen}
    if node.kind == "end":
        return {"rounded": 1, "arcSize": 50, "fillColor": style.END, "strokeColor": style.END_BORDER, "strokeWidth": 2}
    if node.kind == "decision":
        colours = {"fillColor": style.DECISION, "strokeColor": style.DECISION_BORDER}
        return {"rhombus": True, **colours, **pen}
    if node.kind in ("parallel", "join"):
        open_sides = ("left", "right") if node.width >= node.height else ("top", "bottom")
        colours = {"fillColor": style.BAR, "strokeColor": style.BAR_BORDER}
        pen = {"strokeWidth": style.BAR_LINE}
        return {"shape": "partialRectangle", **dict.fromkeys(open_sides, 0), **colours, **pen}
    fill = style.AUTOMATIC if node.automatic else style.WAIT if node.kind == "wait" else style.SHAPE
    colours = {"fillColor": fill, "strokeColor": style.SHAPE_BORDER}
    if node.kind == "call":
        return {"shape": "process", "size": f"{(CALL_BARS - 1) / node.width:.4f}", **colours, **pen}
    diameter = 18 if node.kind == "wait" else 6
    return {"rounded": 1, "absoluteArcSize": 1, "arcSize": diameter, **colours, **pen}


class _Parts:
    """The parts of one step, each held at that corner of it that is nearest."""

    def __init__(self, cells: Cells, node: DrawnNode) -> None:
        self._cells, self._node = cells, node

    def add(self) -> None:
        node = self._node
        mark = kind_mark(node)
        if mark:
            self._part("mark", "", {"shape": "image", "imageAspect": 0, "image": picture([mark[0]], mark[1])}, mark[1])
        if node.rule is not None:
            inset = CALL_BARS + 2 if node.kind == "call" else 4
            room = Rectangle(node.x + inset, node.rule - 0.5, node.width - 2 * inset, 1.0)
            pen = {"strokeColor": style.FOOTER_RULE, "strokeWidth": 0.7, "dashed": 1, "dashPattern": "2 2"}
            self._part("rule", "", {"shape": "line", **pen}, room)
        for place, lines in enumerate(_items(node)):
            self._footer(f"footer{place + 1}", lines)
        for place, badge in enumerate(node.badges):
            self._badge(f"badge{place + 1}", badge)

    def _part(self, name: str, text: str, styles: dict[str, object], place: Rectangle) -> None:
        node = self._node
        right = place.x + place.width / 2 > node.x + node.width / 2 and name.startswith("badge")
        low = place.y + place.height / 2 > node.y + node.height / 2
        x, y = (1.0 if right else 0.0), (1.0 if low else 0.0)
        corner: Point = (node.x + x * node.width, node.y + y * node.height)
        offset = Rectangle(place.x - corner[0], place.y - corner[1], place.width, place.height)
        self._cells.vertex(f"{node.id}:{name}", node.id, text, {**styles, **NOT_MOVED}, offset, anchor=(x, y))

    def _badge(self, name: str, badge: Badge) -> None:
        fill, ink, border = badge_colours(badge)
        styles = {"rounded": 1, "arcSize": 50, "fillColor": fill, "strokeColor": border}
        self._part(name, badge.text, {**styles, **label_style(_BADGE_SIZE, ink, bold=True)}, badge.place)

    def _footer(self, name: str, lines: list[FooterLine]) -> None:
        first = lines[0]
        item = first.item
        ink = footer_ink(item.mark if item else None)
        top = first.y - _FOOTER_LINE * 0.75
        node = self._node
        right = node.note.right if node.note else node.x + node.width - 3
        room = Rectangle(first.x - _MARK, top, max(20.0, right - first.x + _MARK), _FOOTER_LINE * len(lines))
        mark = [footer_mark(item.mark, first.x, first.y, ink)] if item else []
        image = Rectangle(room.x, top, _MARK, _FOOTER_LINE)
        styles = marked_style(_FOOTER_SIZE, ink, picture(mark, image), image)
        self._part(name, "\n".join(line.text for line in lines), styles, room)


def _items(node: DrawnNode) -> list[list[FooterLine]]:
    """The footer's lines by item; a long item goes on in lines without one."""
    items: list[list[FooterLine]] = []
    for line in node.footer:
        if line.item is None and items:
            items[-1].append(line)
        else:
            items.append([line])
    return items
