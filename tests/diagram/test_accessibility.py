"""Flowcharts for readers who hear, print in black and white, copy or search."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from procman.diagram import style
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.layout import draw
from procman.diagram.lines import edge_picture
from procman.diagram.svg import render_svg
from procman.model.definitions import Definitions
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.diagram.diagrams import DIRECTIONS, definitions, fixture, process
from tests.diagram.painted import SVG, contrast, painted_texts, strokes

_EVERYTHING = (
    "steps:\n"
    "  a: {name: 登记, role: agent, time_limit: 2h, outputs: [ticket], forms: [form], next: d}\n"
    "  d: {name: 通过？, role: agent, kind: decision, automatic: true, next: {是: p, 否: {to: a, at_most: 2}}}\n"
    "  p: {kind: parallel, next: [w, c]}\n"
    "  w: {name: 等待答复, role: agent, kind: wait, time_limit: 3wd, on_timeout: {to: j}, next: j}\n"
    "  c: {name: 抢修, role: agent, kind: call, process: NW-03, next: j}\n"
    "  j: {kind: join, next: s}\n"
    "  s: {name: 发送, role: agent, automatic: true, next: e}\n"
    "ends: {e: 结束}\n"
    "records: {ticket: {name: 工单}}\n"
    "forms: {form: {name: 登记表, kind: record}}\n"
    "controls:\n"
    "  KC-01: {step: a, key: true}\n"
    "  KC-02: {step: d, key: false}\n"
)


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> Definitions:
    return load(FolderTree(sample_root)).definitions


def _reading(drawing: Drawing) -> list[str]:
    """What the contract of the reading order is: title, lanes, then phase by phase, node by node."""
    title = drawing.title
    expected = [title.name]
    expected += [word for label, value in title.entries for word in (label, value)]
    expected.append(title.page.format(number=1, count=len(drawing.pages)))
    expected += [line for lane in drawing.lanes for line in lane.lines if line]
    phases = {phase.id: phase for phase in drawing.phases}
    for node in drawing.nodes:
        if node.phase in phases:
            expected += phases.pop(node.phase).lines
        expected += [node.number.text] if node.number else []
        expected += [*node.lines, *(line.text for line in node.footer), *(badge.text for badge in node.controls)]
        for edge in drawing.edges:
            if edge.source == node.id and edge.label:
                expected += edge.label.lines
    return expected


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_text_is_read_in_the_order_of_the_flow(sample: Definitions, direction: Direction) -> None:
    for process_id in ("CS-02", "BO-01", "NW-03", "HR-01"):
        drawing = draw(sample.processes[process_id], sample, direction)
        root = ElementTree.fromstring(render_svg(drawing))
        found = [element.text or "" for element in root.iter(f"{SVG}text")]
        expected = _reading(drawing)
        assert found[: len(expected)] == expected
        legend = [words for _, words in drawing.title.legend]
        assert [words for words in found[len(expected) :] if words not in ("01", "KC")] == legend
        numbers = [int(node.number.text) for node in drawing.nodes if node.number]
        assert numbers == sorted(numbers)


def test_every_node_says_in_a_sentence_what_it_is_and_where_it_leads() -> None:
    drawing = draw(process(_EVERYTHING), Definitions(), language="zh-CN")
    assert {node.id: node.description for node in drawing.nodes} == {
        "start": "开始“开始”；下一步：到步骤 01。",
        "a": "步骤 01“登记”；由agent承担；时限 2 小时；输出：工单；使用表单：登记表；"
        "关键控制点：KC-01；下一步：到步骤 02。",
        "d": "自动判断 02“通过？”；由agent承担；控制点：KC-02；下一步：“是”到并行分支，“否（≤2 次）”退回步骤 01。",
        "p": "并行分支；下一步：到步骤 03，到步骤 04。",
        "w": "等待 03“等待答复”；由agent承担；时限 3 个工作日；下一步：到并行汇合，“超时”到并行汇合。",
        "c": "调用流程 04“抢修”；由agent承担；流程 NW-03；下一步：到并行汇合。",
        "j": "并行汇合；下一步：到步骤 05。",
        "s": "自动步骤 05“发送”；由agent承担；下一步：到结束“结束”。",
        "e": "结束“结束”。",
    }


def test_the_sentence_is_the_name_of_the_nodes_group() -> None:
    drawing = draw(fixture("complaint"), definitions(), language="en")
    root = ElementTree.fromstring(render_svg(drawing, links=lambda node: f"#{node.id}"))
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g")}
    for node in drawing.nodes:
        assert groups[f"step-{node.id}"].get("aria-label") == node.description != ""
        assert groups[f"step-{node.id}"].get("role") == "graphics-symbol img"
    first = next(node for node in drawing.nodes if node.kind == "decision")
    assert first.description.startswith('Decision 02 "')
    assert root.get("role") == "graphics-document document"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_the_whole_names_start_steps_lanes_and_ends() -> None:
    title = draw(process(_EVERYTHING), Definitions(), language="en").title
    assert title.description == (
        'Swimlane flowchart of 示例流程; starts with "Start"; steps: 5; lanes: agent; ends with "结束".'
    )


def test_names_set_upright_are_told_as_a_whole(sample: Definitions) -> None:
    drawing = draw(sample.processes["CS-02"], sample)
    root = ElementTree.fromstring(render_svg(drawing))
    told = [group.get("aria-label") for group in root.iter(f"{SVG}g") if group.get("role") == "img"]
    assert told == [phase.name for phase in drawing.phases]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_text_stands_out_from_its_ground(sample: Definitions, direction: Direction) -> None:
    drawings = [draw(process(_EVERYTHING), Definitions(), direction)]
    drawings += [draw(sample.processes[process_id], sample, direction) for process_id in ("CS-02", "BO-01", "NW-03")]
    seen = set()
    for drawing in drawings:
        for text in painted_texts(ElementTree.fromstring(render_svg(drawing))):
            seen.add((text.ink, text.grounds[-1]))
    assert len(seen) > 12
    assert {style.HEADER, style.DECISION, style.CONTROL, style.LANE[1]} <= {ground for _, ground in seen}
    assert [(ink, ground) for ink, ground in sorted(seen) if contrast(ink, ground) < 4.5] == []
    assert all(
        contrast(ink, ground) >= 4.5 for ink in style.LABEL_INK.values() for ground in (*style.LANE, style.PAPER)
    )


def test_borders_and_lines_stand_out_from_the_lanes() -> None:
    root = ElementTree.fromstring(render_svg(draw(process(_EVERYTHING), Definitions())))
    inks = {ink for ink, _ in strokes(root)} - {style.FOOTER_RULE, style.PAPER}
    assert len(inks) > 8
    faint = [ink for ink in sorted(inks) if min(contrast(ink, ground) for ground in style.LANE) < 3]
    assert faint == []
    assert contrast(style.PHASE_BORDER, style.PHASE_HEADER) >= 3
    assert contrast(style.HEADER, style.PAPER) >= 3  # the gaps between headers


def test_kinds_of_edges_differ_without_their_colours() -> None:
    drawing = draw(process(_EVERYTHING), Definitions())
    pictures = {}
    for edge in drawing.edges:
        root = ElementTree.fromstring(f"<g>{''.join(edge_picture(edge, []))}</g>")
        line, head = root.findall("path")
        filled = head.get("fill") == style.EDGE_INK[edge.kind]
        pictures[edge.kind] = (line.get("stroke-dasharray"), filled)
    assert len(pictures) == len(set(pictures.values())) == 3
