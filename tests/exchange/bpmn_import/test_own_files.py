"""Files of procman's own export: nothing is lost, and what somebody changed in the diagram since then wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from procman.diagram.watermark import Watermark
from procman.exchange.bpmn_export.document import to_bpmn
from procman.exchange.process_text import process_text
from procman.model.definitions import Definitions
from procman.model.duration import Duration
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.exchange.bpmn_import.cases import imported

SAMPLE = load(FolderTree(REPOSITORY)).require_sound()
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


def import_again(
    process: Process,
    folder: Path,
    edit: Callable[[etree._Element], None] | None = None,
    definitions: Definitions = SAMPLE,
) -> tuple[Process, list[str]]:
    """A process through BPMN and back; with the ids of elements that were not carried as they were."""
    root = etree.fromstring(to_bpmn(process, SAMPLE, "zh-CN"))
    if edit is not None:
        edit(root)
    path = folder / "own.bpmn"
    path.write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
    (result,) = imported(path, definitions=definitions).files
    assert result.error is None, result.error
    assert result.imported is not None
    (again,) = result.imported.processes
    told = result.imported.ledger.told()
    return again, [entry.id for entry in told if entry.outcome.fate in ("changed", "not-carried")]


def element(root: etree._Element, one: str) -> etree._Element:
    return next(found for found in root.iter() if found.get("id") == one)


def remove(root: etree._Element, one: str) -> None:
    found = element(root, one)
    found.getparent().remove(found)


@pytest.mark.parametrize("process", SAMPLE.processes.values(), ids=lambda process: process.id)
def test_the_samples_come_back_as_they_were(process: Process, tmp_path: Path) -> None:
    again, told = import_again(process, tmp_path)
    assert again == process
    assert process_text(again) == process_text(process)
    assert told == []


def test_a_new_workspace_gets_the_roles_that_the_process_names(tmp_path: Path) -> None:
    process = SAMPLE.processes["CS-02"]
    path = tmp_path / "own.bpmn"
    path.write_bytes(to_bpmn(process, SAMPLE, "zh-CN"))
    run = imported(path)
    assert run.additions.roles["hotline-agent"] == (SAMPLE.organisation.roles["hotline-agent"].name, "")
    assert "service-manager" in run.additions.roles
    assert "customer" in {**run.additions.parties, **run.additions.roles}


def test_a_call_stays_a_call_where_the_called_process_is_not(tmp_path: Path) -> None:
    process = SAMPLE.processes["CS-03"]
    calls = {step_id: step.process for step_id, step in process.steps.items() if step.kind == "call"}
    assert calls
    others = {one: other for one, other in SAMPLE.processes.items() if one not in calls.values()}
    again, told = import_again(process, tmp_path, definitions=replace(SAMPLE, processes=others))
    assert again == process
    assert told == []


def test_a_renamed_step_and_process(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        element(root, "register").set("name", "登记客户投诉")
        element(root, "Process_CS-02").set("name", "投诉处理流程")
        element(root, "withdrawn").set("name", "客户撤回")

    process = SAMPLE.processes["CS-02"]
    again, _ = import_again(process, tmp_path, edit)
    renamed = process.steps["register"].model_copy(update={"name": "登记客户投诉"})
    assert again.steps == {**process.steps, "register": renamed}
    assert again.name == "投诉处理流程"
    assert again.ends["withdrawn"] == "客户撤回"
    assert again.controls == process.controls


def test_a_new_condition_and_a_new_target(tmp_path: Path) -> None:
    process = SAMPLE.processes["CS-02"]

    def edit(root: etree._Element) -> None:
        way = next(found for found in root.iter(f"{BPMN}sequenceFlow") if found.get("name") == "批准")
        way.set("name", "同意")

    again, _ = import_again(process, tmp_path, edit)
    ways = [(way.condition, way.to, way.at_most) for way in again.steps["approve"].next]
    assert ways[0] == ("同意", "carry-out", None)
    assert ways[2] == ("退回重拟", "propose", 1)
    assert again.steps["approve"].do == process.steps["approve"].do


def test_a_step_in_another_lane(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        reference = next(found for found in root.iter(f"{BPMN}flowNodeRef") if found.text == "conclude")
        element(root, "Lane_quality-inspector").append(reference)

    again, _ = import_again(SAMPLE.processes["CS-02"], tmp_path, edit)
    assert again.steps["conclude"].role == "quality-inspector"
    assert again.steps["gather"].role == "complaint-handler"


def test_a_new_step_drawn_between_two(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        process = element(root, "Process_CS-02")
        way = next(found for found in root.iter(f"{BPMN}sequenceFlow") if found.get("targetRef") == "conclude")
        way.set("targetRef", "Activity_1")
        etree.SubElement(process, f"{BPMN}task", id="Activity_1", name="复核证据")
        etree.SubElement(process, f"{BPMN}sequenceFlow", id="Flow_new", sourceRef="Activity_1", targetRef="conclude")

    again, _ = import_again(SAMPLE.processes["CS-02"], tmp_path, edit)
    (added,) = (one for one, step in again.steps.items() if step.name == "复核证据")
    assert set(again.steps) == {*SAMPLE.processes["CS-02"].steps, added}
    assert again.steps["conclude"].do == SAMPLE.processes["CS-02"].steps["conclude"].do


def test_a_timer_that_was_removed_and_one_that_was_changed(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        remove(root, "Timer_request-support")
        for flow in list(root.iter(f"{BPMN}sequenceFlow")):
            if flow.get("sourceRef") == "Timer_request-support":
                flow.getparent().remove(flow)
        timer = element(root, "Timer_await-material")
        next(timer.iter(f"{BPMN}timeDuration")).text = "P3D"

    again, _ = import_again(SAMPLE.processes["CS-02"], tmp_path, edit)
    before = SAMPLE.processes["CS-02"].steps
    assert again.steps["request-support"].on_timeout is not None
    assert again.steps["request-support"].on_timeout.to is None
    assert again.steps["request-support"].on_timeout.notify == ("service-manager",)
    assert again.steps["request-support"].time_limit == before["request-support"].time_limit
    assert again.steps["await-material"].time_limit == Duration(3, "d")
    assert again.steps["await-material"].on_timeout == before["await-material"].on_timeout


def test_the_extension_of_a_step_was_removed_by_a_tool(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        step = element(root, "conclude")
        step.remove(step.find(f"{BPMN}extensionElements"))

    again, _ = import_again(SAMPLE.processes["CS-02"], tmp_path, edit)
    assert again.steps["conclude"].name == SAMPLE.processes["CS-02"].steps["conclude"].name
    assert again.steps["conclude"].role == "complaint-handler"
    assert again.steps["propose"] == SAMPLE.processes["CS-02"].steps["propose"]


def test_a_kept_definition_cannot_say_where_to_write(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        for entry in root.iter("{urn:procman:bpmn:1}entry"):
            if entry.get("key") == "domain":
                entry.text = "../../elsewhere"

    again, _ = import_again(SAMPLE.processes["CS-02"], tmp_path, edit, Definitions())
    assert again.domain == "imported"


def test_a_kept_definition_that_was_spoilt_leaves_the_diagram(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        for entry in root.iter("{urn:procman:bpmn:1}entry"):
            if entry.get("key") == "status":
                entry.text = "finished"

    again, _ = import_again(SAMPLE.processes["CS-02"], tmp_path, edit)
    assert again.status == "draft"
    assert list(again.steps) == list(SAMPLE.processes["CS-02"].steps)
    assert again.steps["register"].name == SAMPLE.processes["CS-02"].steps["register"].name


def test_the_note_that_a_version_no_longer_holds_is_nothing_of_the_process(tmp_path: Path) -> None:
    process = SAMPLE.processes["CS-02"].model_copy(update={"status": "retired"})
    path = tmp_path / "own.bpmn"
    path.write_bytes(to_bpmn(process, SAMPLE, "zh-CN", watermark=Watermark("作废", "已由 2.0 版取代")))
    (result,) = imported(path, definitions=SAMPLE).files
    assert result.imported is not None
    assert list(result.imported.processes) == [process]
    told = result.imported.ledger.told()
    assert [entry.id for entry in told if entry.outcome.fate in ("changed", "not-carried")] == []
