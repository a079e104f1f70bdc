from __future__ import annotations

import json
from typing import Any

from procman.flow.calendar import WorkingCalendar
from procman.lint.sub_processes import call_facts, slow_calls
from procman.model.process import Process
from tests.flow.test_graph import HEAD

CALENDAR = WorkingCalendar()


def process(process_id: str, limit: str | None, steps: dict[str, Any]) -> Process:
    return Process.model_validate({**HEAD, "id": process_id, "steps": steps, "time_limit": limit})


CALLER = process(
    "CS-01",
    "30d",
    {
        "split": {"kind": "parallel", "next": ["a", "b"]},
        "a": {"name": "登记"},
        "b": {"name": "转投诉", "kind": "call", "process": "CS-02", "time_limit": "3d"},
        "c": {"kind": "call", "process": "CS-02", "time_limit": "3wd"},
        "d": {"kind": "call", "process": "CS-02"},
        "e": {"kind": "call", "process": "CS-09", "time_limit": "1d"},
    },
)


def test_facts_are_plain_data() -> None:
    facts = call_facts(CALLER)
    assert json.loads(json.dumps(facts)) == facts
    assert facts["limit"] == "30d"
    assert facts["calls"] == [
        ["b", 2, "转投诉", "CS-02", "3d"],
        ["c", 3, "c", "CS-02", "3wd"],
        ["e", 5, "e", "CS-09", "1d"],
    ]


def test_slow_calls() -> None:
    facts = {"CS-01": call_facts(CALLER), "CS-02": call_facts(process("CS-02", "4d", {}))}
    calls = list(slow_calls(facts, CALENDAR))
    assert [(call.step, str(call.given), str(call.needed), call.comparison) for call in calls] == [
        ("b", "3d", "4d", "longer"),
        ("c", "3wd", "4d", "depends"),
    ]
    facts["CS-02"] = call_facts(process("CS-02", None, {}))
    assert list(slow_calls(facts, CALENDAR)) == []
