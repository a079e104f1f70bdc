from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from procman.errors import UsageError
from procman.messages import LANGUAGES
from procman.report.diff_markdown import LARGEST_COMMENT, MARKER, diff_markdown
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import MakeWorkspace
from tests.diff.build import FOLDER
from tests.report.diff_example import view, view_of

HOSTILE = "<script>alert(1)</script> | `x` ]]> {{ 7*7 }} @everyone #1 [a](javascript:b)"


def test_what_a_change_request_is_told() -> None:
    written = diff_markdown(view(), "https://example.org/firm/manual/blob/abc")
    assert written.startswith(f"{MARKER}\n\n### 流程变更：v1.0 → 工作区\n")
    assert "<summary><b>CS-02 客户投诉流程 1.0 → 1.1（建议：主版本）</b> · 27 处变化 · 2 处要当心</summary>" in written
    assert "- **当心：** 控制点 KC-02 防的是高风险" in written
    line = next(line for line in written.splitlines() if "登记投诉工单”的时限" in line)
    place = "[cs-02-complaint.yaml:"
    assert line.startswith("| ~ 步骤“登记投诉工单”的时限（收紧） | 15 分钟 | 10 分钟 | 热线客服代表 | " + place)
    assert "](https://example.org/firm/manual/blob/abc/processes/customer-service/cs-02-complaint.yaml#L" in line
    assert "**影响到谁**" in written
    assert "- **热线客服代表**: 全流程时限：15 天 → 12 天（收紧）；" in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_markdown(language: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(diff_markdown(view(language)))
    assert html.count("<details>") == html.count("</details>") == 2
    assert html.count("<table>") == html.count("</table>") >= 9
    assert "<td>" in html


def test_without_an_address_places_are_words() -> None:
    assert "](" not in diff_markdown(view())


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b", "example.org", "https://a)[x](y"])
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(UsageError):
        diff_markdown(view(), address)


def test_a_comment_that_is_too_long_names_the_rest() -> None:
    long = view()
    (process,) = long.result.processes
    many = replace(long.result, processes=tuple(replace(process, name=f"流程{number}") for number in range(30)))
    crowded = type(long)(many, long.old, long.new, ("a", "b"), "zh-CN")
    written = diff_markdown(crowded)
    assert LARGEST_COMMENT * 0.8 < len(written) <= LARGEST_COMMENT
    whole = written.count("<details>") - 1
    assert 0 < whole < 30
    assert f"有 {30 - whole} 个流程只列了名称" in written
    assert all(f"流程{number} " in written for number in range(30))
    assert len(diff_markdown(crowded, largest=2_000)) <= 2_000


def test_words_stay_words(make_workspace: MakeWorkspace) -> None:
    text = (FOLDER / "base/process.yaml").read_text(encoding="utf-8")
    dictionaries = {f"{name}.yaml": (FOLDER / f"base/{name}.yaml").read_bytes() for name in ("manual", "organisation")}
    renamed = text.replace("name: 登记工单", f"name: '{HOSTILE}'")
    old, new = (
        load(FolderTree(make_workspace({**dictionaries, "cs-02.yaml": one}, name)))
        for one, name in ((text, "old"), (renamed, "new"))
    )
    assert not new.problems
    written = diff_markdown(view_of(old, new))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(written)
    assert "<script>" not in html
    assert "<a " not in html
    assert "@everyone" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt; | `x` ]]&gt; {{ 7*7 }}" in html
