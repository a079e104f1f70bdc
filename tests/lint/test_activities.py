"""The names of all steps of the sample say what is done, and so do those that people would write."""

from __future__ import annotations

import pytest

from procman.lint.activities import surely_names_a_thing

ACTIVITIES = [
    "登记投诉工单",
    "填表",
    "签合同",
    "由法务审核合同",
    "按标准流程办理",
    "将资料移交财务部",
    "对账",
    "营业员核对证件",
    "客户签字",
    "打印审批单",
    "办理入网手续",
    "发通知书",
    "与客户确认费用",
    "收款",
    "线上提交资料",
    "短信通知客户",
    "双人复核账单",
    "现场勘察线路",
    "归档资料",
    "走审批流程",
    "催交材料",
    "电话回访客户",
    "会签合同",
    "Register the complaint",
    "Bring the goods",
    "Test the line",
    "Document the case",
    "Ship goods",
    "Re-check the order",
    "Sign in",
]
THINGS = [
    "客户资料",
    "投诉工单",
    "登记表",
    "审批单",
    "合同档案",
    "员工入职流程",
    "设备清单",
    "业务需求",
    "日常工作",
    "派工单",
    "财务部门",
    "The order",
    "Verification of identity",
    "Billing",
    "Payment",
]


@pytest.mark.parametrize("name", ACTIVITIES)
def test_activity(name: str) -> None:
    assert not surely_names_a_thing(name)


@pytest.mark.parametrize("name", THINGS)
def test_thing(name: str) -> None:
    assert surely_names_a_thing(name)
