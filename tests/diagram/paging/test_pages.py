"""Flowcharts on paper: samples, random processes and extremes."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procman.diagram.content import diagram_of
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
from procman.diagram.geometry_json import to_json
from procman.diagram.metrics import count
from procman.diagram.paging.fan import Wish, needed, spread
from procman.diagram.paging.page_fit import PagedDrawing, draw_pages, layout_pages
from procman.diagram.paging.page_picture import render_pages
from procman.diagram.paging.pages import letters
from procman.diagram.paging.paper import PaperName
from procman.diagram.paging.profile_paper import PAPER
from procman.diagram.placing import breaker_of, place
from procman.diagram.routing import route
from procman.model.definitions import Definitions
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.diagram.diagrams import DIRECTIONS, FIXTURES, definitions, diagram, fixture
from tests.diagram.paging.page_checks import SVG, check, check_picture
from tests.diagram.random_processes import random_diagram, with_phases

_both = pytest.mark.parametrize("direction", DIRECTIONS)
_papers = pytest.mark.parametrize("paper", ["a4", "a3"])
_LIMIT = 10.0  # seconds for one flowchart, whatever it is
_TITLE = TitleBlock(
    "极端流程",
    (("文件编号", "T-01"),),
    (),
    "第 {number} 页，共 {count} 页",
    reference="第 {number} 页",
    connector="连接",
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
        for wanted in _random(seed):
            check(layout_pages(wanted, "a4", direction))


@pytest.mark.slow
@_both
def test_many_random_processes(direction: Direction) -> None:
    for seed in range(0, 100, 2):
        for wanted in _random(seed):
            check(layout_pages(wanted, "a3" if seed % 3 == 0 else "a4", direction))


@_both
def test_no_limit_is_parted_from_its_unit(sample: Definitions, direction: Direction) -> None:
    for process in sample.processes.values():
        wanted = diagram_of(process, sample, "zh-CN")
        limits = {(node.id, item.text) for node in wanted.nodes for item in node.footer if item.mark == "limit"}
        routing, breaker = route(wanted), breaker_of(wanted)
        for profile in PAPER:
            drawing = place(wanted, routing, breaker, direction, profile)
            assert limits <= {(node.id, line.text) for node in drawing.nodes for line in node.footer}, process.id


@_both
def test_no_paper_size_has_faults(sample: Definitions, direction: Direction) -> None:
    inputs = [diagram_of(process, sample, "zh-CN") for process in list(sample.processes.values())[::3]]
    _check_profiles([*inputs, *(wanted for seed in range(8) for wanted in _random(seed))], direction)


@pytest.mark.slow
@_both
def test_no_paper_size_has_faults_on_many(sample: Definitions, direction: Direction) -> None:
    inputs = [diagram_of(process, sample, "zh-CN") for process in sample.processes.values()]
    _check_profiles([*inputs, *(wanted for seed in range(0, 200, 3) for wanted in _random(seed))], direction)


def _check_profiles(inputs: list[DiagramInput], direction: Direction) -> None:
    for wanted in inputs:
        routing, breaker = route(wanted), breaker_of(wanted)
        for profile in PAPER:
            assert count(place(wanted, routing, breaker, direction, profile)).faults == {}, wanted.id


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
        "label of 300 characters": diagram(
            [("a", "decision", 0), ("b", "task", 1), ("c", "task", 0)],
            [("a", "b", _LONG), ("a", "c", "否")],
            lanes=2,
        ),
    }


@_both
def test_shapes_larger_than_a_page_go_on_on_the_next_one(direction: Direction) -> None:
    told = replace(_long_texts(), title=_TITLE)
    began = time.process_time()
    paged = layout_pages(told, "a4", direction)
    pictures = render_pages(paged)
    assert time.process_time() - began < _LIMIT
    texts = "".join(pictures)
    for number, picture in enumerate(pictures, start=1):
        check_picture(paged, picture, number)
    for node in paged.drawing.nodes:
        assert all(line in texts for line in node.lines)
    shown = [node for sheet in paged.sheets for node in sheet.drawing.nodes]
    assert {node.id for node in shown} == {node.id for node in told.nodes}
    assert sum(sheet.clip is not None for sheet in paged.sheets) >= (2 if len(shown) > len(told.nodes) else 0)
    labels = [edge.label.text for sheet in paged.sheets for edge in sheet.drawing.edges if edge.label]
    assert labels == [edge.label for edge in told.edges]


@_both
@_papers
@pytest.mark.parametrize("name", _extremes())
def test_extremes(name: str, direction: Direction, paper: PaperName) -> None:
    wanted = replace(_extremes()[name], title=_TITLE)
    began = time.process_time()
    paged = layout_pages(wanted, paper, direction)
    pictures = render_pages(paged)
    assert time.process_time() - began < _LIMIT
    check(paged, pictures)


def _complaint(paper: PaperName = "a4", direction: Direction = "vertical") -> PagedDrawing:
    return draw_pages(fixture("complaint"), definitions(), paper, direction)


def test_lanes_stand_on_one_sheet_where_they_can(sample: Definitions) -> None:
    """Sheets beside each other are for processes only whose lanes are wider than the paper."""
    for process in sample.processes.values():
        drawing = draw_pages(process, sample, "a3").drawing
        assert {page.x for page in drawing.pages} == {0.0}, process.id


def test_a_sheet_that_stands_is_taken_where_it_does(sample: Definitions) -> None:
    assert not draw_pages(sample.processes["NW-01"], sample, "a4").sheet.landscape
    assert draw_pages(sample.processes["NW-02"], sample, "a4").sheet.landscape


def test_headers_are_repeated_and_phases_that_go_on_say_so() -> None:
    paged = _complaint()
    assert len(paged.sheets) > 1
    lanes = [band.name for band in paged.drawing.lanes]
    for sheet in paged.sheets:
        assert [band.name for band in sheet.drawing.lanes] == lanes
        assert all("".join(band.lines) == band.name for band in sheet.drawing.lanes)
    for earlier, later in itertools.pairwise(paged.sheets):
        begun = {band.id for band in earlier.drawing.phases}
        for band in later.drawing.phases:
            assert "".join(band.lines) == band.name + ("(续)" if band.id in begun else "")


def test_json_tells_pages_and_connectors() -> None:
    paged = _complaint()
    told = to_json(paged.drawing)
    assert [page["number"] for page in told["pages"]] == list(range(1, len(paged.sheets) + 1))
    assert len(told["connectors"]) == len(paged.drawing.connectors) > 0
    for connector in told["connectors"]:
        assert set(connector) == {"letter", "edge", "page", "other_page", "x", "y", "leaves"}
        page = told["pages"][connector["page"] - 1]
        assert connector["y"] in (page["y"], round(page["y"] + page["height"], 1))


def test_references_tell_pages_that_are_not_next_to_each_other() -> None:
    nodes = [(f"n{place}", "task", 0) for place in range(60)]
    edges = [(f"n{place}", f"n{place + 1}") for place in range(59)]
    paged = layout_pages(replace(diagram(nodes, [*edges, ("n58", "n1")]), title=_TITLE), "a4")
    far = [end for end in paged.drawing.connectors if abs(end.page - end.other_page) > 1]
    assert far
    notes = {
        (connector.letter, connector.note.text)
        for sheet in paged.sheets
        for connector in sheet.connectors
        if connector.note
    }
    assert notes == {(end.letter, f"第 {end.other_page} 页") for end in far}


def test_letters_go_on_after_z() -> None:
    assert list(itertools.islice(letters(), 24, 30)) == ["Y", "Z", "AA", "AB", "AC", "AD"]


def test_the_title_block_is_on_every_page(sample: Definitions) -> None:
    process = sample.processes["CS-02"]
    paged = draw_pages(process, sample, "a4")
    for number, picture in enumerate(render_pages(paged), start=1):
        texts = {element.text for element in ElementTree.fromstring(picture).iter(f"{SVG}text")}
        told = {"青溪通信有限公司", "客户投诉流程", "QX-LC-CS-02", "现行", "内部公开", process.version}
        told |= {f"第 {number} 页，共 {len(paged.sheets)} 页", sample.organisation.name(process.owner)}
        assert told <= texts


def test_texts_of_pages_are_escaped() -> None:
    evil = "<script>alert('&')</script>"
    hostile = diagram([("a", "task", 0), ("b", "end", 0)], [("a", "b", evil)])
    title = replace(_TITLE, name=evil, company=evil, reference=evil, connector=evil)
    for picture in render_pages(layout_pages(replace(hostile, title=title), "a4"), id_prefix='"<'):
        assert not list(ElementTree.fromstring(picture).iter(f"{SVG}script"))


def test_ids_of_all_pages_differ() -> None:
    ids = re.findall(r' id="([^"]*)"', "".join(render_pages(_complaint(), id_prefix="x-")))
    assert len(ids) == len(set(ids)) > 40


@_both
def test_golden_page(direction: Direction) -> None:
    """Changed on purpose? python -m tests.regenerate"""
    expected = (FIXTURES / f"complaint-a4-{direction}.svg").read_text(encoding="utf-8")
    assert render_pages(_complaint(direction=direction))[0] == expected


_PROGRAM = """
import hashlib
from procman.diagram.paging.page_fit import layout_pages
from procman.diagram.paging.page_picture import render_pages
from tests.diagram.random_processes import random_diagram, with_phases
digest = hashlib.sha256()
for seed in range(4):
    for direction in ("vertical", "horizontal"):
        for picture in render_pages(layout_pages(with_phases(random_diagram(seed), seed), "a4", direction)):
            digest.update(picture.encode())
print(digest.hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_hash_seed(pytestconfig: pytest.Config) -> None:
    digests = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{pytestconfig.rootpath}"}
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1


_sizes = st.floats(0, 20)


@given(wishes=st.lists(st.builds(Wish, st.floats(0, 500), _sizes, _sizes), min_size=1, max_size=12))
def test_things_on_a_line_never_touch(wishes: list[Wish]) -> None:
    wishes.sort()
    places = spread(wishes, 0.0, 500.0)
    for (one, before), (other, after) in itertools.pairwise(zip(places, wishes, strict=True)):
        assert other - after.before >= one + before.after - 1e-6
    if needed(wishes) <= 500:
        assert places[0] - wishes[0].before >= -1e-6
        assert places[-1] + wishes[-1].after <= 500 + 1e-6
