from __future__ import annotations

import dataclasses
import datetime
import typing

import pytest

from procman import messages
from procman.documents.flowchart import Flowchart
from procman.documents.view.head import Revision
from procman.documents.view.manual import ManualView, build_manual_view
from procman.documents.view.names import Link
from procman.documents.view.process import CHAPTERS, ProcessView
from procman.model import control, form, organisation, process, step
from tests.documents.conftest import Define, blank_chart

PURCHASE = "administration/ad-01-purchase.yaml"
ENUMERATIONS = {
    "status": process.Status,
    "trigger": process.TriggerKind,
    "duty": step.Duty,
    "kind": step.StepKind,
    "risk_type": control.RiskType,
    "risk_level": control.RiskLevel,
    "effect": control.Effect,
    "means": control.Means,
    "frequency": control.Frequency,
    "form_kind": form.FormKind,
    "department_kind": organisation.DepartmentKind,
}
MINIMAL = """\
id: {id}
name: {name}
domain: {domain}
owner: buyer
version: "1.0"
"""
FLOW = (
    MINIMAL.format(id="AD-02", name="流向", domain="administration")
    + """\
triggers: {month: {name: 月初, kind: time, every: 每月1日}}
inputs: {order: {name: 订单, from: [AD-01, supplier]}}
outputs: {report: {name: 报告, to: AD-03}}
records: {sheet: {name: 明细, retention: 3y}}
time_limit: {within: 5wd, pauses: [等待对方]}
steps:
  first: {name: 开始核对, role: buyer, inputs: [order], outputs: [sheet]}
  split: {kind: parallel, next: [left, right]}
  left: {name: 左边, role: buyer, next: both}
  right: {name: 右边, role: applicant, accountable: department-head, consulted: [buyer], next: both}
  both: {kind: join}
  last:
    name: 结论？
    kind: decision
    role: buyer
    time_limit: 4wh
    inputs: [sheet]
    outputs: [report]
    on_timeout: {to: left, notify: [department-head]}
    next: {是: done, else: {to: first, at_most: 2}}
ends: {done: 完成}
"""
)


def view_of(define: Define, files: dict[str, str] | None = None, **options: object) -> ManualView:
    return build_manual_view(define(files), draw=blank_chart, **options)  # type: ignore[arg-type]


def process_of(define: Define, process_id: str = "AD-01", files: dict[str, str] | None = None) -> ProcessView:
    return next(each for each in view_of(define, files).processes if each.id == process_id)


@pytest.fixture
def flow(define: Define) -> ProcessView:
    return process_of(define, "AD-02", {"administration/ad-02.yaml": FLOW})


def targets(links: tuple[Link, ...]) -> list[str]:
    return [f"{link.number} {link.text}".strip() for link in links]


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("field", ENUMERATIONS)
def test_every_value_of_an_enumeration_has_a_word(field: str, language: str) -> None:
    for value in typing.get_args(ENUMERATIONS[field]):
        assert messages.has_text(language, f"documents.{field}.{value}"), value


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_chapter_has_a_title(language: str, define: Define) -> None:
    view = view_of(define, language=language)
    titles = [chapter.title for chapter in view.processes[0].chapters]
    assert len(set(titles)) == len(CHAPTERS) == 13


def test_views_are_frozen_and_hold_no_definitions(define: Define) -> None:
    view = view_of(define)
    with pytest.raises(dataclasses.FrozenInstanceError):
        view.title = "x"  # type: ignore[misc]
    assert not _foreign(view)


def _foreign(value: object) -> list[object]:
    """Whatever is neither a view nor plain."""
    if dataclasses.is_dataclass(value):
        assert type(value).__module__.startswith("procman.documents"), type(value)
        return [found for each in dataclasses.fields(value) for found in _foreign(getattr(value, each.name))]
    if isinstance(value, tuple):
        return [found for each in value for found in _foreign(each)]
    if isinstance(value, dict):
        return [found for each in value.values() for found in _foreign(each)]
    return [] if value is None or isinstance(value, str | int | float | bool | Flowchart) else [value]


def test_step_numbers_are_those_of_the_flowchart(flow: ProcessView) -> None:
    steps = [step for phase in flow.phases for step in phase.steps]
    assert [(each.number, each.name, each.anchor) for each in steps] == [
        ("01", "开始核对", "ad-02-step-first"),
        ("02", "左边", "ad-02-step-left"),
        ("03", "右边", "ad-02-step-right"),
        ("04", "结论？", "ad-02-step-last"),
    ]


def test_ways_pass_through_splits_and_joins(flow: ProcessView) -> None:
    first, left, _, _ = [step for phase in flow.phases for step in phase.steps]
    assert [(way.manner, targets(way.targets)) for way in first.ways] == [("parallel", ["02 左边", "03 右边"])]
    assert [(way.manner, targets(way.targets)) for way in left.ways] == [("joined", ["04 结论？"])]


