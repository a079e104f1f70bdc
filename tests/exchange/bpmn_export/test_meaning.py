"""What the elements of an exported file say."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from procman.errors import UsageError
from procman.exchange.bpmn_export.document import to_bpmn
from procman.exchange.bpmn_export.nodes import iso_duration
from procman.exchange.bpmn_export.xml import NAMESPACES
from procman.exchange.bpmn_extension import NAMESPACE, decode
from procman.flow.graph import build_graph
from procman.flow.parallel import parallel_blocks
from procman.model.definitions import Definitions
from procman.model.duration import UNITS, Duration
from procman.model.organisation import Organisation
from procman.model.plain import definition_data
from procman.model.process import Process
from procman.model.validators import make_process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.diagram.diagrams import DIRECTIONS
from tests.exchange.processes import EDGE_CASES, process

SAMPLE = load(FolderTree(REPOSITORY)).definitions
BPMN = f"{{{NAMESPACES['bpmn']}}}"


class Read:
    """An exported file."""

    def __init__(self, exported: Process, definitions: Definitions | None = None, language: str = "zh-CN") -> None:
        self.root = etree.fromstring(to_bpmn(exported, definitions or Definitions(), language))

    def all(self, path: str) -> list[etree._Element]:
        return self.root.findall(path, NAMESPACES)

    def one(self, element_id: str) -> etree._Element:
        (found,) = self.root.xpath("//bpmn:*[@id=$id]", id=element_id, namespaces=NAMESPACES)
        return found

    def type(self, element_id: str) -> str:
        return str(self.one(element_id).tag).removeprefix(BPMN)

    def words(self, element_id: str) -> str:
        return self.one(element_id).findtext("bpmn:documentation", "", NAMESPACES)

    def flows(self) -> set[tuple[str, str, str | None]]:
        return {
            (flow.get("sourceRef", ""), flow.get("targetRef", ""), flow.get("name"))
            for flow in self.all(".//bpmn:sequenceFlow")
        }

    def kept(self) -> dict[str, Any]:
        """The definition as the extension elements keep it, with what BPMN tells itself."""
        (definition,) = self.root.iter(f"{{{NAMESPACE}}}definition")
        data = decode(definition)
        assert isinstance(data, dict)
        steps: dict[str, Any] = {}
        for element in self.root.iter(f"{{{NAMESPACE}}}step"):
            node = self.one(element.get("id", ""))
            step = decode(element)
            assert isinstance(step, dict)
            if node.get("name") and element.get("unnamed") is None:
                step.setdefault("name", node.get("name", ""))
            steps[element.get("id", "")] = step
        return {**data, "steps": steps}


@pytest.mark.parametrize("exported", SAMPLE.processes.values(), ids=lambda exported: exported.id)
def test_nothing_of_a_definition_is_lost(exported: Process) -> None:
    kept = Read(exported, SAMPLE).kept()
    assert make_process(kept) == exported
    assert list(kept["steps"]) == list(exported.steps)


@pytest.mark.parametrize("name", EDGE_CASES)
def test_nothing_of_a_hard_case_is_lost(name: str) -> None:
    kept = Read(EDGE_CASES[name]).kept()
    assert definition_data(make_process(kept)) == definition_data(EDGE_CASES[name])
    assert kept == {"steps": {}, **definition_data(EDGE_CASES[name])}


def test_the_same_process_gives_the_same_bytes() -> None:
    exported = SAMPLE.processes["CS-02"]
    for direction in DIRECTIONS:
        first = to_bpmn(exported, SAMPLE, direction=direction)
        assert first == to_bpmn(exported, SAMPLE, direction=direction)
        assert first.startswith(b"<?xml")
        assert b'exporter="procman" exporterVersion=' in first[:2048]


def test_kinds_of_steps() -> None:
    read = Read(SAMPLE.processes["CS-02"], SAMPLE)
    types = {
        "start": "startEvent",
        "register": "userTask",
        "triage": "exclusiveGateway",
        "await-material": "receiveTask",
        "look-into": "parallelGateway",
        "gathered": "parallelGateway",
        "Merge_contact": "exclusiveGateway",
        "closed": "endEvent",
    }
    assert {node: read.type(node) for node in types} == types
    assert Read(EDGE_CASES["automatic"]).type("a") == "serviceTask"
    assert Read(EDGE_CASES["one step"]).type("a") == "manualTask"
    assert Read(EDGE_CASES["call"]).one("a").get("calledElement") == "Process_NW-03"


def test_every_node_stands_in_the_lane_of_its_performer() -> None:
    read, graph = Read(SAMPLE.processes["CS-02"], SAMPLE), build_graph(SAMPLE.processes["CS-02"])
    lanes = {lane.get("id"): [ref.text for ref in lane] for lane in read.all(".//bpmn:lane")}
    assert list(lanes) == [f"Lane_{lane}" for lane in graph.lanes]
    for node in graph.nodes.values():
        assert node.id in lanes[f"Lane_{node.lane}"]
    assert "Timer_await-material" in lanes["Lane_customer"]
    assert read.one("Lane_customer").get("name") == SAMPLE.organisation.name("customer")
    assert read.one("Pool_CS-02").get("name") == "客户投诉流程"
    nodes = [node.get("id") for kind in ("Task", "Event", "Gateway", "Activity") for node in _flow_nodes(read, kind)]
    assert sorted(nodes) == sorted(ref or "" for refs in lanes.values() for ref in refs)


def _flow_nodes(read: Read, kind: str) -> list[etree._Element]:
    (made,) = read.all(".//bpmn:process")
    return [element for element in made if str(element.tag).endswith(kind)]


def test_a_process_without_performers_has_a_pool_and_no_lanes() -> None:
    read = Read(EDGE_CASES["no performer"])
    assert read.all(".//bpmn:laneSet") == []
    assert len(read.all(".//bpmn:participant")) == 1


def test_ways_keep_their_conditions_and_meet_before_a_step() -> None:
    read = Read(EDGE_CASES["two conditions, one target"])
    assert read.flows() == {
        ("start", "a", None),
        ("a", "Merge_b", "一类"),
        ("a", "Merge_b", "二类"),
        ("a", "Merge_done", "三类"),
        ("Merge_b", "b", None),
        ("b", "Merge_done", None),
        ("Merge_done", "done", None),
    }
    (merge,) = read.one("Merge_b").findall(f".//{{{NAMESPACE}}}merge")
    assert merge.get("step") == "b"
    assert read.one("Merge_b").get("gatewayDirection") == "Converging"
    assert [flow.findtext("bpmn:conditionExpression", None, NAMESPACES) for flow in read.all(".//bpmn:sequenceFlow")][
        1:4
    ] == ["一类", "二类", "三类"]


def test_else_is_the_default_flow() -> None:
    read = Read(EDGE_CASES["else"])
    default = read.one(read.one("a").get("default", ""))
    assert (default.get("name"), default.get("targetRef")) == ("其他情况", "Merge_done")
    assert len(default) == 0


def test_a_limit_that_leads_somewhere_is_a_timer_that_ends_the_step() -> None:
    read = Read(EDGE_CASES["wait"])
    timer = read.one("Timer_a")
    assert (timer.get("attachedToRef"), timer.get("cancelActivity")) == ("a", "true")
    assert timer.get("name") == "满 3 个工作日"
    assert timer.findtext(".//bpmn:timeDuration", None, NAMESPACES) == "P3D"
    assert ("Timer_a", "Merge_done", None) in read.flows()


def test_a_notice_is_told_and_no_timer() -> None:
    read = Read(EDGE_CASES["notice only"])
    assert read.all(".//bpmn:boundaryEvent") == []
    assert "超时：通知manager" in read.words("a")


def test_a_decision_with_a_timer_is_preceded_by_the_task_that_carries_it() -> None:
    read = Read(EDGE_CASES["timer of a decision"])
    assert read.type("Check_b") == "manualTask"
    assert read.one("Check_b").get("name") == "判断：是否批准？"
    assert read.one("Timer_b").get("attachedToRef") == "Check_b"
    assert {("a", "Check_b", None), ("Check_b", "b", None), ("Timer_b", "Merge_a", None)} < read.flows()
    (check,) = read.one("Check_b").findall(f".//{{{NAMESPACE}}}check")
    assert check.get("step") == "b"
    assert read.one("Data_Check_b_r").get("name") == "审批单"


def test_a_join_waits_for_each_branch_once() -> None:
    read = Read(EDGE_CASES["join that a branch reaches in two ways"])
    assert {("one", "Merge_join", None), ("Timer_one", "Merge_join", None), ("two", "join", None)} < read.flows()
    for exported in SAMPLE.processes.values():
        sample = Read(exported, SAMPLE)
        for block in parallel_blocks(build_graph(exported)).values():
            assert block.join is not None
            incoming = sample.one(block.join).findall("bpmn:incoming", NAMESPACES)
            assert len(incoming) == len(block.branches), (exported.id, block.join)


def test_a_join_of_some_branches_waits_for_each_of_them_once() -> None:
    steps = {
        "split": {"kind": "parallel", "role": "a", "next": ["one", "two", "three"]},
        "one": {"name": "甲", "role": "a", "kind": "decision", "next": {"是": "early", "否": "more"}},
        "more": {"name": "补", "role": "a", "next": "early"},
        "two": {"name": "乙", "role": "b", "next": "early"},
        "early": {"kind": "join", "role": "a", "next": "both"},
        "both": {"name": "丁", "role": "a", "next": "join"},
        "three": {"name": "丙", "role": "b", "next": "join"},
        "join": {"kind": "join", "role": "a", "next": "done"},
    }
    read = Read(process(steps=steps))
    flows = {(source, target) for source, target, _ in read.flows()}
    early = {("one", "Merge_early"), ("more", "Merge_early"), ("Merge_early", "early"), ("two", "early")}
    assert {flow for flow in flows if "early" in flow[1]} == early
    assert {source for source, target in flows if target == "join"} == {"both", "three"}


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_a_duration_by_iso(unit: str) -> None:
    expected = {"min": "PT3M", "h": "PT3H", "d": "P3D", "wd": "P3D", "wh": "PT3H", "w": "P3W", "mo": "P3M", "y": "P3Y"}
    assert iso_duration(Duration(3, unit)) == expected[unit]


def test_triggers() -> None:
    assert len(Read(EDGE_CASES["triggers of one kind"]).all(".//bpmn:messageEventDefinition")) == 1
    timed = Read(EDGE_CASES["trigger of time"])
    assert timed.one("start").findtext(".//bpmn:timeCycle", None, NAMESPACES) == "每月1日"
    mixed = Read(EDGE_CASES["triggers of all kinds"])
    assert [child.tag for child in mixed.one("start")] == [f"{BPMN}documentation", f"{BPMN}outgoing"]
    assert "金额大于 <500> & 未批" in mixed.words("start")


def test_documents_flow_between_a_step_and_their_shapes() -> None:
    read = Read(EDGE_CASES["documents both taken and made"])
    assert read.one("Data_a_r").get("dataObjectRef") == "Object_r"
    assert read.one("Object_r").get("name") == "台账"
    for association, source, target in (
        ("Taken_a_r", "Data_a_r", "Input_a_r"),
        ("Given_a_r", "Output_a_r", "Data_a_r"),
    ):
        element = read.one(association)
        assert element.findtext("bpmn:sourceRef", None, NAMESPACES) == source
        assert element.findtext("bpmn:targetRef", None, NAMESPACES) == target
    names = [element.get("name") for element in read.all(".//bpmn:dataObjectReference")]
    assert names == ["台账", "未声明 文档"]


def test_people_read_everything_at_the_step() -> None:
    exported = SAMPLE.processes["CS-02"]
    words = Read(exported, SAMPLE).words("check")
    step, control = exported.steps["check"], exported.controls["KC-02"]
    for text in (*step.do, *step.cautions, control.risk, control.objective, control.measure):
        assert text in words
    for text in ("时限：8 小时", "表单：投诉调查报告", "关键控制点 KC-02 风险描述：", "退回：“首次证据不足”最多 1 次"):
        assert text in words
    english = Read(exported, SAMPLE, "en").words("check")
    assert "Limit: 8 hours" in english
    assert "Key control KC-02 Risk: " in english
    assert exported.purpose is not None
    assert exported.purpose in Read(exported, SAMPLE).words("Process_CS-02")


def test_texts_of_definitions_are_texts_of_the_file() -> None:
    steps = {"a": {"name": '</bpmn:task> & "x" <b>', "role": "agent", "do": ["]]> &amp; <script>"]}}
    definitions = Definitions(organisation=Organisation.model_validate({"roles": {"agent": {"name": "<坐席>"}}}))
    read = Read(process(steps=steps), definitions)
    assert read.one("a").get("name") == '</bpmn:task> & "x" <b>'
    assert read.one("Lane_agent").get("name") == "<坐席>"
    assert "]]> &amp; <script>" in read.words("a")


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    read = Read(process(steps={"a": {"name": "登\ufffe记", "role": "agent", "do": ["核\uffff对"]}}))
    assert read.one("a").get("name") == "登记"
    assert "核对" in read.words("a")


def test_a_process_without_steps_is_an_error() -> None:
    with pytest.raises(UsageError):
        to_bpmn(process(), Definitions())
