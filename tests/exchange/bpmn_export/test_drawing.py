"""Where everything stands in an exported file, in whole px."""

from __future__ import annotations

import itertools
import math
from functools import cache

import pytest
from lxml import etree

from procman.diagram.geometry import Direction, Rectangle
from procman.exchange.bpmn_export.document import to_bpmn
from procman.exchange.bpmn_export.xml import NAMESPACES
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.diagram.diagrams import DIRECTIONS
from tests.exchange.processes import EDGE_CASES

SAMPLE = load(FolderTree(REPOSITORY)).definitions
_EVENTS = ("startEvent", "endEvent", "boundaryEvent")
_GATEWAYS = ("exclusiveGateway", "parallelGateway")
Point = tuple[int, int]


class Drawn:
    """An exported drawing."""

    def __init__(self, content: bytes) -> None:
        self.root = etree.fromstring(content)
        self.types = {
            element.get("id", ""): etree.QName(element).localname
            for element in self.root.iter(f"{{{NAMESPACES['bpmn']}}}*")
            if element.get("id")
        }
        self.shapes = {shape.get("bpmnElement", ""): shape for shape in self._all("BPMNShape")}
        self.edges = {edge.get("bpmnElement", ""): edge for edge in self._all("BPMNEdge")}

    def _all(self, name: str) -> list[etree._Element]:
        return self.root.findall(f".//bpmndi:{name}", NAMESPACES)

    def of(self, *types: str) -> list[str]:
        return [element for element, kind in self.types.items() if kind in types]

    def place(self, element: str) -> Rectangle:
        return _bounds(self.shapes[element].find("dc:Bounds", NAMESPACES))

    def label(self, element: str) -> Rectangle | None:
        owner = self.shapes.get(element, self.edges.get(element))
        assert owner is not None
        found = owner.find("bpmndi:BPMNLabel/dc:Bounds", NAMESPACES)
        return _bounds(found) if found is not None else None

    def points(self, element: str) -> list[Point]:
        waypoints = self.edges[element].findall("di:waypoint", NAMESPACES)
        return [(int(point.get("x", "")), int(point.get("y", ""))) for point in waypoints]


def _bounds(element: etree._Element | None) -> Rectangle:
    assert element is not None
    return Rectangle(*(int(element.get(name, "")) for name in ("x", "y", "width", "height")))


@cache
def _drawn(process_id: str, direction: Direction) -> Drawn:
    return Drawn(to_bpmn(SAMPLE.processes[process_id], SAMPLE, direction=direction))


def _case(name: str, direction: Direction = "vertical") -> Drawn:
    return Drawn(to_bpmn(EDGE_CASES[name], Definitions(), direction=direction))


each_drawing = pytest.mark.parametrize(
    ("process_id", "direction"), [(each, DIRECTIONS[place % 2]) for place, each in enumerate(SAMPLE.processes)]
)


@each_drawing
def test_everything_is_drawn_once(process_id: str, direction: Direction) -> None:
    drawn = _drawn(process_id, direction)
    tasks = ("userTask", "manualTask", "serviceTask", "receiveTask", "callActivity")
    shapes = ("participant", "lane", "group", "dataObjectReference", *tasks, *_EVENTS, *_GATEWAYS)
    assert set(drawn.shapes) == set(drawn.of(*shapes))
    assert set(drawn.edges) == set(drawn.of("sequenceFlow", "dataInputAssociation", "dataOutputAssociation"))


@each_drawing
def test_flows_run_level_or_upright_from_border_to_border(process_id: str, direction: Direction) -> None:
    drawn = _drawn(process_id, direction)
    for flow in drawn.root.iter(f"{{{NAMESPACES['bpmn']}}}sequenceFlow"):
        points = drawn.points(flow.get("id", ""))
        assert all(one[0] == other[0] or one[1] == other[1] for one, other in itertools.pairwise(points))
        for element, point in ((flow.get("sourceRef", ""), points[0]), (flow.get("targetRef", ""), points[-1])):
            assert _away(drawn.types[element], drawn.place(element), point) <= _TOLERANCE[drawn.types[element]], flow


_TOLERANCE = dict.fromkeys((*_GATEWAYS, "userTask", "manualTask", "serviceTask", "receiveTask", "callActivity"), 0.0)
_TOLERANCE |= dict.fromkeys(_EVENTS, 0.51)  # a circle meets whole px in four points only


def _away(kind: str, place: Rectangle, point: Point) -> float:
    """Distance of a point from the border of a shape."""
    x, y = abs(point[0] - place.x - place.width / 2), abs(point[1] - place.y - place.height / 2)
    if kind in _EVENTS:
        return abs(math.hypot(x, y) - place.width / 2)
    if kind in _GATEWAYS:
        return abs(x + y - place.width / 2)
    return min(abs(x - place.width / 2), abs(y - place.height / 2))


