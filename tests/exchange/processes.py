"""Processes that are hard to export, and random ones, as plain data."""

from __future__ import annotations

from typing import Any

from procman.model.process import Process
from tests.diagram.random_processes import random_diagram

HEAD = {"id": "CS-01", "name": "示例流程", "domain": "service", "owner": "manager", "version": "1.0"}
_LONG = "核对客户提出的每一项异议并逐条写明处理依据与答复口径" * 12
_TWICE = {"是": "done", "否": "b", "重来": "a"}
_SAME_TARGET = {"一类": "b", "二类": "b", "三类": "done"}


def process(**parts: Any) -> Process:
    """A process with a usual head."""
    return Process.model_validate({**HEAD, "ends": {"done": "办结"}, **parts})


def _timed(**more: Any) -> dict[str, Any]:
    return {"role": "agent", "time_limit": "3wd", **more}


EDGE_CASES: dict[str, Process] = {
    "one step": process(steps={"a": {"name": "登记", "role": "agent"}}),
    "no performer": process(steps={"a": {"name": "登记"}}),
    "step repeated at once": process(
        steps={
            "a": {"name": "重试", "role": "agent", "next": "b"},
            "b": {
                "kind": "decision",
                "name": "成功？",
                "role": "agent",
                "next": {"是": "done", "否": "b", "重来": "a"},
            },
        }
    ),
    "two loops side by side": process(
        steps={
            "split": {"kind": "parallel", "role": "a", "next": ["one", "two"]},
            "one": {"name": "甲", "role": "a"},
            "one-good": {"kind": "decision", "name": "甲合格？", "role": "a", "next": {"是": "join", "否": "one"}},
            "two": {"name": "乙", "role": "b"},
            "two-good": {"kind": "decision", "name": "乙合格？", "role": "b", "next": {"是": "join", "否": "two"}},
            "join": {"kind": "join", "role": "a", "next": "last"},
            "last": {"name": "汇总", "role": "a"},
        }
    ),
    "twelve lanes": process(
        steps={f"s{number}": {"name": f"第 {number} 步", "role": f"role-{number}"} for number in range(12)}
    ),
    "long names": process(
        name=_LONG,
        phases={"one": _LONG, "two": "短"},
        triggers={"t": {"name": _LONG}},
        records={"r": {"name": _LONG}},
        steps={
            "a": {"phase": "one", "name": _LONG, "role": "agent", "outputs": ["r"]},
            "b": {
                "phase": "two",
                "kind": "decision",
                "name": _LONG,
                "role": "agent",
                "next": {_LONG: "c", "否": "a"},
            },
            "c": {"phase": "two", "kind": "wait", "name": _LONG, **_timed(on_timeout={"to": "a"})},
        },
        ends={"done": _LONG},
    ),
    "call": process(
        steps={"a": {"kind": "call", "process": "NW-03", "role": "agent", **_timed(on_timeout={"to": "done"})}}
    ),
    "wait": process(steps={"a": {"kind": "wait", "name": "等待答复", **_timed(on_timeout={"to": "done"})}}),
    "automatic": process(steps={"a": {"name": "计算", "role": "crm", "automatic": "true"}}),
    "triggers of one kind": process(
        triggers={"a": {"name": "来电"}, "b": {"name": "来函"}}, steps={"a": {"name": "登记", "role": "agent"}}
    ),
    "triggers of all kinds": process(
        triggers={
            "a": {"name": "来电"},
            "b": {"name": "月初", "kind": "time", "every": "每月1日"},
            "c": {"name": "超额", "kind": "condition", "when": "金额大于 <500> & 未批"},
        },
        steps={"a": {"name": "登记", "role": "agent"}},
    ),
    "trigger of time": process(
        triggers={"b": {"name": "月初", "kind": "time", "every": "每月1日"}}, steps={"a": {"name": "登记", "role": "x"}}
    ),
    "notice only": process(steps={"a": {"name": "登记", **_timed(on_timeout={"notify": ["manager"]})}}),
    "timer of a decision": process(
        records={"r": {"name": "审批单"}},
        steps={
            "a": {"name": "申请", "role": "agent", "outputs": ["r"]},
            "b": {
                "kind": "decision",
                "name": "是否批准？",
                **_timed(
                    on_timeout={"to": "a"}, inputs=["r"], next={"批准": "done", "退回": {"to": "a", "at_most": 2}}
                ),
            },
        },
    ),
    "else": process(
        steps={
            "a": {"kind": "decision", "name": "哪一类？", "role": "x", "next": {"一类": "b", "else": "done"}},
            "b": {"name": "办理", "role": "x"},
        }
    ),
    "two conditions, one target": process(
        steps={
            "a": {
                "kind": "decision",
                "name": "哪一类？",
                "role": "x",
                "next": {"一类": "b", "二类": "b", "三类": "done"},
            },
            "b": {"name": "办理", "role": "x"},
        }
    ),
    "join that a branch reaches in two ways": process(
        steps={
            "split": {"kind": "parallel", "role": "a", "next": ["one", "two"]},
            "one": {"name": "甲", **_timed(next="join", on_timeout={"to": "join"})},
            "two": {"name": "乙", "role": "b", "next": "join"},
            "join": {"kind": "join", "role": "a", "next": "done"},
        }
    ),
    "documents both taken and made": process(
        records={"r": {"name": "台账"}, "unused": {"name": "其他"}},
        steps={"a": {"name": "登记", "role": "x", "inputs": ["r", "未声明 文档"], "outputs": ["r"]}},
    ),
    "references that are no ids": process(steps={"a": {"name": "登记", "role": "热线 客服/代表"}}),
}


def random_process(seed: int) -> Process:
    """The process of a random diagram."""
    diagram = random_diagram(seed)
    ways: dict[str, list[Any]] = {node.id: [] for node in diagram.nodes}
    timeouts: dict[str, str] = {}
    for edge in diagram.edges:
        if edge.kind == "timeout":
            timeouts[edge.source] = edge.target
        else:
            ways[edge.source].append((edge.label, edge.target))
    first = next(target for node in diagram.nodes if node.kind == "start" for _, target in ways[node.id])
    steps: dict[str, Any] = {}
    documents = {"record": {"name": "工单记录"}}
    for node in sorted(diagram.nodes, key=lambda node: node.id != first):
        if node.kind in ("start", "end"):
            continue
        step: dict[str, Any] = {"name": node.text or None, "kind": node.kind, "role": diagram.lanes[node.lane].id}
        targets = ways[node.id]
        step["next"] = dict(targets) if node.kind == "decision" else [to for _, to in targets]
        if node.footer:
            step["outputs"] = ["record"]
        if node.id in timeouts:
            step |= {"time_limit": "2wd", "on_timeout": {"to": timeouts[node.id]}}
        steps[node.id] = {key: value for key, value in step.items() if value}
    ends = {node.id: node.text for node in diagram.nodes if node.kind == "end"}
    return process(steps=steps, ends=ends, records=documents)