def test_ways_tell_conditions_rework_and_timeouts(flow: ProcessView) -> None:
    last = flow.phases[-1].steps[-1]
    assert [(way.kind, way.condition, targets(way.targets), way.at_most, targets(way.notify)) for way in last.ways] == [
        ("sequence", "是", ["完成"], "", []),
        ("rework", "其他情况", ["01 开始核对"], "最多 2 次", []),
        ("timeout", "", ["02 左边"], "", ["部门负责人"]),
    ]


def test_a_timeout_that_only_gives_notice(define: Define) -> None:
    steps = [step for phase in process_of(define).phases for step in phase.steps]
    deliver = next(step for step in steps if step.id == "deliver")
    assert [(way.kind, way.targets, targets(way.notify)) for way in deliver.ways][-1] == ("timeout", (), ["采购专员"])


def test_matrix(flow: ProcessView) -> None:
    assert [column.text for column in flow.matrix.columns] == ["采购专员", "申请人", "部门负责人"]
    assert [row.cells for row in flow.matrix.rows] == [
        ("R/A", "", ""),
        ("R/A", "", ""),
        ("C", "R", "A"),
        ("R/A", "", ""),
    ]


def test_participants(flow: ProcessView) -> None:
    buyer = flow.participants[0]
    assert buyer.owner
    assert targets(buyer.performs) == ["01 开始核对", "02 左边", "04 结论？"]
    assert targets(buyer.consulted) == ["03 右边"]


def test_boundary(flow: ProcessView) -> None:
    boundary = flow.boundary
    assert str(boundary.triggers[0].detail) == "每月1日"
    assert [(link.text, link.anchor) for link in boundary.inputs[0].partners] == [
        ("办公用品采购流程", "ad-01"),
        ("供应商", "party-supplier"),
    ]
    assert boundary.outputs[0].partners == (Link("AD-03"),), "a process that is not there leads nowhere"
    assert targets(boundary.inputs[0].used_in) == ["01 开始核对"]
    assert targets(boundary.outputs[0].made_in) == targets(boundary.ends[0].after) == ["04 结论？"]
    assert boundary.time_limit is not None
    assert (boundary.time_limit.within, boundary.time_limit.starts) == (
        "5 个工作日",
        Link("开始核对", "ad-02-step-first", "01"),
    )
    assert [neighbour.process.number for neighbour in boundary.neighbours] == ["AD-01"]


def test_form_fields_lie_in_rows(define: Define) -> None:
    form_view = process_of(define).forms[0]
    for group in form_view.groups:
        for row in group.rows:
            assert len(row) == 1 or not any(field.wide for field in row)
            assert len(row) <= 2
    declared = define().processes["AD-01"].forms[form_view.id].fields
    assert [field.id for group in form_view.groups for row in group.rows for field in row] == list(declared)


def test_comparisons_are_printed_as_signs(define: Define) -> None:
    text = MINIMAL.format(id="AD-02", name="指标", domain="administration")
    found = process_of(define, "AD-02", {"a.yaml": text + 'metrics: {rate: {name: 率, target: ">= 98%"}}\n'})
    assert found.metrics[0].target == "≥ 98%"


def test_a_process_of_which_nothing_is_said(define: Define) -> None:
    text = MINIMAL.format(id="AD-09", name="空白", domain="elsewhere")
    view = view_of(define, {"a.yaml": text})
    found = next(each for each in view.processes if each.id == "AD-09")
    assert found.flowchart is None
    assert found.phases == ()
    assert [domain.name for domain in view.domains][-1] == "elsewhere"


def test_the_revision_record(define: Define) -> None:
    history = {
        "AD-01": [Revision("1.1", datetime.date(2026, 12, 1), "新增审批", "王\x07敏", "赵\u202e云"), Revision("1.0")]
    }
    record = view_of(define, revisions=history).processes[0].revisions
    assert [(each.version, each.date, each.summary, each.author, each.approver) for each in record] == [
        ("V1.1", "2026年12月1日", "新增审批", "王敏", "赵云"),
        ("V1.0", "", "", "", ""),
    ]
    assert [each.version for each in view_of(define).processes[0].revisions] == ["V1.0"]


def test_the_date_of_the_edition(define: Define) -> None:
    view = view_of(define, language="en", revision_date=datetime.date(2026, 3, 9), edition="v2.0")
    assert view.date == "2026-03-09"
    assert "v2.0" in [fact.value for fact in view.cover]


def test_general_sections_are_numbered_without_gaps(define: Define) -> None:
    sections = view_of(define).general.sections
    assert [section.number for section in sections] == [f"1.{place}" for place in range(1, len(sections) + 1)]
