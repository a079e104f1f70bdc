from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procman.documents.blocks import Block, Run
from procman.documents.content import Prose, clean

CASES = {
    "plain": ("核对客户身份。", (Block((Run("核对客户身份。"),)),)),
    "a line break between Chinese characters is nothing": ("甲\n乙", (Block((Run("甲乙"),)),)),
    "a line break elsewhere is a space": ("a\nb", (Block((Run("a b"),)),)),
    "a line break that was asked for stays": ("甲\\\n乙", (Block((Run("甲\n乙"),)),)),
    "looks": (
        "**粗** *斜* `码` [链](https://x.y)",
        (
            Block(
                (
                    Run("粗", strong=True),
                    Run(" "),
                    Run("斜", emphasis=True),
                    Run(" "),
                    Run("码", code=True),
                    Run(" "),
                    Run("链", link="https://x.y"),
                )
            ),
        ),
    ),
    "two paragraphs": ("甲\n\n乙", (Block((Run("甲"),)), Block((Run("乙"),)))),
    "lists in lists": (
        "3. 甲\n   - 乙\n\n   丙\n4. 丁",
        (
            Block((Run("甲"),), "item", "3.", 1),
            Block((Run("乙"),), "item", "•", 2),
            Block((Run("丙"),), "item", "", 1),
            Block((Run("丁"),), "item", "4.", 1),
        ),
    ),
    "a quotation and a listing": (
        "> 引\n\n```\na\n b\n```",
        (Block((Run("引"),), "quote"), Block((Run("a\n b", code=True),), "code")),
    ),
    "HTML is text": ("<b>x</b>", (Block((Run("<b>x</b>"),)),)),
    "an unsafe address is text": ("[x](javascript:y)", (Block((Run("[x](javascript:y)"),)),)),
}


@pytest.mark.parametrize(("source", "blocks"), CASES.values(), ids=CASES.keys())
def test_blocks(source: str, blocks: tuple[Block, ...]) -> None:
    assert Prose(source).blocks == blocks


def test_the_words_alone_keep_the_marks_of_items() -> None:
    assert Prose("先：\n\n- 甲\n- **乙**").text == "先：\n• 甲\n• 乙"


@given(st.text())
def test_no_text_breaks_it(source: str) -> None:
    for block in Prose(clean(source)).blocks:
        assert block.depth >= 0
        assert all(run.text for run in block.runs)
