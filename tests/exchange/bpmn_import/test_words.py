from __future__ import annotations

import pytest

from procman.exchange.bpmn_import.identifiers import latin_words, readable_id
from procman.exchange.bpmn_import.numbering import Numbers, prefix_of
from procman.exchange.bpmn_import.times import limit_of
from procman.exchange.bpmn_import.wording import lines, one_line


@pytest.mark.parametrize(
    ("native", "name", "wanted"),
    [
        ("review-invoice", "任意", "review-invoice"),
        ("register", "登记", "register"),
        ("start", "Begin work", "begin-work"),
        ("start", "开始", "task-1"),
        ("Activity_0k2n1lp", "Archive  Invoice", "archive-invoice"),
        ("Activity_0k2n1lp", "审核", "task-1"),
        ("sid-36EA43D1-0FE6-4197-AC57-7A43785B784B", "审核", "task-1"),
        ("_5a972b87-735d-454a-b31c-f52fb3afc5c7", "", "task-1"),
        ("_17", "审核", "task-1"),
        ("reviewInvoice", "审核发票", "review-invoice"),
        ("UserTask_ApproveOrder", "审批", "user-task-approve-order"),
        ("x y", "Rechnung klären", "rechnung-klaren"),
        ("x", "2nd check", "x"),
        ("步骤", "3", "task-1"),
        ("A1", "发送SMS", "a1"),
        ("z9", "else", "z9"),
        ("_", "Else", "task-1"),
        ("", "Ærø Straße", "aero-strasse"),
    ],
)
def test_readable_ids(native: str, name: str, wanted: str) -> None:
    assert readable_id(native, name, "task", set()) == wanted


def test_ids_that_are_taken_get_numbers() -> None:
    assert readable_id("a", "Check", "task", {"a", "check"}) == "check-2"
    assert readable_id("", "检查", "task", {"task-1", "task-2"}) == "task-3"


def test_long_names_end_at_a_word() -> None:
    words = "Check whether the customer has signed the contract already"
    assert latin_words(words) == "check-whether-the-customer-has-signed"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("P7D", "7d"),
        ("PT36H", "36h"),
        ("P1DT12H", "36h"),
        ("PT90M", "90min"),
        ("PT1H30M", "90min"),
        ("PT120S", "2min"),
        ("PT30S", None),
        ("P1M", "1mo"),
        ("P1Y6M", "18mo"),
        ("P1M3D", None),
        ("P2W", "2w"),
        ("R3/PT10H", "10h"),
        ("P0D", None),
        ("P", None),
        ("", None),
        ("7 days", "7d"),
        ("3 working days", "3wd"),
        ("1 hour", "1h"),
        ("3个工作日", "3wd"),
        ("2026-01-01", None),
        ("${deadline}", None),
        ("0 0 8 * * ?", None),
        ("'PT1H'", "1h"),
        ("P9999999999D", None),
    ],
)
def test_times(text: str, wanted: str | None) -> None:
    assert limit_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Approve\r\n  Invoice", "Approve Invoice"),
        ("审核\n票据", "审核票据"),
        ("审核 票据", "审核 票据"),
        ("审核\nInvoice", "审核 Invoice"),
        (None, ""),
        ("a\u202eb\u0007c\ufeff", "abc"),
    ],
)
def test_one_line(text: str | None, wanted: str) -> None:
    assert one_line(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. 核对\n2、录入\n- 归档", ["核对", "录入", "归档"]),
        ("<p>查<b>征信</b></p><ul><li>看流水</li></ul>", ["查征信", "看流水"]),
        ("a &lt; b", ["a < b"]),
        ("金额 < 500 元", ["金额 < 500 元"]),
        ("<script>alert(1)</script>留下", ["留下"]),
        ("2024 年修订", ["2024 年修订"]),
        ("3 份材料", ["3 份材料"]),
        ("", []),
    ],
)
def test_lines(text: str, wanted: list[str]) -> None:
    assert lines(text) == wanted


def test_numbers_follow_the_pattern_of_the_manual() -> None:
    assert Numbers([], "d", "CS", "^CS-[0-9]{2}$").id_for("甲", {}) == "CS-01"
    assert Numbers([], "d", "CS", "^CS-[0-9]{3}$").id_for("甲", {}) == "CS-001"
    assert Numbers([], "d", "CS", "^CS-[1-9][0-9]*$").id_for("甲", {}) == "CS-1"
    assert Numbers([], "d", "IM", "^CS-[0-9]{2}$").id_for("甲", {}) == "IM-01"


@pytest.mark.parametrize(
    ("domain", "code", "wanted"),
    [("customer-service", "KF", "KF"), ("customer-service", None, "CS"), ("finance", None, "FI"), ("a", "客服", "A")],
)
def test_prefixes(domain: str, code: str | None, wanted: str) -> None:
    assert prefix_of(domain, code) == wanted
