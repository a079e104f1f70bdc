from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from procman.report.lint_markdown import MARKER, lint_markdown
from tests.lint.base_workspace import ORDER
from tests.report.lint_results import AWKWARD, CLEAN, result_of, with_message


class _Cells(HTMLParser):
    """The texts of the cells of a page, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 - the signature is the parser's
        self.tags.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def rendered(markdown: str) -> _Cells:
    page = _Cells()
    page.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))
    return page


def test_clean_is_a_sentence() -> None:
    assert lint_markdown(result_of(CLEAN)) == (
        f"{MARKER}\n### Check of the process definitions\n\nNothing to put right. Files checked: 6.\n"
    )


def test_tables_by_file_with_links_to_the_lines() -> None:
    report = lint_markdown(result_of(AWKWARD))
    assert f"#### [SA-01 Taking an order](processes/{ORDER})" in report
    assert f"| warning | [1](processes/{ORDER}#L1) | Process SA-01" in report
    assert report.index("Errors: ") < report.index("#### ")


def test_infos_are_folded_away() -> None:
    report = lint_markdown(result_of(AWKWARD))
    before, _, folded = report.partition("<details>\n<summary>Infos: 1</summary>\n")
    assert "vague-words" in folded
    assert "vague-words" not in before
    assert folded.rstrip().endswith("</details>")


@pytest.mark.parametrize(
    "words", ["a | b", "<b>x</b> & y", "[x](y)", "`code` *now* _then_ ~gone~", "# head", "!@boss", "a\\|b", "a\nb"]
)
def test_words_arrive_as_they_are(words: str) -> None:
    page = rendered(lint_markdown(with_message(result_of(AWKWARD), words)))
    assert page.cells[6].strip() == " ".join(words.split())
    assert not {"b", "em", "del"} & set(page.tags)
    assert "@" not in lint_markdown(with_message(result_of(AWKWARD), words))


def test_paths_of_links_are_escaped() -> None:
    report = lint_markdown(
        result_of({"edit": {"metrics": None}, "move": {ORDER: "sales/sa-01-订单 (1).yaml"}}, "zh-CN")
    )
    assert "(processes/sales/sa-01-%E8%AE%A2%E5%8D%95%20%281%29.yaml#L1)" in report