@each_drawing
def test_timers_sit_on_the_border_of_their_step(process_id: str, direction: Direction) -> None:
    drawn = _drawn(process_id, direction)
    for event in drawn.root.iter(f"{{{NAMESPACES['bpmn']}}}boundaryEvent"):
        timer, host = drawn.place(event.get("id", "")), drawn.place(event.get("attachedToRef", ""))
        assert (timer.width, timer.height) == (36, 36)
        middle = (int(timer.x + 18), int(timer.y + 18))
        assert _away("userTask", host, middle) == 0
        assert drawn.label(event.get("id", "")) is not None


@each_drawing
def test_names_and_documents_touch_nothing_once_rounded(process_id: str, direction: Direction) -> None:
    drawn = _drawn(process_id, direction)
    lines = [
        Rectangle(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        for flow in drawn.of("sequenceFlow")
        for (x0, y0), (x1, y1) in itertools.pairwise(drawn.points(flow))
    ]
    named = [each for each in (*drawn.shapes, *drawn.edges) if drawn.label(each) and drawn.types[each] != "group"]
    labels = [label for each in named if (label := drawn.label(each))]
    documents = [drawn.place(each) for each in drawn.of("dataObjectReference")]
    for one, other in itertools.combinations([*labels, *documents], 2):
        assert not one.touches(other)
    for place in (*labels, *documents):
        assert not any(place.touches(line) for line in lines)


@each_drawing
def test_lanes_tile_their_pool(process_id: str, direction: Direction) -> None:
    drawn = _drawn(process_id, direction)
    pool = drawn.place(f"Pool_{process_id}")
    lanes = [drawn.place(lane) for lane in drawn.of("lane")]
    if direction == "horizontal":
        assert all((lane.x, lane.right) == (pool.x + 30, pool.right) for lane in lanes)
        ends = [pool.y, *(lane.bottom for lane in lanes)]
        assert [lane.y for lane in lanes] == ends[:-1]
        assert ends[-1] == pool.bottom
    else:
        assert all((lane.y, lane.bottom) == (pool.y + 30, pool.bottom) for lane in lanes)
        ends = [pool.x, *(lane.right for lane in lanes)]
        assert [lane.x for lane in lanes] == ends[:-1]
        assert ends[-1] == pool.right
    wanted = "true" if direction == "horizontal" else "false"
    assert {drawn.shapes[each].get("isHorizontal") for each in (f"Pool_{process_id}", *drawn.of("lane"))} == {wanted}
    for data in drawn.of("dataObjectReference"):
        assert any(_inside(drawn.place(data), lane) for lane in lanes)


def _inside(place: Rectangle, lane: Rectangle) -> bool:
    return lane.x < place.x and place.right < lane.right and lane.y < place.y and place.bottom < lane.bottom


@each_drawing
def test_every_phase_is_a_group_around_its_steps(process_id: str, direction: Direction) -> None:
    drawn, exported = _drawn(process_id, direction), SAMPLE.processes[process_id]
    groups = {group: drawn.place(group) for group in drawn.of("group")}
    assert list(groups) == [f"Phase_{phase}" for phase in exported.phases]
    for one, other in itertools.combinations(groups.values(), 2):
        assert not one.touches(other)
    for group, place in groups.items():
        label = drawn.label(group)
        assert label is not None
        assert _inside(label, place)
        assert not label.touches(drawn.place(f"Pool_{process_id}"))
    for step_id, step in exported.steps.items():
        if step.phase:
            assert _inside(drawn.place(step_id), groups[f"Phase_{step.phase}"])


def test_gateways_show_their_mark_and_have_the_size_of_tools() -> None:
    drawn = _drawn("CS-02", "horizontal")
    for gateway in drawn.of("exclusiveGateway"):
        assert drawn.shapes[gateway].get("isMarkerVisible") == "true"
    sizes = {(drawn.place(each).width, drawn.place(each).height) for each in drawn.of(*_GATEWAYS)}
    assert sizes == {(50, 50)}
    assert {drawn.place(each).width for each in drawn.of("startEvent", "endEvent")} == {36}


def test_a_pool_without_lanes() -> None:
    drawn = _case("no performer")
    assert "lane" not in drawn.types.values()
    pool = drawn.place("Pool_CS-01")
    assert _inside(drawn.place("a"), pool)


def _long(direction: Direction) -> Drawn:
    return _case("long names", direction)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_room_for_long_names(direction: Direction) -> None:
    drawn = _long(direction)
    label = drawn.label("b")
    assert label is not None
    assert label.width * label.height > 312 * 11 * 13
    assert drawn.place("a").height > 80


def test_the_shape_of_a_process() -> None:
    exported: Process = EDGE_CASES["one step"]
    level, upright = _case("one step", "horizontal"), _case("one step", "vertical")
    places = [level.place(each) for each in ("start", *exported.steps, "done")]
    assert places[0].right < places[1].x
    assert places[1].right < places[2].x
    places = [upright.place(each) for each in ("start", *exported.steps, "done")]
    assert places[0].bottom < places[1].y
    assert places[1].bottom < places[2].y
