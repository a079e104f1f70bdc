from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from procman.diagram.metrics import count
from procman.diagram.svg import render_svg
from procman.diff.engine import diff
from procman.documents.change_drawing.drawing import change_drawing, change_flowchart
from procman.documents.change_drawing.order import merged_order
from procman.messages import LANGUAGES
from procman.model.definitions import Definitions
from procman.source.reader import read
from tests.diagram.diagrams import DIRECTIONS
from tests.diff.build import base, definitions, edited
from tests.documents.change_drawing.drawn import ID, found

FOLDER = Path(__file__).parent
_SVG = "{http://www.w3.org/2000/svg}"


def versions() -> tuple[Definitions, Definitions]:
    """The base workspace and its rewrite."""
    path = FOLDER / "rewrite.yaml"
    return definitions(base()), definitions(edited(base(), read(path.read_bytes(), path.name)))


def svg_of(old: Definitions, new: Definitions, **options: Any) -> str:
    changes = found(old, new)
    assert changes is not None
    drawing = change_drawing(old, new, changes, **options)
    assert drawing is not None
    return render_svg(drawing)


def texts(svg: str) -> list[str]:
    return [str(element.text) for element in ElementTree.fromstring(svg).iter(f"{_SVG}text")]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_ways_have_no_faults(direction: Any, language: str) -> None:
    old, new = versions()
    for before, after in ((old, new), (new, old)):
        changes = found(before, after)
        assert changes is not None
        drawing = change_drawing(before, after, changes, language, direction)
        assert drawing is not None
        assert count(drawing).faults == {}


def test_the_title_block_tells_both_versions_and_the_counts() -> None:
    told = texts(svg_of(*versions()))
    wanted = ("投诉流程 · 变更图", "1.0 → 2.0", "15 天 → 10 天", "新增 1、取消 1、修改 3、移动 2")
    assert set(wanted) <= set(told)
    assert "图上未标" not in told


def test_what_the_drawing_does_not_show_is_counted() -> None:
    old = definitions(base())
    edit = {"process": {"purpose": "又快又好地处理投诉。", "rules": {"R-02": None}, "phases": {"follow-up": "回访"}}}
    told = texts(svg_of(old, definitions(edited(base(), edit))))
    assert "流程走向 1 处、规则与指标 1 处" in told
    assert told[told.index("新增阶段（尚无步骤）") + 1] == "回访"


def test_the_legend_tells_only_marks_that_occur() -> None:
    old = definitions(base())
    new = definitions(edited(base(), {"process": {"steps": {"answer": {"role": "handler"}}}}))
    told = texts(svg_of(old, new))
    assert "移动（执行人、阶段、顺序或去向）" in told
    assert not {"新增", "取消", "修改"} & set(told)


def test_old_texts_are_struck_through_and_shapes_are_dashed() -> None:
    root = ElementTree.fromstring(svg_of(*versions()))
    groups = {group.get("id"): group for group in root.iter(f"{_SVG}g")}
    gone = groups["step-escalate"]
    assert gone.get("class") == "node task removed"
    assert gone.findtext(f"{_SVG}title") == "取消"
    shape = gone.find(f"{_SVG}rect")
    assert shape is not None
    assert shape.get("stroke-dasharray")
    strokes = {group: _level_lines(groups[group]) for group in ("step-escalate", "step-answer")}
    assert strokes["step-escalate"] >= 2  # its name and its number
    assert strokes["step-answer"] == 0


def test_readers_who_cannot_see_it_hear_the_changes() -> None:
    root = ElementTree.fromstring(svg_of(*versions()))
    told = {group.get("id"): group.get("aria-label", "") for group in root.iter(f"{_SVG}g")}
    assert told["step-inform"].startswith("新增：")
    assert told["step-escalate"].startswith("取消：")
    assert told["step-archive"].startswith("移动、修改：")
    assert told["step-register"].endswith(
        "变更：取消 15 分钟；→ 10 分钟；取消 工单；新增 知会：客服经理；操作说明改 3 处。"
    )
    assert not told["step-closed"].startswith("修改")


def _level_lines(group: ElementTree.Element) -> int:
    """Level lines as thin as those through texts."""
    lines = [path.get("d", "") for path in group.iter(f"{_SVG}path") if path.get("stroke-width") == "0.9"]
    return sum(re.fullmatch(r"M[-\d.]+ [-\d.]+H[-\d.]+", line) is not None for line in lines)


