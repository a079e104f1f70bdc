from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from procman.diagram.words import INSIDE, break_costs, divide

_HAN = st.text(alphabet="客户提交入网申请及与和不未是否能否经理系统鹭旌龘", max_size=30)


def test_likely_words_win() -> None:
    assert divide("客户是否接受报价和合同草案", {}) == ["客户", "是否", "接受", "报价", "和", "合同", "草案"]
    assert divide("考核结果已确认", {}) == ["考核", "结果", "已", "确认"]
    assert divide("变更结果与工单是否一致", {}) == ["变更", "结果", "与", "工单", "是否", "一致"]


def test_pairs_of_the_document_are_words_when_seen_again_and_again() -> None:
    assert divide("鹭旌表", {}) == ["鹭", "旌", "表"]
    assert divide("鹭旌表", {"鹭旌": 1}) == ["鹭", "旌", "表"]
    assert divide("鹭旌表", {"鹭旌": 2}) == ["鹭旌", "表"]
    assert divide("客户投诉", {"户投": 50}) == ["客户", "投诉"]


def test_costs_follow_grammar() -> None:
    conjunction = break_costs("登记与核验", {})
    assert conjunction[1] < conjunction[0] == INSIDE
    assert conjunction[1] < conjunction[2]
    negation = break_costs("审批未通过", {})
    assert negation[1] < negation[2]


@given(_HAN)
@settings(deadline=None)
def test_dividing_loses_nothing(text: str) -> None:
    assert "".join(divide(text, {})) == text
    costs = break_costs(text, {})
    assert len(costs) == max(0, len(text) - 1)
    assert all(0 < cost <= INSIDE for cost in costs)
