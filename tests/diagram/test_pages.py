"""Flowcharts on paper: samples, random processes and extremes."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from procman.diagram.diagram_input import (
    ControlMark,
    DiagramInput,
    FooterItem,
    InputBand,
    InputEdge,
    InputNode,
    TitleBlock,
)
from procman.diagram.geometry import Direction
from procman.diagram.metrics import count
from procman.diagram.page_fit import draw_pages, layout_pages
from procman.diagram.page_picture import render_pages
from procman.diagram.paper import PaperName
from procman.diagram.placing import breaker_of, place
from procman.diagram.profile_paper import PAPER
from procman.diagram.routing import route
from procman.model.definitions import Definitions
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.diagram.diagrams import DIRECTIONS, diagram
from tests.diagram.page_checks import check
from tests.diagram.random_processes import random_diagram, with_phases

_both = pytest.mark.parametrize("direction", DIRECTIONS)
_papers = pytest.mark.parametrize("paper", ["a4", "a3"])
_LIMIT = 10.0  # seconds for one flowchart, whatever it is
_TITLE = TitleBlock(
    "极端流程", (("文件编号", "T-01"),), (), "第 {number} 页，共 {count} 页", reference="第 {number} 页"
)


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> Definitions:
    return load(FolderTree(sample_root)).definitions


@_both
@_papers
def test_every_flowchart_of_the_sample(sample: Definitions, direction: Direction, paper: PaperName) -> None:
    for process in sample.processes.values():
        check(draw_pages(process, sample, paper, direction))


def _random(seed: int) -> list[DiagramInput]:
    plain = random_diagram(seed)
    return [plain, with_phases(plain, seed)]


@_both
def test_random_processes(direction: Direction) -> None:
    for seed in range(5):
        for given in _random(seed):
            check(layout_pages(given, "a4", direction))


@pytest.mark.slow
@_both
def test_many_random_processes(direction: Direction) -> None:
    for seed in range(100):
        for given in _random(seed):
            check(layout_pages(given, "a3" if seed % 3 == 0 else "a4", direction))


@_both
def test_no_paper_size_has_faults(sample: Definitions, direction: Direction) -> None:
    from procman.diagram.content import diagram_of

    inputs = [diagram_of(process, sample, "zh-CN") for process in list(sample.processes.values())[::3]]
    _check_profiles([*inputs, *(given for seed in range(8) for given in _random(seed))], direction)


@pytest.mark.slow
@_both
def test_no_paper_size_has_faults_on_many(sample: Definitions, direction: Direction) -> None:
    from procman.diagram.content import diagram_of

    inputs = [diagram_of(process, sample, "zh-CN") for process in sample.processes.values()]
    _check_profiles([*inputs, *(given for seed in range(200) for given in _random(seed))], direction)


def _check_profiles(inputs: list[DiagramInput], direction: Direction) -> None:
    for given in inputs:
        routing, breaker = route(given), breaker_of(given)
        for profile in PAPER:
            assert count(place(given, routing, breaker, direction, profile)).faults == {}, given.id


_LONG = "客户提出的诉求需要进一步核实，" * 20


def _long_texts() -> DiagramInput:
    long = _LONG
    nodes = (
        InputNode("a", "start", 0, 0, long),
        InputNode("b", "decision", 0, 0, long, "01", (ControlMark("KC-01", True),), (FooterItem("limit", long),)),
        InputNode("c", "task", 1, 0, long, "02", (), (FooterItem("document", long), FooterItem("form", "表")), True),
        InputNode("d", "parallel", 1, 0, long[:60]),
        InputNode("e", "end", 1, 0, long),
    )
    ways = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]
    edges = tuple(InputEdge(f"{one}--{two}", one, two, "sequence", long) for one, two in ways)
    bands = (InputBand("one", long[:60]), InputBand("two", "Network Maintenance Supervisors"))
    return DiagramInput("T-01", nodes, edges, bands, (InputBand("p", long[:90]),))


def _extremes() -> dict[str, DiagramInput]:
    chain = [(f"n{place}", "decision" if place % 9 == 8 else "task", place * 7 % 12) for place in range(200)]
    ways = [(f"n{place}", f"n{place + 1}") for place in range(199)]
    back = [(f"n{place}", f"n{place - 6}", "否") for place in range(8, 200, 9)]
    straight = [(f"n{place}", "task", 0) for place in range(200)]
    many = [(f"n{place}", "task", place * 7 % 12) for place in range(60)]
    far = [("n50", "n3"), ("n20", "n41"), ("n59", "n0")]
    return {
        "one step": diagram([("a", "task", 0)], []),
        "no decision": diagram(
            [("s", "start", 0), ("a", "task", 0), ("e", "end", 1)], [("s", "a"), ("a", "e")], lanes=2
        ),
        "self-loop": diagram([("a", "task", 0), ("b", "task", 0)], [("a", "b"), ("b", "b", "再来一次")]),
        "two parallel loops": diagram(
            [("a", "task", 0), ("b", "decision", 0), ("c", "task", 0)],
            [("a", "b"), ("b", "a", "退回"), ("b", "a", "补充"), ("b", "c", "通过")],
        ),
        "200 steps": diagram(straight, ways),
        "200 steps in 12 lanes": diagram(chain, [*ways, *back], lanes=12),
        "60 steps in 12 lanes": diagram(many, [*ways[:59], *far], lanes=12, phases=0),
        "long texts everywhere": _long_texts(),
        "label of 300 characters": diagram(
            [("a", "decision", 0), ("b", "task", 1), ("c", "task", 0)],
            [("a", "b", _LONG), ("a", "c", "否")],
            lanes=2,
        ),
    }


@_both
@_papers
@pytest.mark.parametrize("name", _extremes())
def test_extremes(name: str, direction: Direction, paper: PaperName) -> None:
    given = replace(_extremes()[name], title=_TITLE)
    began = time.process_time()
    paged = layout_pages(given, paper, direction)
    pictures = render_pages(paged)
    assert time.process_time() - began < _LIMIT
    check(paged, pictures)