def test_every_way_and_every_step_of_both_versions_is_there() -> None:
    svg = svg_of(*versions())
    for node in ("register", "inform", "investigate", "check", "escalate", "answer", "archive", "closed", "withdrawn"):
        assert f'id="step-{node}"' in svg


def test_an_added_and_a_removed_process_are_drawn_as_a_whole() -> None:
    all_of_it = definitions(base())
    rest = replace(all_of_it, processes={key: each for key, each in all_of_it.processes.items() if key != ID})
    for before, after, mark, title in (
        (rest, all_of_it, "added", "投诉流程 · 新增流程"),
        (all_of_it, rest, "removed", "投诉流程 · 取消流程"),
    ):
        changes = found(before, after)
        assert changes is not None
        drawing = change_drawing(before, after, changes)
        assert drawing is not None
        assert {node.changes for node in drawing.nodes} == {(mark,)}
        assert {edge.change for edge in drawing.edges} == {mark}
        assert {lane.change for lane in drawing.lanes} == {mark}
        controls = {badge.text for node in drawing.nodes for badge in node.controls}
        assert controls == {"KC-01", "KC-02"} if mark == "added" else {"− KC-01", "− KC-02"}
        assert drawing.title.name == title


def test_a_process_without_steps_has_no_drawing() -> None:
    bare = {"id": "NW-02", "name": "空流程", "domain": "network", "owner": "manager", "version": "1.0"}
    old = definitions({**base(), "third": bare})
    new = definitions({**base(), "third": {**bare, "version": "1.1"}})
    changes = diff(old, new).processes[0]
    assert changes.id == "NW-02"
    assert change_drawing(old, new, changes) is None
    assert change_flowchart(old, new, changes) is None


def test_steps_that_come_to_a_process_without_any_are_added() -> None:
    bare = {"id": "NW-02", "name": "空流程", "domain": "network", "owner": "manager", "version": "1.0"}
    full = {**bare, "steps": {"repair": {"name": "抢修", "role": "handler"}}, "ends": {"done": "完成"}}
    old, new = definitions({**base(), "third": bare}), definitions({**base(), "third": full})
    drawing = change_drawing(old, new, diff(old, new).processes[0])
    assert drawing is not None
    assert {node.id: node.changes for node in drawing.nodes} == {
        "start": ("added",),
        "repair": ("added",),
        "done": ("added",),
    }


def test_phases_that_come_to_a_process_without_any_take_up_its_removed_steps() -> None:
    plain = dict.fromkeys(("accept", "solve"))
    steps = {step: {"phase": None} for step in base()["process"]["steps"]}
    before = edited(base(), {"process": {"phases": plain, "steps": steps}})
    after = edited(base(), {"process": {"steps": {"escalate": None, "investigate": {"on_timeout": {"to": "check"}}}}})
    old, new = definitions(before), definitions(after)
    for one, other in ((old, new), (new, old)):
        changes = found(one, other)
        assert changes is not None
        drawing = change_drawing(one, other, changes)
        assert drawing is not None
        assert count(drawing).faults == {}


def test_as_a_part_of_a_document_its_ids_are_its_own() -> None:
    old, new = versions()
    changes = found(old, new)
    assert changes is not None
    chart = change_flowchart(old, new, changes)
    assert chart is not None
    assert 'id="cs-02-changes-step-check"' in chart.svg
    ids = re.findall(r'\bid="([^"]+)"', chart.svg)
    assert len(ids) == len(set(ids))


def test_texts_of_definitions_are_escaped() -> None:
    old = definitions(base())
    edit = {"process": {"steps": {"answer": {"name": "<b>&\"'", "role": "handler"}, "escalate": {"name": "<i>"}}}}
    svg = svg_of(old, definitions(edited(base(), edit)))
    assert "<b>" not in svg
    assert "<i>" not in svg
    ElementTree.fromstring(svg)


@pytest.mark.parametrize(
    ("old", "new", "merged"),
    [
        ("abc", "abc", "abc"),
        ("abc", "ac", "abc"),
        ("xab", "ab", "xab"),
        ("abxy", "bca", "bxyca"),
        ("", "ab", "ab"),
        ("ab", "", "ab"),
    ],
)
def test_what_is_gone_stands_behind_what_it_came_after(old: str, new: str, merged: str) -> None:
    assert "".join(merged_order(old, new)) == merged
