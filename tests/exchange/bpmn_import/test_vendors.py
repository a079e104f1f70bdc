"""One model in the styles of many modelling tools: prefixes, namespaces, ids, and what they put beside the model."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from procman.exchange.bpmn_import.run_import import Run
from procman.model.process import Process
from tests.exchange.bpmn_import.cases import imported

FINAL = "http://www.omg.org/spec/BPMN/20100524/MODEL"


class Style(NamedTuple):
    """How a tool writes files.

    Attributes:
        ids: Pattern of the ids of nodes.
        within: What it writes into every node.
        head: What it writes at the root.
    """

    prefix: str = "bpmn"
    namespace: str = FINAL
    ids: str = "{}"
    within: str = ""
    attributes: str = ""
    head: str = ""


STYLES = {
    "camunda": Style(
        ids="Activity_0{}x1y2z",
        within='<{p}extensionElements><camunda:properties><camunda:property name="a" value="b"/></camunda:properties>'
        "</{p}extensionElements>",
        attributes='camunda:asyncBefore="true"',
        head='xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" '
        'modeler:executionPlatform="Camunda Cloud" exporter="Camunda Modeler"',
    ),
    "zeebe": Style(
        within="<{p}extensionElements><zeebe:userTask/></{p}extensionElements>",
        head='xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
    ),
    "signavio": Style(
        prefix="",
        ids="sid-0000000{}-BB16-451E-AFDE-AC0C0C1A6B4A",
        within='<extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="#fff"/></extensionElements>',
        head='xmlns:signavio="http://www.signavio.com" exporter="Signavio Process Editor"',
    ),
    "bizagi": Style(
        prefix="",
        ids="Id_9f2d4c1e-36b1-4a5e-a1c{}",
        within='<extensionElements><bizagi:BizagiExtensions xmlns:bizagi="http://www.bizagi.com/bpmn20">'
        '<bizagi:BizagiProperties><bizagi:BizagiProperty name="bgColor" value="White"/></bizagi:BizagiProperties>'
        "</bizagi:BizagiExtensions></extensionElements>",
    ),
    "adonis": Style(prefix="semantic", ids="_OBJ_{}", head='xmlns:adonis="http://www.boc-eu.com/boc-is/adonis"'),
    "aris": Style(prefix="", ids="ObjDef.10hc--{}", head='xmlns:aris="http://www.softwareag.com/aris"'),
    "bonita": Style(prefix="model", ids="_To9Z{}jOCEeSknpIVFCxNIQ", head='exporter="BonitaSoft"'),
    "flowable": Style(
        prefix="",
        attributes='flowable:formFieldValidation="true"',
        head='xmlns:flowable="http://flowable.org/bpmn" typeLanguage="http://www.w3.org/2001/XMLSchema"',
    ),
    "activiti": Style(prefix="", ids="usertask{}", head='xmlns:activiti="http://activiti.org/bpmn"'),
    "activiti-5-beta": Style(prefix="", namespace="http://schema.omg.org/spec/BPMN/2.0", ids="usertask{}"),
    "jbpm": Style(
        prefix="bpmn2",
        ids="_{}",
        within='<{p}extensionElements><tns:metaData name="elementname"><tns:metaValue>x</tns:metaValue>'
        "</tns:metaData></{p}extensionElements>",
        head='xmlns:tns="http://www.jboss.org/drools" exporter="jBPM Process Modeler"',
    ),
    "kogito": Style(
        prefix="bpmn2", ids="_6B5DB6A9-037A-49AD-9201-0920{}", head='xmlns:drools="http://www.jboss.org/drools"'
    ),
    "trisotech": Style(
        prefix="semantic", ids="_5a972b87-735d-454a-b31c-f52fb{}", head='xmlns:bpsim="http://www.bpsim.org/schemas/1.0"'
    ),
    "enterprise-architect": Style(ids="EAID_B9F1E33C_5F5F_4ffd_8C21_{}", head='exporter="Enterprise Architect"'),
    "visual-paradigm": Style(
        prefix="", ids="y2LkVmKGAqEE{}", within="<extensionElements><vpElement/></extensionElements>"
    ),
    "yaoqiang": Style(
        prefix="", ids="_{}", head='xmlns:yaoqiang="http://bpmn.sourceforge.net" exporter="Yaoqiang BPMN Editor"'
    ),
    "awspal": Style(
        ids="obj_c8f3a0{}",
        within='<{p}extensionElements><aws:prop key="颜色">蓝</aws:prop></{p}extensionElements>',
        head='xmlns:aws="http://www.actionsoft.com.cn/bpmn"',
    ),
    "smartbpm": Style(prefix="bpmn2", ids="任务{}", head='xmlns:sf="http://www.yuchengtech.com/bpmn"'),
    "sap": Style(prefix="bpmn2", head='xmlns:ifl="http:///com.sap.ifl.model/Ifl.xsd"'),
    "eclipse": Style(prefix="bpmn2", ids="Task_{}", head='xmlns:ext="http://org.eclipse.bpmn2/ext"'),
    "oracle": Style(prefix="ns0", ids="ACT1234567890{}"),
    "ibm": Style(
        prefix="ns16",
        ids="bpdid:1c4b6ce5c8b1ca5e:{}",
        head='xmlns:ns3="http://www.ibm.com/xmlns/prod/bpm/bpmn/ext/process/wle"',
    ),
    "processmaker": Style(ids="act_95123{}", head='exporter="ProcessMaker"'),
    "modelio": Style(prefix="", namespace=FINAL + "/", ids="_EPWs{}"),
    "https": Style(namespace=FINAL.replace("http:", "https:")),
    "beta-2": Style(prefix="b", namespace="http://www.omg.org/spec/BPMN/20100501"),
    "no-namespace": Style(prefix="", namespace=""),
    "unicode-ids": Style(ids="步骤-{}"),
}

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<{p}definitions {xmlns} {head} id="D" targetNamespace="urn:x">
  <{p}collaboration id="C"><{p}participant id="P" name="报销流程" processRef="{i9}"/></{p}collaboration>
  <{p}process id="{i9}" name="费用报销流程" isExecutable="false">
    <{p}laneSet id="L"><{p}lane id="L1" name="报销人">
      <{p}flowNodeRef>{i1}</{p}flowNodeRef><{p}flowNodeRef>{i2}</{p}flowNodeRef>
      </{p}lane><{p}lane id="L2" name="财务"><{p}flowNodeRef>{i3}</{p}flowNodeRef><{p}flowNodeRef>{i4}</{p}flowNodeRef>
      <{p}flowNodeRef>{i5}</{p}flowNodeRef><{p}flowNodeRef>{i6}</{p}flowNodeRef></{p}lane></{p}laneSet>
    <{p}startEvent id="{i1}" name="发生费用"/>
    <{p}userTask id="{i2}" name="填写报销单" {attributes}>{within}</{p}userTask>
    <{p}userTask id="{i3}" name="审核&#10;票据">{within}</{p}userTask>
    <{p}exclusiveGateway id="{i4}" name="票据合规？">{within}</{p}exclusiveGateway>
    <{p}task id="{i5}" name="付款">{within}</{p}task>
    <{p}endEvent id="{i6}" name="已付款"/>
    <{p}sequenceFlow id="f1" sourceRef="{i1}" targetRef="{i2}"/>
    <{p}sequenceFlow id="f2" sourceRef="{i2}" targetRef="{i3}"/>
    <{p}sequenceFlow id="f3" sourceRef="{i3}" targetRef="{i4}"/>
    <{p}sequenceFlow id="f4" name="合规" sourceRef="{i4}" targetRef="{i5}"/>
    <{p}sequenceFlow id="f5" name="退回" sourceRef="{i4}" targetRef="{i2}"/>
    <{p}sequenceFlow id="f6" sourceRef="{i5}" targetRef="{i6}"/>
  </{p}process>
</{p}definitions>
"""


