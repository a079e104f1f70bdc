from __future__ import annotations

import datetime
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procman.lint.engine import lint
from procman.report.lint_concise import lint_concise
from procman.report.lint_text import lint_text, width
from procman.report.lint_wrap import fill
from tests.lint.base_workspace import DELIVERY, ORDER, varied, workspace

TODAY = datetime.date(2026, 6, 15)


def text(case: dict[str, Any], language: str = "en", **arguments: Any) -> str:
    loaded = workspace(varied(case))
    return lint_text(lint(loaded.tree, today=TODAY, language=language), **arguments)


def test_whole_report() -> None:
    case = {"edit": {"steps.stock.role": "paker", "metrics": None}, "files": {DELIVERY: {"owner": "boss"}}}
    assert text(case) == (
        "SA-01 Taking an order\n"
        f"processes/{ORDER}:1:1: warning: "
        'Process SA-01 "Taking an order" has no indicator. Write at least one under metrics, with formula, target, '
        "frequency and owner. [no-metric]\n"
        "    1 | id: SA-01\n"
        "      | ^\n"
        "\n"
        f"processes/{ORDER}:50:11: error: "
        'Step 3 "Check the stock" names the role "paker", which is not declared. Did you mean "packer"? '
        "Correct the id, or declare the role in organisation.yaml. [unknown-role]\n"
        "   50 |     role: paker\n"
        "      |           ^^^^^\n"
        "\n"
        "SA-02 Delivering an order\n"
        f"processes/{DELIVERY}:4:8: error: "
        'Process SA-02 "Delivering an order" names the role "boss", which is not declared. '
        "Correct the id, or declare the role in organisation.yaml. [unknown-role]\n"
        "    4 | owner: boss\n"
        "      |        ^^^^\n"
        "\n"
        "Errors: 2, warnings: 1, infos: 0. Files checked: 6.\n"
        "procman explain RULE says more about a rule.\n"
    )


def test_clean_report() -> None:
    assert text({}) == "Nothing to put right. Files checked: 6.\n"
    assert text({}, "zh-CN") == "检查了 6 个文件，没有发现问题。\n"


def _marked(report: str) -> str:
    """What stands above the carets, by columns of a terminal."""
    lines = report.splitlines()
    place = next(number for number, line in enumerate(lines) if set(line.strip()) == {"|", " ", "^"} and "^" in line)
    begin, end = lines[place].index("^"), lines[place].rindex("^") + 1
    column, marked = 0, ""
    for character in lines[place - 1]:
        if begin <= column < end:
            marked += character
        column += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return marked


@pytest.mark.parametrize("name", ["客户", "ab客户cd", "ＦＵＬＬ", "e\u0301é"])
def test_carets_stand_under_wide_characters(name: str) -> None:
    case = {"edit": {"terms": None, "steps.complete.next": {name: "split", "不": "nowhere"}}}
    flow = varied(case)[f"processes/{ORDER}"].decode()
    assert "不: nowhere" in flow
    one_line = flow.replace(f"      {name}: split\n      不: nowhere\n", "").replace(
        "    next:\n  split:", f"    next: {{{name}: split, 不: nowhere}}\n  split:"
    )
    assert f"{{{name}: split, 不: nowhere}}" in one_line
    report = text({"text": {ORDER: one_line}})
    if "\u0301" not in name:
        assert _marked(report) == "nowhere"
    assert width("e\u0301é客") == 4


def test_long_lines_show_the_part_with_the_mark() -> None:
    line = "R-02: {text: " + "很长的规则。" * 60 + ", step: nowhere}"
    order = varied({})[f"processes/{ORDER}"].decode().replace("rules:\n", f"rules:\n  {line}\n")
    report = text({"text": {ORDER: order}})
    (shown,) = [part for part in report.splitlines() if "nowhere}" in part]
    assert "…" in shown
    assert width(shown) < 130
    assert _marked(report) == "nowhere"


def test_colour_only_when_asked_for() -> None:
    assert "\x1b" not in text({"edit": {"metrics": None}})
    assert "\x1b[33mwarning\x1b[0m" in text({"edit": {"metrics": None}}, colour=True)


def test_unreadable_file_without_lines() -> None:
    report = text({"text": {ORDER: ""}})
    assert f"processes/{ORDER}:1:1: error: " in report


def test_concise_is_one_line_a_finding() -> None:
    loaded = workspace(varied({"edit": {"metrics": None, "owner": "boss"}}))
    result = lint(loaded.tree, today=TODAY, language="zh-CN")
    lines = lint_concise(result).splitlines()
    assert len(lines) == len(result.findings) == 2
    assert lines[0].startswith(f"processes/{ORDER}:1:1: warning: 流程 SA-01")
    assert lines[0].endswith(" [no-metric]")
    assert lint_concise(lint(workspace(varied({})).tree, today=TODAY)) == ""


@given(st.text(st.characters(exclude_categories=["C", "M", "Z"])))
def test_width_counts_every_character(characters: str) -> None:
    assert len(characters) <= width(characters) <= 2 * len(characters)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_messages_are_broken_into_lines_for_a_terminal(language: str) -> None:
    case = {"edit": {"steps.price.kind": "decision", "steps.price.next": {"cheap": "both", "dear": "refused"}}}
    loaded = workspace(varied(case))
    (found,) = lint(loaded.tree, select=["deadlock"], today=TODAY, language=language).findings
    report = lint_text(lint(loaded.tree, select=["deadlock"], today=TODAY, language=language), columns=60)
    _, place, *rest = report.splitlines()
    assert place.startswith(f"{found.path}:{found.line}:{found.column}: ")
    assert place.endswith(" [deadlock]")
    told = [line for line in rest if line.startswith("  ") and "|" not in line]
    assert len(told) > 3
    assert all(50 < width(line) <= 60 for line in told[:-1]) or language == "en"
    assert max(map(width, told)) <= 60
    assert "".join(told).replace(" ", "") == found.message.replace(" ", "")
    source = [line for line in rest if "|" in line]
    assert len(source) == 2


def test_quotation_marks_and_punctuation_stay_with_what_they_belong_to() -> None:
    words = "请把步骤“登记投诉工单”的说明（包括附件）写完整，再通知“客户服务部”；办完为止。"
    for columns in range(8, 60):
        lines = fill(words, columns).splitlines()
        assert "".join(lines) == words
        assert all(width(line) <= columns for line in lines)
        assert not any(line[0] in "，。；：”）" or line[-1] in "“（" for line in lines)
