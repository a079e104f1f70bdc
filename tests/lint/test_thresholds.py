"""What conditions demand of numbers, and what is rather not read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from procman.lint.thresholds import ONE, End, Span, gaps, read_span


def _shown(span: Span | None) -> str | None:
    """``元 (500, 5000]``: brackets include, parentheses do not."""
    if span is None:
        return None
    low = f"{'[' if span.low.included else '('}{Fraction(span.low.value, ONE)}" if span.low else "("
    high = f"{Fraction(span.high.value, ONE)}{']' if span.high.included else ')'}" if span.high else ")"
    return f"{span.subject}|{span.unit} {low}, {high}"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("超过 500 元", "|元 (500, )"),
        ("不超过500元", "|元 (, 500]"),
        ("500 元以下", "|元 (, 500]"),
        ("不满 12 个月", "|个月 (, 12)"),
        ("满 60 日", "|天 [60, )"),
        ("10 日内", "|天 (, 10]"),
        ("500 元（不含）以下", "|元 (, 500)"),
        ("500 元以上（不含 500 元）", "|元 (500, )"),
        ("500 元(含税)以上", None),
        ("500～5000 元", "|元 [500, 5000]"),
        ("501—5,000 元", "|元 [501, 5000]"),
        ("3 至 5 万元", "|元 [30000, 50000]"),
        ("0.5 万元至 1 亿元", "|元 [5000, 100000000]"),
        ("500 元以上不足 5000 元", "|元 [500, 5000)"),
        ("超过 500 且不超过 5000 元", "|元 (500, 5000]"),
        ("500 < 金额 <= 5000 元", "|元 (500, 5000]"),
        ("金额小于等于 ５００ 元的", "金额|元 (, 500]"),
        ("须批准，奖金超过 500 元", "奖金|元 (500, )"),
        ("正好 3 次", "|次 [3, 3]"),
        (">= 98.5%", "|% [197/2, )"),
        ("at most 3 working days", "|working day (, 3]"),
        ("between 500 and 5,000", "| [500, 5000]"),
        ("500 CNY or more", "|cny [500, )"),
        ("No more than 1 day", "|day (, 1]"),
    ],
)
def test_reads_spans(condition: str, expected: str | None) -> None:
    assert _shown(read_span(condition)) == expected


@pytest.mark.parametrize(
    "condition",
    [
        "超过",
        "500 元",
        "第 2 次",
        "方案 1",
        "两清或应退不超过 1000 元",
        "累计超过 500 元或属申诉转办",
        "累计不超过 500 元且非申诉转办",
        "不足 500 元，不须审批",
        "重点客户，超过 500 元",
        "超过 500 元不超过 3 天",
        "超过 500 元大于 600 元",
        "超过 5000 元不超过 500 元",
        "500 元以上 600 元以上 700 元以下",
        "超过 500 元以上",
        "5000～500 元",
        "500 元～3 天",
        "超过 500 梨",
        "not over the limit of 500",
        "等于 3 次不超过 5 次",
    ],
)
def test_is_silent_where_it_cannot_be_sure(condition: str) -> None:
    assert read_span(condition) is None


def _gaps(*conditions: str) -> list[tuple[str, str]]:
    spans = [span for span in map(read_span, conditions) if span]
    assert len(spans) == len(conditions)
    return [(low.text, high.text) for low, high in gaps(spans)]


def test_finds_gaps_in_any_order() -> None:
    assert _gaps("超过 1 万元", "不足 500 元", "600～800 元") == [("500 元", "600 元"), ("800 元", "1 万元")]
    assert _gaps("超过 500 元", "不足 500 元") == [("500 元", "500 元")]
    assert _gaps("500 元以下", "501 元以上") == []
    assert _gaps("不足 500 元", "501 元以上") == [("500 元", "501 元")]
    assert _gaps("5 万元以下", "6 万元以上") == []
    assert _gaps("不超过 500 元", "100～200 元", "超过 500 元") == []


def _shared(one: str, other: str) -> tuple[End | None, End | None] | None:
    first, second = read_span(one), read_span(other)
    assert first
    assert second
    return first.shared(second)


def test_finds_what_is_shared() -> None:
    assert _shared("不超过 500 元", "超过 500 元") is None
    shared = _shared("500 元以下", "500 元以上")
    assert shared
    assert [end and end.text for end in shared] == ["500 元", "500 元"]
    shared = _shared("超过 300 元", "超过 500 元")
    assert shared
    assert [end and end.text for end in shared] == ["500 元", None]


def test_compares_only_the_same_quantity() -> None:
    def comparable(one: str, other: str) -> bool:
        first, second = read_span(one), read_span(other)
        assert first
        assert second
        return first.comparable(second)

    assert comparable("超过 500 元", "金额不超过 500")
    assert comparable("满 60 日", "不满 60 天")
    assert comparable("1 day or more", "under 3 days")
    assert not comparable("累计超过 500 元", "单笔不超过 500 元")
    assert not comparable("超过 3 天", "不超过 3 个工作日")
