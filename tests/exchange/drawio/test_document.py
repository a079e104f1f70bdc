"""The model that draw.io reads: parents, places and ends."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from procman.diagram.geometry import Point, Rectangle
from procman.diagram.watermark import Watermark
from procman.exchange.chart import Chart
from procman.exchange.drawio.document import POOL, to_drawio
from tests.diagram.diagrams import DIRECTIONS
from tests.exchange.charts import all_charts, hostile_chart, small_chart

_NEAR = 0.5  # px


@dataclass
class Model:
    """Cells by id; a cell with data stands inside its object."""

    cells: dict[str, ElementTree.Element]
    objects: dict[str, ElementTree.Element]

    def place(self, cell_id: str) -> Rectangle:
        """Where a vertex lies on the page, by the chain of its containers."""
        geometry = self.geometry(cell_id)
        width, height = float(geometry.get("width", "0")), float(geometry.get("height", "0"))
        x, y = float(geometry.get("x", "0")), float(geometry.get("y", "0"))
        parent = self.cells[cell_id].get("parent", "")
        around = self.place(parent) if parent != "1" else Rectangle(0.0, 0.0, 0.0, 0.0)
        if geometry.get("relative") == "1":
            offset = point(geometry.find("mxPoint"))
            x, y = x * around.width + offset[0], y * around.height + offset[1]
        return Rectangle(around.x + x, around.y + y, width, height)

    def geometry(self, cell_id: str) -> ElementTree.Element:
        found = self.cells[cell_id].find("mxGeometry")
        assert found is not None, cell_id
        return found

    def style(self, cell_id: str) -> dict[str, str]:
        parts = [part for part in self.cells[cell_id].get("style", "").split(";") if part]
        return dict(part.partition("=")[::2] for part in parts)  # type: ignore[misc]

    def label(self, cell_id: str) -> str:
        holder = self.objects.get(cell_id)
        return (self.cells[cell_id].get("value") if holder is None else holder.get("label")) or ""

    def route(self, cell_id: str) -> list[Point]:
        """The line of an edge on the page."""
        cell, style = self.cells[cell_id], self.style(cell_id)
        ends = []
        for name, key in (("exit", "source"), ("entry", "target")):
            place = self.place(cell.get(key, ""))
            x, y = float(style[f"{name}X"]), float(style[f"{name}Y"])
            ends.append((place.x + x * place.width, place.y + y * place.height))
        corner = self.place(cell.get("parent", ""))
        points = self.geometry(cell_id).findall("Array/mxPoint")
        between = [(x + corner.x, y + corner.y) for x, y in map(point, points)]
        return [ends[0], *between, ends[1]]


def point(element: ElementTree.Element | None) -> Point:
    assert element is not None
    return float(element.get("x", "0")), float(element.get("y", "0"))


def read(text: str) -> Model:
    root = ElementTree.fromstring(text).find("diagram/mxGraphModel/root")
    assert root is not None
    cells: dict[str, ElementTree.Element] = {}
    objects: dict[str, ElementTree.Element] = {}
    for child in root:
        cell_id = child.get("id", "")
        assert cell_id
        assert cell_id not in cells, "ids are unique"
        if child.tag == "object":
            objects[cell_id] = child
            inner = child.find("mxCell")
            assert inner is not None
            cells[cell_id] = inner
        else:
            assert child.tag == "mxCell"
            cells[cell_id] = child
    return Model(cells, objects)


@pytest.fixture(scope="module")
def models() -> list[tuple[Chart, Model]]:
    return [(chart, read(to_drawio(chart))) for chart in all_charts()]


def near(one: Rectangle, other: Rectangle) -> bool:
    return all(
        abs(a - b) <= _NEAR
        for a, b in zip(
            (one.x, one.y, one.width, one.height), (other.x, other.y, other.width, other.height), strict=True
        )
    )


def on_page(place: Rectangle, pool: Rectangle) -> Rectangle:
    return Rectangle(place.x + pool.x, place.y + pool.y, place.width, place.height)


def test_every_parent_and_end_is_there(models: list[tuple[Chart, Model]]) -> None:
    for chart, model in models:
        for cell_id, cell in model.cells.items():
            if cell_id != "0":
                assert cell.get("parent") in model.cells, (chart.drawing.process, cell_id)
            if cell.get("edge"):
                assert cell.get("source") in model.cells
                assert cell.get("target") in model.cells
            if cell_id not in ("0", "1"):
                assert (cell.get("vertex") == "1") != (cell.get("edge") == "1")


def test_steps_lie_in_their_lane_where_the_drawing_has_them(models: list[tuple[Chart, Model]]) -> None:
    for chart, model in models:
        pool = model.place(POOL)
        for lane in chart.drawing.lanes:
            assert "swimlane" in model.style(f"lane:{lane.id}")
            assert near(model.place(f"lane:{lane.id}"), on_page(lane.place, pool))
        for node in chart.drawing.nodes:
            assert model.cells[node.id].get("parent") == f"lane:{node.lane}"
            assert near(model.place(node.id), on_page(node.place, pool)), node.id


def test_parts_move_with_their_step_and_lie_where_they_are_drawn(models: list[tuple[Chart, Model]]) -> None:
    for chart, model in models:
        pool = model.place(POOL)
        for node in chart.drawing.nodes:
            for place, badge in enumerate(node.badges, start=1):
                cell_id = f"{node.id}:badge{place}"
                assert model.cells[cell_id].get("parent") == node.id
                assert near(model.place(cell_id), on_page(badge.place, pool))
                assert model.label(cell_id) == badge.text
            footers = [model.label(cell) for cell in model.cells if cell.startswith(f"{node.id}:footer")]
            assert "\n".join(footers).splitlines() == [line.text for line in node.footer]


def test_ways_run_as_they_are_drawn(models: list[tuple[Chart, Model]]) -> None:
    for chart, model in models:
        pool = model.place(POOL)
        for edge in chart.drawing.edges:
            wanted = [(x + pool.x, y + pool.y) for x, y in edge.points]
            cell = model.cells[edge.id]
            assert cell.get("target") == edge.target
            if edge.timer:
                clock = cell.get("source", "")
                assert model.cells[clock].get("parent") == edge.source, "the clock moves with its step"
                assert near(model.place(clock), on_page(clock_of(edge.clock), pool))
            else:
                assert cell.get("source") == edge.source
            drawn = model.route(edge.id)
            start = math.dist(drawn[0], wanted[0])
            assert start == pytest.approx(edge.timer, abs=0.1), "a timeout starts at its clock's rim"
            assert len(drawn) == len(wanted)
            for one, other in zip(drawn[1:], wanted[1:], strict=True):
                assert math.dist(one, other) < 0.1


def clock_of(clock: Rectangle | None) -> Rectangle:
    assert clock is not None
    return clock


def test_labels_stand_where_they_were_placed(models: list[tuple[Chart, Model]]) -> None:
    for chart, model in models:
        pool = model.place(POOL)
        for edge in chart.drawing.edges:
            if not edge.label:
                assert model.label(edge.id) == ""
                continue
            assert model.label(edge.id) == "\n".join(edge.label.lines)
            geometry = model.geometry(edge.id)
            x, y = along(model.route(edge.id), (float(geometry.get("x", "0")) + 1) / 2)
            offset = point(next(entry for entry in geometry.findall("mxPoint") if entry.get("as") == "offset"))
            place = edge.label.place
            middle = (pool.x + place.x + place.width / 2, pool.y + place.y + place.height / 2)
            assert math.dist((x + offset[0], y + offset[1]), middle) < _NEAR


def along(points: list[Point], share: float) -> Point:
    left = share * sum(math.dist(one, other) for one, other in itertools.pairwise(points))
    for one, other in itertools.pairwise(points):
        length = math.dist(one, other)
        if left <= length:
            return one[0] + (other[0] - one[0]) * left / length, one[1] + (other[1] - one[1]) * left / length
        left -= length
    return points[-1]


def test_lines_tell_rework_and_timeouts_apart() -> None:
    chart = small_chart()
    model = read(to_drawio(chart))
    styles = {edge.kind: model.style(edge.id) for edge in chart.drawing.edges}
    assert len({style["strokeColor"] for style in styles.values()}) == 3
    assert {kind for kind, style in styles.items() if "dashed" in style} == {"timeout"}
    assert all(style["rounded"] == "1" and style["edgeStyle"] == "orthogonalEdgeStyle" for style in styles.values())


def test_kinds_have_their_shapes() -> None:
    model = read(to_drawio(small_chart()))
    assert "rhombus" in model.style("good")
    assert model.style("start")["arcSize"] == model.style("moved")["arcSize"] == "50"
    assert model.style("survey")["shape"] == "process"
    assert model.style("split")["shape"] == "partialRectangle"
    assert "wait-for-customer:mark" in model.cells
    assert "possible:mark" in model.cells


def test_shapes_carry_their_data() -> None:
    model = read(to_drawio(small_chart()))
    holder = model.objects["register"]
    data = {key: value for key, value in holder.attrib.items() if key not in ("label", "id")}
    assert data["step"] == "01"
    assert data["role"] == "热线客服代表"
    assert data["time_limit"] == "15 分钟"
    assert data["instructions"] == "核对客户身份。\n约定上门时间。"


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_hostile_texts_stay_texts(direction: str) -> None:
    chart = hostile_chart(direction)  # type: ignore[arg-type]
    model = read(to_drawio(chart))
    for node in chart.drawing.nodes:
        assert model.label(node.id) == "\n".join(node.lines)
    for cell_id, cell in model.cells.items():
        style = model.style(cell_id)
        assert "html" not in style or style["html"] == "0", "labels are never read as markup"
        assert not re.search(r"alert|data:x|\{\{", cell.get("style", "")), "no text of the process stands in a style"


def test_pictures_are_well_formed(models: list[tuple[Chart, Model]]) -> None:
    for _, model in models[:2]:
        for address in pictures(model):
            assert not set(address) & set(';"<>')
            ElementTree.fromstring(unquote(address.removeprefix("data:image/svg+xml,")))


def pictures(model: Model) -> Iterator[str]:
    found = [model.style(cell_id).get("image") for cell_id in model.cells]
    assert any(found)
    yield from (address for address in found if address)


def test_the_file_is_recognised_as_ours_and_the_same_each_time() -> None:
    assert to_drawio(small_chart()) == to_drawio(small_chart())
    assert to_drawio(small_chart()).startswith('<mxfile host="procman"')


def test_the_page_holds_everything() -> None:
    for chart in (small_chart(), hostile_chart("horizontal")):
        text = to_drawio(chart)
        page = re.search(r'pageWidth="([\d.]+)" pageHeight="([\d.]+)"', text)
        assert page
        model = read(text)
        for cell_id, cell in model.cells.items():
            if cell.get("vertex") and not cell_id.startswith("legend:"):
                place = model.place(cell_id)
                assert place.right <= float(page[1])
                assert place.bottom <= float(page[2])


def test_what_no_longer_holds_is_told_on_a_locked_layer() -> None:
    """The word lies above everything, turned and pale, and inside the page."""
    chart = small_chart()
    marked = read(to_drawio(replace(chart, watermark=Watermark("作废", "<b>"))))
    plain = read(to_drawio(chart))
    added = [cell for cell in marked.cells if cell not in plain.cells]
    layer, *words = added
    assert list(marked.cells)[-len(added) :] == added
    assert (marked.cells[layer].get("parent"), marked.style(layer)) == ("0", {"locked": "1"})
    assert marked.label(layer) == "作废 <b>"
    assert words
    for word in words:
        style, place = marked.style(word), marked.geometry(word)
        assert (marked.label(word), marked.cells[word].get("parent"), style["html"]) == ("作废", layer, "0")
        assert (style["rotation"], style["pointerEvents"]) == ("330", "0")
        assert int(style["textOpacity"]) < 20
        assert float(place.get("x", "-1")) > 0
        assert float(place.get("y", "-1")) > 0
