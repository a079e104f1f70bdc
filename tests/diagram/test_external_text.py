from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.diagram.external_text import external_text, tool_lines
from procman.diagram.profile import BPMN
from procman.diagram.text import width


def test_chinese_is_cut_as_bpmn_tools_cut_it() -> None:
    # diagram-js: eleven characters of 121 px in 72 px leave room for six, of which it takes one less
    assert tool_lines("客户主动撤诉不再调查了", 11, 72)[0] == "客户主动撤诉"
    assert tool_lines("客户主动撤诉不再调查了", 11, 66)[0] == "客户主动撤"


def test_words_stay_whole() -> None:
    assert tool_lines("check the network order", 11, 80) == ("check the", "network order")


def test_a_short_name_takes_one_line() -> None:
    lines, room, height = external_text("投诉办结", BPMN)
    assert lines == ("投诉办结",)
    assert 44 < room <= 52
    assert height == 14


def test_no_line_begins_with_a_comma_if_another_width_avoids_it() -> None:
    lines, _, _ = external_text("客户主动撤诉，不再调查", BPMN)
    assert lines == ("客户主动撤诉，", "不再调查")


def test_a_long_text_becomes_wider_before_it_becomes_tall() -> None:
    _, room, height = external_text("网络维护与抢修协同处理" * 9, BPMN)
    assert 90 < room <= 260
    assert height < 110


@given(st.text(st.sampled_from("客户投诉，。（）网络ABCdef -12\n"), min_size=1, max_size=120).filter(str.strip))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_and_every_line_fits(text: str) -> None:
    lines, room, height = external_text(text, BPMN)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, BPMN.label_size) <= room or len(line) == 1 for line in lines)
    assert height >= len(lines) * BPMN.label_line - 0.1


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_takes_one_empty_line(text: str) -> None:
    assert tool_lines(text, 11, 90) == ("",)
