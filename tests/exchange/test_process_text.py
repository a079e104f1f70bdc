from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.exchange.process_text import process_text
from procman.model.process import Process
from procman.model.validators import make_process
from procman.source.reader import read
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY

SAMPLE = load(FolderTree(REPOSITORY))
DO = ["问: 清楚", "写明"]
HEAD = {"id": "CS-01", "name": "流程", "domain": "d", "owner": "o", "version": "1.0"}


def parsed(text: str, *, pure: bool = False) -> Process:
    return make_process(read(text.encode(), "x.yaml", pure=pure))


@pytest.mark.parametrize("process", SAMPLE.definitions.processes.values(), ids=lambda process: process.id)
def test_reading_the_text_gives_the_same_process(process: Process) -> None:
    text = process_text(process)
    again = parsed(text)
    assert again == process
    assert list(again.steps) == list(process.steps)
    assert process_text(again) == text


def test_the_layout_is_that_of_the_sample_manual() -> None:
    process = make_process(
        {
            **HEAD,
            "purpose": "第一行\n第二行",
            "time_limit": {"within": "15d"},
            "triggers": {"t": {"name": "客户来电"}},
            "inputs": {"i": {"retention": "3y", "name": "诉求", "from": ["customer"]}},
            "outputs": {"r": {"name": "答复", "to": ["customer", "CS-02"]}},
            "phases": {"a": "受理", "b": "办理"},
            "steps": {
                "register": {
                    "name": "登记",
                    "role": "agent",
                    "phase": "a",
                    "inputs": ["i"],
                    "do": ["问: 清楚", "写明"],
                },
                "ok": {
                    "kind": "decision",
                    "phase": "b",
                    "name": "是否？",
                    "role": "agent",
                    "next": {"是": "split", "否": {"to": "register", "at_most": "2"}},
                },
                "split": {"kind": "parallel", "next": ["x", "y"]},
                "x": {"name": "甲", "role": "agent", "outputs": ["r"], "next": "both"},
                "y": {"name": "乙", "role": "crm", "automatic": "true", "time_limit": "30分钟"},
                "both": {"kind": "join"},
            },
            "ends": {"done": "办结"},
            "rules": {"R-01": {"text": "超过 500 元, 须审批", "step": "ok"}},
        }
    )
    assert process_text(process) == (
        "# yaml-language-server: $schema=../../schemas/process.schema.json\n"
        'id: CS-01\nname: 流程\ndomain: d\nowner: o\nversion: "1.0"\nstatus: draft\n'
        "purpose: |-\n  第一行\n  第二行\n"
        "time_limit: 15d\n\n"
        "triggers:\n  t: {name: 客户来电, kind: message}\n\n"
        "inputs:\n  i: {name: 诉求, from: customer, retention: 3y}\n"
        "outputs:\n  r: {name: 答复, to: [customer, CS-02]}\n\n"
        "phases:\n  a: 受理\n  b: 办理\n\n"
        "steps:\n"
        "  register:\n    phase: a\n    name: 登记\n    role: agent\n    inputs: [i]\n"
        '    do:\n      - "问: 清楚"\n      - 写明\n\n'
        "  ok:\n    phase: b\n    kind: decision\n    name: 是否？\n    role: agent\n"
        "    next: {是: split, 否: {to: register, at_most: 2}}\n\n"
        "  split: {kind: parallel, next: [x, y]}\n"
        "  x:\n    name: 甲\n    role: agent\n    outputs: [r]\n    next: both\n"
        "  y:\n    name: 乙\n    role: crm\n    automatic: true\n    time_limit: 30min\n"
        "  both: {kind: join}\n"
        "ends:\n  done: 办结\n\n"
        'rules:\n  R-01: {text: "超过 500 元, 须审批", step: ok}\n'
    )


awkward = st.text(
    st.one_of(
        st.sampled_from("甲是否：，“” ab01:,{}[]#'\"?-\n\t!&*%@`|>~=.\\/<"),
        st.characters(blacklist_categories=("Cs", "Cc", "Cf"), max_codepoint=0x1F9FF),
    ),
    min_size=1,
    max_size=20,
).filter(lambda text: bool(text.strip()) and "\ufeff" not in text)
names = st.one_of(
    awkward, st.sampled_from(["yes", "no", "null", "~", "true", "1.10", "012", "4:30", "to", "else", "- a", "a: b"])
)


@settings(max_examples=200, deadline=None)
@given(st.lists(names, min_size=2, max_size=4, unique_by=str.strip), names, st.lists(names, max_size=3))
def test_any_text_survives(conditions: list[str], name: str, lines: list[str]) -> None:
    steps: dict[str, Any] = {
        "ask": {"kind": "decision", "name": name, "role": "r", "do": lines, "next": dict.fromkeys(conditions, "ask")},
        "work": {"name": name, "role": "r", "cautions": [*lines, name], "mistakes": lines},
    }
    rules = {"R-01": {"text": name, "source": conditions[0]}}
    process = make_process({**HEAD, "name": name, "purpose": name, "steps": steps, "ends": {"e": name}, "rules": rules})
    text = process_text(process)
    assert parsed(text) == process
    assert parsed(text, pure=True) == process
