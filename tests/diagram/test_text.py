from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.diagram.text import LineBreaker, width
from procman.source.reader import read
from tests.diagram.diagrams import FIXTURES

_TEXTS = st.text(alphabet="客户提交入网申请及证件，。（）《》、：abcXYZ019 %-/", min_size=1, max_size=80)


def test_every_han_character_is_one_em_wide() -> None:
    assert width("客户投诉", 11) == 44
    assert width("，（", 10) == 20


def test_latin_letters_have_the_advances_of_noto() -> None:
    assert width("W", 1000) == 878
    assert width("il", 1000) == pytest.approx(275 + 284)
    assert width("%", 1000) == 921


def test_combining_marks_take_no_room() -> None:
    assert width("e\u0301", 10) == width("e", 10)


def test_bold_latin_is_wider_and_bold_han_is_not() -> None:
    assert width("abc", 10, bold=True) > width("abc", 10)
    assert width("客户", 10, bold=True) == 20


def test_short_text_stays_on_one_line() -> None:
    assert LineBreaker().wrap("登记投诉", 11, 100) == ("登记投诉",)


def test_empty_text_is_one_empty_line() -> None:
    assert LineBreaker().wrap("", 11, 100) == ("",)


def test_line_feeds_break() -> None:
    assert LineBreaker().wrap("登记\n投诉", 11, 100) == ("登记", "投诉")


def test_breaks_after_a_comma_rather_than_in_the_middle() -> None:
    assert LineBreaker().wrap("录入客户信息，生成受理单", 11, 90) == ("录入客户信息，", "生成受理单")


def test_a_conjunction_goes_with_what_follows() -> None:
    assert LineBreaker().wrap("故障复盘与整改立项", 11, 70) == ("故障复盘", "与整改立项")


def test_words_of_the_document_stay_whole() -> None:
    text = "提交鹭旌编排鹭旌处理"
    learned = LineBreaker.learn(["鹭旌编排", "鹭旌表", "鹭旌"])
    for limit in range(20, 100, 5):
        assert "".join(learned.wrap(text, 10, limit)).count("鹭旌") == 2
        assert all(line[-1] != "鹭" for line in learned.wrap(text, 10, limit))


_TABLE: Any = read((FIXTURES / "line_breaks.yaml").read_bytes(), "line_breaks")
CASES = [(case["text"], case["whole"]) for case in _TABLE["cases"]]


@pytest.mark.parametrize(("text", "whole"), CASES)
def test_what_belongs_together_stays_in_one_line(text: str, whole: str | list[str]) -> None:
    parts = whole.split() if isinstance(whole, str) else whole
    for tenths in range(30, 160, 3):
        limit = tenths / 10
        lines = LineBreaker().wrap(text, 1.0, limit)
        for part in parts:
            if width(part, 1.0) <= limit:
                assert any(part in line for line in lines), (part, limit, lines)


@pytest.mark.parametrize(("text", "whole"), CASES)
def test_no_line_is_too_wide_and_nothing_is_dropped(text: str, whole: object) -> None:
    for tenths in range(10, 160, 7):
        lines = LineBreaker().wrap(text, 1.0, tenths / 10)
        assert all(width(line, 1.0) <= max(tenths / 10, 1.0) + 1e-6 for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_are_read_in_phrases() -> None:
    cases = {
        ("故障是哪一级？", 6): ("故障是", "哪一级？"),
        ("是否下达停机通知单？", 7): ("是否下达", "停机通知单？"),
        ("客户反馈结果如何？", 6): ("客户反馈", "结果如何？"),
        ("施工日志与隐蔽工程签认单", 8): ("施工日志", "与隐蔽工程签认单"),
        ("年度培训计划未获批准", 7): ("年度培训计划", "未获批准"),
        ("网络运维经理", 4): ("网络运维", "经理"),
        ("补查后证据仍不足", 6): ("补查后", "证据仍不足"),
        ("客户提出建议／汇集热点与线索", 7): ("客户提出建议／", "汇集热点与线索"),
        ("金额大于 500 元", 6): ("金额大于", "500 元"),
    }
    assert {case: LineBreaker().wrap(case[0], 1.0, case[1]) for case in cases} == cases


def test_a_line_more_is_better_than_a_word_that_is_cut() -> None:
    assert LineBreaker().wrap("收集分析汇总", 1.0, 3.5) == ("收集", "分析", "汇总")
    assert LineBreaker().wrap("收集分析汇总", 1.0, 1.0) == tuple("收集分析汇总")


def test_a_long_address_is_broken_after_its_signs() -> None:
    lines = LineBreaker().wrap("https://www.example.com/service/handbook?id=12", 1.0, 9.0)
    assert "".join(lines) == "https://www.example.com/service/handbook?id=12"
    assert all(line[-1] in "/.?=_-" for line in lines[:-1]), lines


def test_a_word_of_the_list_may_be_missing_and_the_text_is_still_set() -> None:
    assert "".join(LineBreaker().wrap("魑魅魍魉饕餮", 1.0, 2.0)) == "魑魅魍魉饕餮"


@pytest.mark.parametrize(
    "text", ["金额超过50万元时审批", "金额大于 500 元时审批人", "在3个工作日内答复客户", "合格率低于98%时整改"]
)
@pytest.mark.parametrize("limit", [45, 55, 66, 77])
def test_a_digit_is_not_parted_from_its_unit(text: str, limit: float) -> None:
    for line in LineBreaker().wrap(text, 11, limit):
        assert not line[-1].isdigit(), (text, limit, line)


def test_latin_words_stay_whole() -> None:
    assert LineBreaker().wrap("Check the customer identity", 11, 80) == ("Check the", "customer", "identity")


def test_a_word_wider_than_a_line_is_broken() -> None:
    lines = LineBreaker().wrap("Donaudampfschifffahrtsgesellschaft", 11, 60)
    assert len(lines) > 2
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert all(width(line, 11) <= 60.2 for line in lines)


@settings(deadline=None)
@given(_TEXTS, st.floats(min_value=30, max_value=200))
def test_nothing_is_lost(text: str, limit: float) -> None:
    lines = LineBreaker().wrap(text, 10, limit)
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(deadline=None)
@given(
    st.text(alphabet="客户提交入网申请及证件，。（）《》、", min_size=1, max_size=60),
    st.integers(min_value=4, max_value=15),
)
def test_lines_neither_overflow_nor_break_the_rules(text: str, characters: int) -> None:
    lines = LineBreaker().wrap(text, 10, characters * 10)
    assert all(width(line, 10) <= characters * 10 + 0.2 for line in lines)
    crowded = any(mark * 2 in text or mark + other in text for mark in "，。）》、（《" for other in "，。）》、（《")
    if not crowded:
        assert not any(line[0] in "，。）》、" for line in lines[1:])
        assert not any(line[-1] in "（《" for line in lines[:-1])
