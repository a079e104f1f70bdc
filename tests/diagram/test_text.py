from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procman.diagram.text import LineBreaker, width

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
    text = "提交入网申请受理单据"
    assert LineBreaker().wrap(text, 10, 70) == ("提交入网申", "请受理单据")
    learned = LineBreaker.learn(["入网申请", "申请表", "申请受理", "申请"])
    assert "申请" in "|".join(learned.wrap(text, 10, 70))


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


@given(_TEXTS, st.floats(min_value=30, max_value=200))
def test_nothing_is_lost(text: str, limit: float) -> None:
    lines = LineBreaker().wrap(text, 10, limit)
    assert "".join("".join(lines).split()) == "".join(text.split())


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
