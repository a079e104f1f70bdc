"""What messages say of the case at hand, beside the words that are always the same."""

from __future__ import annotations

import datetime
from typing import Any

from procman.lint.engine import lint
from tests.lint.base_workspace import varied, workspace

TODAY = datetime.date(2026, 6, 15)


def message(rule: str, edit: dict[str, Any]) -> str:
    (found,) = lint(workspace(varied({"edit": edit})).tree, select=[rule], today=TODAY, language="zh-CN").findings
    return found.message


def test_vague_words_are_told_whole() -> None:
    assert "里的“相关部门”说得不具体" in message("vague-words", {"steps.register.do": ["报相关部门处理。"]})
    assert "里的“有关人员”说得不具体" in message("vague-words", {"steps.register.do": ["通知有关人员。"]})


def test_missing_keys_are_listed_as_the_language_lists() -> None:
    told = message("incomplete-control", {"controls.KC-01.owner": None, "controls.KC-01.evidence": None})
    assert told == "控制点 KC-01 没有写：责任人、实施证据。请补上：owner、evidence。"


def test_signatures_against_the_flow_name_who_signs_and_where() -> None:
    edit = {
        "forms.order-form.approvals": ["manager", "packer"],
        "steps.price.role": "packer",
        "steps.price.duty": "review",
        "steps.price.forms": ["order-form"],
        "steps.approve.forms": ["order-form"],
    }
    assert "签署栏里“Manager”在前、“Packer”在后，流程里却先到“Packer”的步骤 4" in message("approval-route", edit)