def import_in_style(style: Style, tmp_path: Path) -> Run:
    p = f"{style.prefix}:" if style.prefix else ""
    xmlns = f'xmlns{":" if style.prefix else ""}{style.prefix}="{style.namespace}"' if style.namespace else ""
    ids = {f"i{number}": style.ids.format(number) for number in range(1, 10)}
    content = TEXT.format(
        p=p,
        xmlns=xmlns,
        head=style.head,
        attributes=style.attributes,
        within=style.within.format(p=p),
        **ids,
    )
    path = tmp_path / "报销.bpmn"
    path.write_text(content, encoding="utf-8")
    return imported(path)


def shape(process: Process) -> list[tuple[str | None, str, str | None, list[tuple[str | None, int]]]]:
    """A process without its ids."""
    order = {one: place for place, one in enumerate((*process.steps, *process.ends))}
    return [
        (step.name, step.kind, step.role, [(way.condition, order[way.to]) for way in step.next])
        for step in process.steps.values()
    ]


@pytest.mark.parametrize("name", STYLES)
def test_every_tool_gives_the_same_process(name: str, tmp_path: Path) -> None:
    (result,) = import_in_style(STYLES[name], tmp_path).files
    assert result.error is None
    assert result.imported is not None
    (process,) = result.imported.processes
    assert process.name == "费用报销流程"
    assert list(process.ends.values()) == ["已付款"]
    assert shape(process) == [
        ("填写报销单", "task", "role-1", []),
        ("审核票据", "task", "role-2", []),
        ("票据合规？", "decision", "role-2", [("合规", 3), ("退回", 0)]),
        ("付款", "task", "role-2", []),
    ]
    own = [entry for entry in result.imported.ledger.told() if entry.fate == "not-carried" and entry.reason != "vendor"]
    assert own == []
