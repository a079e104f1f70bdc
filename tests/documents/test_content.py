from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procman.documents.content import Prose, _markdown, clean, prose

TEXTS = st.text(alphabet="中文，。：“”ab 1*_`[]<>&#\\\n-+=~|!\"'().", max_size=40)


@given(TEXTS)
def test_plain_texts_are_rendered_as_commonmark_renders_them(text: str) -> None:
    stripped = text.strip()
    if stripped:
        assert html.unescape(Prose(stripped).html) == html.unescape(_markdown().render(stripped))
        assert html.unescape(Prose(stripped).inline) == html.unescape(_markdown().renderInline(stripped))


@given(st.text(max_size=200))
def test_no_text_becomes_an_element_that_the_renderer_does_not_make(text: str) -> None:
    allowed = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "a", "br", "hr", "blockquote"}
    for rendered in (Prose(clean(text)).html, Prose(clean(text)).inline):
        assert set(re.findall(r"</?([a-zA-Z!?][^\s>/]*)", rendered)) <= allowed


@given(st.text())
def test_cleaned_texts_can_be_written(text: str) -> None:
    clean(text).encode()
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\u200f", "\ufeff", "\ud800", "\uffff"]
)
def test_unwanted_characters_go(character: str) -> None:
    assert clean(f"投{character}诉") == "投诉"


def test_line_breaks_and_tabs_stay() -> None:
    assert clean("一\n二\t三") == "一\n二\t三"


def test_markup_is_rendered() -> None:
    assert str(Prose("必须**先审批**").html) == "<p>必须<strong>先审批</strong></p>\n"
    assert "<li>" in Prose("- 甲\n- 乙").html


def test_a_line_break_between_chinese_characters_is_no_space() -> None:
    assert str(Prose("第一行\n第二行").html) == "<p>第一行第二行</p>\n"
    assert str(Prose("first line\nsecond").html) == "<p>first line\nsecond</p>\n"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc", "vbscript:x"]
)
def test_dangerous_links_stay_text(address: str) -> None:
    assert "<a" not in Prose(f"[看]({address})").html


@pytest.mark.parametrize("address", ["https://example.org/a", "mailto:a@example.org", "#cs-02"])
def test_other_links_work(address: str) -> None:
    assert f'href="{address}"' in Prose(f"[看]({address})").html


@pytest.mark.parametrize("text", ["![x](https://example.org/x.png)", "# 标题", "标题\n===", "<b>x</b>", "<!-- x -->"])
def test_images_headings_and_html_stay_text(text: str) -> None:
    assert not re.search(r"<(img|h\d|b|!)", Prose(text).html)


def test_no_text_is_none() -> None:
    assert prose(None) is None
    assert str(prose("有")) == "有"
