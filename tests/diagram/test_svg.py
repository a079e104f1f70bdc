from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest

from procman.diagram.diagram_input import InputNode
from procman.diagram.geometry import Direction
from procman.diagram.layout import draw, layout
from procman.diagram.svg import render_svg
from procman.messages import catalogue
from procman.model.definitions import Definitions
from tests.diagram.diagrams import DIRECTIONS, definitions, diagram, fixture, process

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_it_is_one_well_formed_svg_with_title_and_description(direction: Direction) -> None:
    root = ElementTree.fromstring(render_svg(draw(fixture("complaint"), definitions(), direction)))
    assert root.tag == f"{_SVG}svg"
    assert root.findtext(f"{_SVG}title") == "客户投诉流程"
    assert root.findtext(f"{_SVG}desc") == (
        "客户投诉流程的泳道图；从“客户提出投诉”开始；共 15 个步骤；"
        "由热线客服代表、投诉处理专员、客户服务经理、服务质检员承担；以“投诉办结”结束。"
    )


def test_every_text_is_there() -> None:
    drawing = draw(fixture("complaint"), definitions())
    texts = [element.text for element in ElementTree.fromstring(render_svg(drawing)).iter(f"{_SVG}text")]
    for node in drawing.nodes:
        assert set(node.lines) <= set(texts)
        assert {line.text for line in node.footer} <= set(texts)
        assert {badge.text for badge in node.badges} <= set(texts)
    for edge in drawing.edges:
        assert not edge.label or set(edge.label.lines) <= set(texts)


def test_the_title_block_tells_the_document() -> None:
    texts = [
        element.text
        for element in ElementTree.fromstring(render_svg(draw(fixture("complaint"), definitions()))).iter(f"{_SVG}text")
    ]
    for wanted in ("客户投诉流程", "CS-02", "1.0", "现行", "2026-12-01", "客户服务经理", "15 天", "第 1 页，共 1 页"):
        assert wanted in texts
    for legend in ("关键控制点", "控制点", "时限", "退回与返工", "超时处理"):
        assert legend in texts
    assert "系统自动执行" not in texts  # no such step, no such mark


def test_without_title_block_only_the_frame_is_shown() -> None:
    drawing = draw(fixture("complaint"), definitions())
    bare = render_svg(drawing, title_block=False)
    assert "文件编号" not in bare
    view = [float(value) for value in re.findall(r'viewBox="([^"]*)"', bare)[0].split()]
    assert view == pytest.approx([-12, -12, drawing.width + 24, drawing.height + 24])


def test_shapes_stand_where_the_geometry_says() -> None:
    drawing = draw(fixture("complaint"), definitions())
    root = ElementTree.fromstring(render_svg(drawing))
    groups = {group.get("id"): group for group in root.iter(f"{_SVG}g")}
    node = next(node for node in drawing.nodes if node.id == "register")
    shape = groups["step-register"].find(f"{_SVG}rect")
    assert shape is not None
    assert [float(shape.get(key, "")) for key in ("x", "y", "width", "height")] == [
        node.x,
        node.y,
        node.width,
        node.height,
    ]
    assert groups["step-register"].find("..") is None


def test_lines_begin_and_end_where_the_geometry_says() -> None:
    drawing = draw(fixture("complaint"), definitions())
    root = ElementTree.fromstring(render_svg(drawing))
    groups = {group.get("id"): group for group in root.iter(f"{_SVG}g")}
    for edge in drawing.edges:
        line, head = groups[f"edge-{edge.id}"].findall(f"{_SVG}path")
        start, tip = (re.match(r"M([\d.]+) ([\d.]+)", path.get("d", "")) for path in (line, head))
        assert start is not None
        assert tip is not None
        assert (float(start[1]), float(start[2])) == edge.points[0]
        assert (float(tip[1]), float(tip[2])) == edge.points[-1]


def test_ids_are_prefixed_and_unique() -> None:
    svg = render_svg(draw(fixture("complaint"), definitions()), id_prefix="cs-02-")
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids)) > 40
    assert all(name.startswith("cs-02-") for name in ids)
    assert "cs-02-step-register" in ids


def test_links_wrap_the_steps_that_have_one() -> None:
    svg = render_svg(
        draw(fixture("complaint"), definitions()), links=lambda node: f"#{node.id}" if node.kind == "task" else None
    )
    assert '<a href="#register"><g id="step-register"' in svg
    assert 'href="#start"' not in svg
    ElementTree.fromstring(svg)


def test_texts_are_escaped_and_control_characters_dropped() -> None:
    evil = "<script>alert('&')</script>\"]]>\x00\x07\x1b\ufffe"
    base = diagram([("a", "task", 0), ("b", "end", 0)], [("a", "b", evil)])
    nodes = (InputNode('a"><x', "task", 0, 0, evil), base.nodes[1])
    edges = tuple(replace(edge, source='a"><x', id=evil) for edge in base.edges)
    svg = render_svg(layout(replace(base, nodes=nodes, edges=edges)), id_prefix='"<')
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{_SVG}script"))
    assert "<script" not in svg
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", svg)


def test_every_mark_has_its_own_picture() -> None:
    text = (
        "steps:\n"
        "  a: {name: 自动, automatic: true}\n"
        "  w: {name: 等待, kind: wait, time_limit: 3wd}\n"
        "  c: {name: 调用, kind: call, process: NW-03}\n"
        "  d: {name: 自动判断？, kind: decision, automatic: true, next: {是: p, 否: a}}\n"
        "  p: {kind: parallel, name: 同时开展, next: [x, y]}\n"
        "  x: {name: 甲, next: j}\n"
        "  y: {name: 乙, next: j}\n"
        "  j: {kind: join}\n"
        "ends: {e: 结束}\n"
    )
    for direction in DIRECTIONS:
        svg = render_svg(draw(process(text), Definitions(), direction))
        pictures = re.findall(r'<g id="step-(\w+)"[^>]*>(.*?)</g>', svg)
        shapes = {name: re.sub(r"[\d.-]+|<text.*?</text>", "", picture) for name, picture in pictures}
        assert len({shapes[name] for name in "awcdpx"}) == 6
        for legend in ("系统自动执行", "等待", "调用其他流程", "并行分支与汇合"):
            assert legend in svg


def test_both_languages_have_the_same_keys() -> None:
    assert catalogue("zh-CN", "diagram").keys() == catalogue("en", "diagram").keys()


_PROGRAM = """
import hashlib
from procman.diagram.layout import draw, layout
from procman.diagram.svg import render_svg
from tests.diagram.diagrams import DIRECTIONS, definitions, fixture
from tests.diagram.random_processes import random_diagram, with_phases
digest = hashlib.sha256()
for direction in DIRECTIONS:
    digest.update(render_svg(draw(fixture("complaint"), definitions(), direction)).encode())
    for seed in range(6):
        digest.update(render_svg(layout(with_phases(random_diagram(seed), seed), direction)).encode())
print(digest.hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_hash_seed(pytestconfig: pytest.Config) -> None:
    digests = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{pytestconfig.rootpath}"}
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1
