"""The page that Visio reads: shapes, texts, glue."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from procman.diagram.geometry import Point
from procman.diagram.watermark import Watermark
from procman.exchange.chart import Chart
from procman.exchange.visio.connectors import route
from procman.exchange.visio.document import to_vsdx
from procman.exchange.visio.sheets import PIXELS_PER_INCH
from tests.exchange.charts import VISIO, all_charts, cells_of, hostile_chart, page_of, small_chart, text_of

_NEAR = 0.5  # px


class VisioPage:
    """Top shapes of a page by what they are, with places in px of the drawing."""

    def __init__(self, chart: Chart) -> None:
        self.root = page_of(to_vsdx(chart))
        self.shapes = {shape.get("ID", ""): shape for shape in self.root.iter(f"{VISIO}Shape")}
        top = self.root.find(f"{VISIO}Shapes")
        assert top is not None
        self.top = list(top)
        frame = cells_of(self.named("Frame")[0])
        self._left = float(frame["PinX"]) - float(frame["Width"]) / 2
        self._top = float(frame["PinY"]) + float(frame["Height"]) / 2

    def named(self, name: str) -> list[ElementTree.Element]:
        """Top shapes of a kind, in drawing order."""
        return [shape for shape in self.top if shape.get("Name", "").startswith(f"{name}.")]

    def on_drawing(self, x: float, y: float) -> Point:
        return (x - self._left) * PIXELS_PER_INCH, (self._top - y) * PIXELS_PER_INCH

    def place(self, shape: ElementTree.Element) -> tuple[float, float, float, float]:
        cells = {name: float(value) for name, value in cells_of(shape).items() if re.fullmatch(r"-?[\d.]+", value)}
        x, y = self.on_drawing(cells["PinX"] - cells["Width"] / 2, cells["PinY"] + cells["Height"] / 2)
        return x, y, cells["Width"] * PIXELS_PER_INCH, cells["Height"] * PIXELS_PER_INCH

    def line(self, shape: ElementTree.Element) -> list[Point]:
        """The corners of a connector."""
        cells = cells_of(shape)
        left = float(cells["PinX"]) - float(cells["LocPinX"])
        bottom = float(cells["PinY"]) - float(cells["LocPinY"])
        geometry = section(shape, "Geometry")
        return [
            self.on_drawing(left + float(row["X"]), bottom + float(row["Y"]))
            for row in map(cells_of, geometry.iterfind(f"{VISIO}Row"))
        ]


def section(shape: ElementTree.Element, name: str) -> ElementTree.Element:
    return next(found for found in shape.iterfind(f"{VISIO}Section") if found.get("N") == name)


@pytest.fixture(scope="module")
def pages() -> list[tuple[Chart, VisioPage]]:
    return [(chart, VisioPage(chart)) for chart in all_charts()]


def test_steps_lie_where_the_drawing_has_them_and_say_their_name(pages: list[tuple[Chart, VisioPage]]) -> None:
    for chart, page in pages:
        steps = page.named("Step")
        assert len(steps) == len(chart.drawing.nodes)
        for shape, node in zip(steps, chart.drawing.nodes, strict=True):
            wanted = (node.x, node.y, node.width, node.height)
            assert page.place(shape) == pytest.approx(wanted, abs=_NEAR)
            assert text_of(shape) == "\n".join(node.lines)
            parts = "".join(text_of(part) for part in shape.iter(f"{VISIO}Shape"))
            assert all(line.text in parts for line in node.footer)
            assert all(badge.text in parts for badge in node.badges)


def test_lanes_are_containers_of_their_steps(pages: list[tuple[Chart, VisioPage]]) -> None:
    for chart, page in pages:
        lanes = page.named("Lane")
        ids = [step.get("ID") for step in page.named("Step")]
        for shape, lane in zip(lanes, chart.drawing.lanes, strict=True):
            wanted = (lane.x, lane.y, lane.width, lane.height)
            assert page.place(shape) == pytest.approx(wanted, abs=_NEAR)
            row = next(row for row in section(shape, "User") if row.get("N") == "msvStructureType")
            assert cells_of(row) == {"Value": "Container"}
            members = [number for number, node in zip(ids, chart.drawing.nodes, strict=True) if node.lane == lane.id]
            assert re.findall(r"Sheet\.(\d+)!", formula(shape, "Relationships")) == members
            header = shape.find(f"{VISIO}Shapes/{VISIO}Shape")
            assert header is not None
            assert text_of(header) == "\n".join(lane.lines)


def formula(shape: ElementTree.Element, name: str) -> str:
    cell = next((cell for cell in shape.iterfind(f"{VISIO}Cell") if cell.get("N") == name), None)
    return "" if cell is None else cell.get("F", "")


def test_connectors_run_as_drawn_and_are_glued_to_both_steps(pages: list[tuple[Chart, VisioPage]]) -> None:
    for chart, page in pages:
        ids = {node.id: step.get("ID") for node, step in zip(chart.drawing.nodes, page.named("Step"), strict=True)}
        glue = {
            (entry.get("FromSheet"), entry.get("FromCell")): (entry.get("ToSheet"), entry.get("ToCell", ""))
            for entry in page.root.iter(f"{VISIO}Connect")
        }
        connectors = page.named("Connector")
        assert len(glue) == 2 * len(connectors)
        for shape, edge in zip(connectors, chart.drawing.edges, strict=True):
            for one, other in zip(page.line(shape), route(edge), strict=True):
                assert one == pytest.approx(other, abs=0.1)
            assert text_of(shape) == ("\n".join(edge.label.lines) if edge.label else "")
            for cell, step in (("BeginX", edge.source), ("EndX", edge.target)):
                sheet, target = glue[(shape.get("ID"), cell)]
                assert sheet == ids[step]
                assert f"Sheet.{sheet}!{target}," in formula(shape, cell)
                assert_meets(page, shape, cell, sheet, target)


def assert_meets(page: VisioPage, shape: ElementTree.Element, cell: str, sheet: str | None, target: str) -> None:
    """The connection point is at the end of the connector."""
    step = page.shapes[str(sheet)]
    rows = list(section(step, "Connection"))
    row = cells_of(rows[int(target.removeprefix("Connections.X")) - 1])
    x, y, _, height = page.place(step)
    port = (x + float(row["X"]) * PIXELS_PER_INCH, y + height - float(row["Y"]) * PIXELS_PER_INCH)
    cells = cells_of(shape)
    end = page.on_drawing(float(cells[cell]), float(cells[cell.replace("X", "Y")]))
    assert port == pytest.approx(end, abs=0.1)


def test_ids_are_unique_and_every_reference_has_its_shape(pages: list[tuple[Chart, VisioPage]]) -> None:
    for _, page in pages:
        assert len(page.shapes) == sum(1 for _ in page.root.iter(f"{VISIO}Shape"))
        formulas = " ".join(cell.get("F", "") for cell in page.root.iter(f"{VISIO}Cell"))
        assert set(re.findall(r"Sheet\.(\d+)!", formulas)) <= set(page.shapes)


def test_parts_of_a_shape_stand_in_the_order_that_visio_wants(pages: list[tuple[Chart, VisioPage]]) -> None:
    order = ["Cell", "Section", "Text", "Shapes"]
    for _, page in pages[:4]:
        for shape in page.shapes.values():
            places = [order.index(child.tag.removeprefix(VISIO)) for child in shape]
            assert places == sorted(places)


def test_figures_are_figures(pages: list[tuple[Chart, VisioPage]]) -> None:
    for _, page in pages:
        for cell in page.root.iter(f"{VISIO}Cell"):
            if cell.get("N") in ("PinX", "PinY", "Width", "Height", "X", "Y", "A", "TxtPinX", "Size"):
                assert re.fullmatch(r"-?\d+(\.\d+)?", cell.get("V", ""))


def test_steps_carry_their_data() -> None:
    page = VisioPage(small_chart())
    step = next(step for step in page.named("Step") if text_of(step) == "登记移机申请")
    rows = {row.get("N"): cells_of(row) for row in section(step, "Property")}
    assert rows["role"] == {"Value": "热线客服代表", "Label": "执行角色", "Type": "0", "SortKey": "03"}
    assert rows["instructions"]["Value"] == "核对客户身份。\n约定上门时间。"


def test_lines_tell_rework_and_timeouts_apart() -> None:
    chart = small_chart()
    looks = {
        edge.kind: cells_of(shape)
        for edge, shape in zip(chart.drawing.edges, VisioPage(chart).named("Connector"), strict=True)
    }
    assert len({look["LineColor"] for look in looks.values()}) == 3
    assert {kind: look["LinePattern"] for kind, look in looks.items()} == {
        "sequence": "1",
        "rework": "1",
        "timeout": "2",
    }


def test_hostile_texts_stay_texts() -> None:
    chart = hostile_chart()
    page = VisioPage(chart)
    assert [text_of(step) for step in page.named("Step")] == ["\n".join(node.lines) for node in chart.drawing.nodes]
    for cell in page.root.iter(f"{VISIO}Cell"):
        assert not re.search(r"alert|\{\{", cell.get("F", "")), "no text of the process stands in a formula"


def test_the_same_process_gives_the_same_bytes() -> None:
    assert to_vsdx(small_chart()) == to_vsdx(small_chart())


def test_what_no_longer_holds_lies_behind_the_steps() -> None:
    chart = small_chart()
    page = VisioPage(replace(chart, watermark=Watermark("作废", "<b>")))
    words = page.named("Watermark")
    assert words
    assert {text_of(word) for word in words} == {"作废"}
    assert max(page.top.index(word) for word in words) < min(
        place for place, shape in enumerate(page.top) if "DEPENDSON(4" in formula(shape, "Relationships")
    )
    for word in words:
        cells = cells_of(word)
        assert cells["Comment"] == "<b>"
        assert float(cells["Angle"]) == pytest.approx(math.radians(30), abs=1e-4)
    assert VisioPage(chart).named("Watermark") == []
