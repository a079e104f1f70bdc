from __future__ import annotations

import pytest

from procman.diff.engine import diff
from procman.messages import LANGUAGES
from procman.report.diff_markers import markers
from procman.report.diff_text import diff_text
from tests.diff.build import base, definitions, edited


def _text(edit: dict, language: str = "zh-CN") -> str:  # type: ignore[type-arg]
    old, new = definitions(base()), definitions(edited(base(), edit))
    return diff_text(diff(old, new), old, new, ("v1", "."), language)


def test_groups_signs_and_warnings() -> None:
    edit = {
        "process": {
            "version": "1.1",
            "steps": {"answer": {"role": "handler"}, "escalate": {"next": "answer"}, "inform": {"name": "告知"}},
            "controls": {"KC-02": None},
        }
    }
    edit["process"]["steps"]["$order"] = ["register", "inform"]  # type: ignore[index]
    assert _text(edit).splitlines()[2:-2] == [
        "CS-02 投诉流程 1.0 → 1.1（建议：主版本）",
        "  ! 按变更内容应升主版本，版本号只升了次版本",
        "  流程走向",
        "    + 新增步骤“告知”（“登记工单”之后）  涉及角色：客服经理",
        "    → “上报”之后的去向：证据是否充分 → 答复客户  涉及角色：处理专员、质检员",
        "  职责",
        "    ~ 步骤“答复客户”的执行人：客服代表 → 处理专员  涉及角色：客服代表、处理专员",
        "  控制点",
        "    − 取消控制点 KC-02：档案不全（减弱）  涉及角色：客服代表",
        "    ~ 控制点 KC-01 可以被绕过：不经“证据是否充分”也能走到“答复客户”（减弱）  涉及角色：质检员、客服经理",
        "  文件信息",
        "    ~ 版本号：1.0 → 1.1",
    ]


def test_long_values_stand_below_each_other() -> None:
    long = "把一次不满变成一次改进。" * 8
    lines = _text({"process": {"purpose": long}}).splitlines()
    place = lines.index("    ~ 流程目的  涉及角色：客服经理")
    assert lines[place + 1 : place + 3] == ["      − 处理投诉。", f"      + {long}"]


def test_versions_that_go_back_and_versions_that_suffice() -> None:
    assert "! 版本号倒退了：1.0 → 0.9" in _text({"process": {"version": "0.9"}})
    assert "!" not in _text({"process": {"version": "2.0", "purpose": "别的"}})


def test_processes_that_came() -> None:
    third = {"id": "CS-09", "name": "回访", "domain": "service", "owner": "manager", "version": "1.0"}
    assert "CS-09 回访 1.0（新增流程）\n  + 新增流程“回访”  涉及角色：客服经理\n" in _text({"third": third})


def test_a_role_that_is_gone_keeps_its_name() -> None:
    edit = {"organisation": {"roles": {"inspector": None}}, "process": {"steps": {"check": {"role": "handler"}}}}
    assert "步骤“证据是否充分”的执行人：质检员 → 处理专员  涉及角色：处理专员、质检员" in _text(edit)
    assert "− 取消角色“质检员”  涉及角色：质检员  涉及流程：CS-02" in _text(edit)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edit", [{}, {"process": {"purpose": "别的"}}])
def test_own_reports_are_recognised(language: str, edit: dict) -> None:  # type: ignore[type-arg]
    assert any(marker in _text(edit, language).encode()[:200] for marker in markers())
