from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from procman.documents.content import clean, prose
from procman.documents.markdown.escaping import blocks, escape_markdown, inline, link

GITHUB = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def shown(markdown: str) -> str:
    """The text that a reader sees."""
    return html.unescape(re.sub("<[^>]*>", "", GITHUB.render(markdown).replace("<br>", "\n"))).strip()


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    text = clean(text)
    assert shown(escape_markdown(text)) == text


@pytest.mark.parametrize(
    "text",
    ["1. eins", "- a", "+ b", "# c", "===", "---", "a|b", "<script>", "&lt;", "**b**", "`x`", "[a](b)", "~~c~~", "$x$"],
)
def test_markup_stays_text(text: str) -> None:
    assert shown(escape_markdown(text)) == text
    row = f"| {escape_markdown(text)} | b |\n"
    assert GITHUB.render("| a | b |\n| --- | --- |\n" + row).count("<td>") == 2


def test_numbers_of_chapters_need_no_backslash() -> None:
    assert escape_markdown("1.10 清单") == "1.10 清单"


CASES = {
    "**重要：** 请核对": "<strong>重要：</strong>",
    "这是**词**语": "<strong>词</strong>",
    "这是*词*语": "<em>词</em>",
    "`a|b`": "<code>a|b</code>",
    "[官网](https://example.com/a(b)c)": '<a href="https://example.com/a%28b%29c">官网</a>',
}


@pytest.mark.parametrize("source", CASES)
def test_looks_of_prose_survive_in_cells(source: str) -> None:
    text = prose(source)
    table = GITHUB.render(f"| a |\n| --- |\n| {inline(text)} |\n")
    assert CASES[source] in table
    assert table.count("<td>") == 1


def test_lists_are_lists() -> None:
    written = GITHUB.render(str(blocks(prose("前言：\n\n1. 一\n2. 二\n   - 甲\n   - 乙\n\n完。"))))
    assert written.count("<ol>") == 1
    assert written.count("<ul>") == 1
    assert written.count("<li>") == 4
    assert "<p>完。</p>" in written


def test_links_keep_to_safe_addresses() -> None:
    assert str(link("a]b", "cs-02")) == "[a\\]b](#cs-02)"
    assert str(link("a", None)) == "a"
    assert "javascript:" not in GITHUB.render(str(inline(prose("[x](javascript:alert(1))")))).replace("(javascript", "")
