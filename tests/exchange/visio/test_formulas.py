"""Visio computes formulas anew whenever it likes; each has to give the figure that stands beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from procman.exchange.chart import make_chart
from procman.exchange.visio.document import to_vsdx
from tests.diagram.diagrams import DIRECTIONS
from tests.exchange.charts import VISIO, cells_of, hostile_chart, page_of, sample, small_chart

_NOT_FIGURES = ("PAR(", "_XFTRIGGER(", "SUM(DEPENDSON(", "OPENTEXTWIN(")
_TERM = re.compile(r"Sheet\.(\d+)!(\w+)|(\d[\d.]*)(IN|DL|DA)?|([A-Za-z]\w*)")
_TOLERANCE = 2e-4  # inches; a fiftieth of a px


def evaluate(formula: str, shape: dict[str, str], shapes: dict[str, dict[str, str]]) -> float:
    """The value of a formula of sums and products of cells and lengths."""

    def value(match: re.Match[str]) -> str:
        sheet, cell, figure, _, own = match.groups()
        if sheet:
            return f"({shapes[sheet][cell]})"
        return figure if figure else f"({shape[own]})"

    plain = _TERM.sub(value, formula.replace("GUARD(", "("))
    assert re.fullmatch(r"[-+*/().\d]+", plain), formula
    return float(eval(plain))


def formulas(page: ElementTree.Element) -> Iterator[tuple[str, float, float]]:
    """Every formula, its value and the figure beside it."""
    shapes = {shape.get("ID", ""): cells_of(shape) for shape in page.iter(f"{VISIO}Shape")}
    for shape in page.iter(f"{VISIO}Shape"):
        own = shapes[shape.get("ID", "")]
        cells = [*shape.iterfind(f"{VISIO}Cell"), *shape.iterfind(f"{VISIO}Section/{VISIO}Row/{VISIO}Cell")]
        for cell in cells:
            formula = cell.get("F")
            if formula and not formula.startswith(_NOT_FIGURES):
                yield formula, evaluate(formula, own, shapes), float(cell.get("V", ""))


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", ["small", "hostile", "CS-02", "HR-01"])
def test_every_formula_gives_its_figure(name: str, direction: str) -> None:
    charts = {"small": small_chart, "hostile": hostile_chart}
    chart = (
        charts[name](direction)  # type: ignore[arg-type]
        if name in charts
        else make_chart(sample().processes[name], sample(), direction, "zh-CN")  # type: ignore[arg-type]
    )
    checked = list(formulas(page_of(to_vsdx(chart))))
    assert len(checked) > 500
    assert [found for found in checked if abs(found[1] - found[2]) > _TOLERANCE] == []


def test_corners_are_quarters_of_circles_inside_the_box() -> None:
    page = page_of(to_vsdx(small_chart()))
    arcs = 0
    for shape in page.iter(f"{VISIO}Shape"):
        width, height = (float(cells_of(shape)[name]) for name in ("Width", "Height"))
        for section in shape.iterfind(f"{VISIO}Section[@N='Geometry']"):
            rows = [(row.get("T"), cells_of(row)) for row in section.iterfind(f"{VISIO}Row")]
            for (_, before), (kind, after) in itertools.pairwise(rows):
                if kind != "ArcTo":
                    continue
                arcs += 1
                across = float(after["X"]) - float(before["X"])
                along = float(after["Y"]) - float(before["Y"])
                assert abs(across) == pytest.approx(abs(along), abs=1e-5)
                assert float(after["A"]) == pytest.approx(abs(across) * (1 - 0.5**0.5), abs=1e-5)
                assert -1e-6 <= float(after["X"]) <= width + 1e-6
                assert -1e-6 <= float(after["Y"]) <= height + 1e-6
            if rows[-1][0] == "ArcTo":
                assert (rows[-1][1]["X"], rows[-1][1]["Y"]) == (rows[0][1]["X"], rows[0][1]["Y"]), "closed"
    assert arcs > 40
