"""The drawing of a BPMN file (BPMN DI): where shapes, flows and names stand, in whole px."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from procman.diagram.external_text import external_text
from procman.diagram.geometry import Band, Drawing, DrawnEdge, DrawnNode, Point, Rectangle
from procman.diagram.profile import BPMN
from procman.exchange.bpmn_export.content import BpmnContent
from procman.exchange.bpmn_export.names import WITHDRAWAL, document_identifier, flow_identifier, timer_identifier
from procman.exchange.bpmn_export.nodes import element_type
from procman.exchange.bpmn_export.process import COLLABORATION, group_identifiers, lane_identifiers, pool_identifier
from procman.exchange.bpmn_export.xml import child

_LEFT, _TOP = 160, 90
_POOL_STRIP = 30
_GROUP_APART = 3
_GROUP_BEYOND = 8
_GROUP_NAME = 96
_GROUP_MARGIN = 6
_NOTE_WIDTH, _NOTE_HEIGHT, _NOTE_APART = 420.0, 50.0, 16.0


def write_drawing(definitions: etree._Element, content: BpmnContent, drawing: Drawing) -> None:
    """Write the one diagram of a file."""
    diagram = child(definitions, "bpmndi:BPMNDiagram", id="Diagram")
    plane = child(diagram, "bpmndi:BPMNPlane", id="Plane", bpmnElement=COLLABORATION)
    _Writer(plane, content, drawing).write()


def whole(value: float) -> int:
    """A figure as BPMN tools have them; borders and the points on them are rounded alike."""
    return math.floor(value + 0.5)


class _Writer:
    def __init__(self, plane: etree._Element, content: BpmnContent, drawing: Drawing) -> None:
        self._plane, self._content, self._drawing = plane, content, drawing
        self._upright = drawing.direction == "vertical"
        self._nodes = {node.id: node for node in drawing.nodes}
        self._inputs = {node.id: node for node in content.diagram.nodes}
        self._strip = max((self._name_room(phase)[0] for phase in drawing.phases), default=0.0)

    def write(self) -> None:
        self._bands()
        for node in self._drawing.nodes:
            self._node(node)
        for edge in self._drawing.edges:
            self._timer(edge)
        for edge in self._drawing.edges:
            self._flow(edge)
        for group, phase in zip(group_identifiers(self._content), self._drawing.phases, strict=True):
            self._group(group, phase)
        if self._content.watermark:
            self._withdrawal()

    def _shape(self, element: str, place: Rectangle, **attributes: str) -> etree._Element:
        shape = child(self._plane, "bpmndi:BPMNShape", id=f"{element}_di", bpmnElement=element, **attributes)
        _bounds(shape, place)
        return shape

    def _bands(self) -> None:
        """The pool around the lanes; its name stands in a strip before theirs."""
        drawing, level = self._drawing, "false" if self._upright else "true"
        first, last = drawing.lanes[0].place, drawing.lanes[-1].place
        strip = Rectangle(first.x, first.y - _POOL_STRIP, 0, 0) if self._upright else first
        left = strip.x if self._upright else first.x - _POOL_STRIP
        pool = Rectangle(left, strip.y, last.right - left, last.bottom - strip.y)
        self._shape(pool_identifier(self._content), pool, isHorizontal=level)
        lanes = lane_identifiers(self._content)
        for lane_id, lane in zip(lanes, drawing.lanes, strict=False):
            self._shape(lane_id, lane.place, isHorizontal=level)

    def _node(self, node: DrawnNode) -> None:
        exclusive = node.kind == "decision" and self._type(node) == "exclusiveGateway"
        attributes = {"isMarkerVisible": "true"} if exclusive else {}
        shape = self._shape(node.id, node.place, **attributes)
        _label(shape, node.outside)
        for data in node.data:
            place = self._shape(document_identifier("Data", node.id, data.item.id), data.place)
            _label(place, data.label)
        for data in node.data:
            if data.item.taken:
                self._edge(document_identifier("Taken", node.id, data.item.id), data.line[::-1])
            if data.item.given:
                self._edge(document_identifier("Given", node.id, data.item.id), data.line)

    def _type(self, node: DrawnNode) -> str:
        return element_type(self._content, self._inputs[node.id])

    def _timer(self, edge: DrawnEdge) -> None:
        if edge.clock:
            shape = self._shape(timer_identifier(edge.source), edge.clock)
            _label(shape, edge.label.place if edge.label else None)

    def _flow(self, edge: DrawnEdge) -> None:
        points: list[Point] = [(whole(x), whole(y)) for x, y in edge.points]
        points[0] = _departure(edge, self._nodes[edge.source], points)
        points[-1] = _on_border(self._nodes[edge.target], points[-1], points[-2])
        made = self._edge(flow_identifier(edge.id), points)
        _label(made, edge.label.place if edge.label and not edge.timer else None)

    def _edge(self, element: str, points: Sequence[Point]) -> etree._Element:
        edge = child(self._plane, "bpmndi:BPMNEdge", id=f"{element}_di", bpmnElement=element)
        for x, y in points:
            child(edge, "di:waypoint", x=str(whole(x) + _LEFT), y=str(whole(y) + _TOP))
        return edge

    def _group(self, group: str, phase: Band) -> None:
        """A group around everything of a phase; it juts out of the pool, where its name stands."""
        drawing = self._drawing
        wide, high = self._name_room(phase)
        if self._upright:
            top, bottom = phase.y + _GROUP_APART, phase.place.bottom - _GROUP_APART
            left = phase.header.right - self._strip - 2 * _GROUP_MARGIN
            place = Rectangle(left, top, drawing.width + _GROUP_BEYOND - left, bottom - top)
            name = Rectangle(left + _GROUP_MARGIN, top + 2 * _GROUP_MARGIN, wide, high)
        else:
            left, right = phase.x + _GROUP_APART, phase.place.right - _GROUP_APART
            top = phase.header.bottom - high - 2 * _GROUP_MARGIN
            place = Rectangle(left, top, right - left, drawing.height + _GROUP_BEYOND - top)
            name = Rectangle(left + (right - left - wide) / 2, top + _GROUP_MARGIN, wide, high)
        _label(self._shape(group, place), name)

    def _withdrawal(self) -> None:
        """The note that the process no longer holds, above the pool and the names of phases that jut out of it."""
        first = self._drawing.lanes[0]
        names = max((self._name_room(phase)[1] for phase in self._drawing.phases), default=0.0) + 2 * _GROUP_MARGIN
        bottom = first.y - _NOTE_APART - (_POOL_STRIP if self._upright else names)
        self._shape(WITHDRAWAL, Rectangle(first.x, bottom - _NOTE_HEIGHT, _NOTE_WIDTH, _NOTE_HEIGHT))

    def _name_room(self, phase: Band) -> tuple[float, float]:
        room = _GROUP_NAME if self._upright else phase.width - 2 * _GROUP_MARGIN
        _, wide, high = external_text(phase.name, replace(BPMN, label_width=room))
        return wide, high


def _departure(edge: DrawnEdge, source: DrawnNode, points: Sequence[Point]) -> Point:
    """Where a flow leaves its source: a timer at its circle, everything else at the border."""
    (x, y), (next_x, next_y) = points[0], points[1]
    if not edge.timer:
        return _on_border(source, (x, y), (next_x, next_y))
    if x == next_x:
        return x, y + math.copysign(edge.timer, next_y - y)
    return x + math.copysign(edge.timer, next_x - x), y


def _on_border(node: DrawnNode, point: Point, neighbour: Point) -> Point:
    """The point on a sloping border at which the line to its neighbour meets it, once all figures are whole."""
    if node.kind not in ("decision", "start", "end"):
        return point
    half = node.width / 2
    middle_x, middle_y = whole(node.x) + half, whole(node.y) + half
    upright = point[0] == neighbour[0]
    offset = min(abs(point[0] - middle_x if upright else point[1] - middle_y), half)
    out = half - offset if node.kind == "decision" else math.sqrt(half * half - offset * offset)
    if upright:
        return point[0], middle_y + math.copysign(out, neighbour[1] - middle_y)
    return middle_x + math.copysign(out, neighbour[0] - middle_x), point[1]


def _label(parent: etree._Element, place: Rectangle | None) -> None:
    if place:
        _bounds(child(parent, "bpmndi:BPMNLabel"), place)


def _bounds(parent: etree._Element, place: Rectangle) -> None:
    x, y, right, bottom = whole(place.x), whole(place.y), whole(place.right), whole(place.bottom)
    child(parent, "dc:Bounds", x=str(x + _LEFT), y=str(y + _TOP), width=str(right - x), height=str(bottom - y))
