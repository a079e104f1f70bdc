from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from procman.diff.engine import diff
from procman.errors import TemplateFaultError
from procman.messages import LANGUAGES
from procman.report.diff_html import diff_html
from procman.report.diff_view import DiffView
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import MakeWorkspace
from tests.diff.build import FOLDER
from tests.report.diff_example import view, view_of

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """A page's ids, addresses, headings and open elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.elements: Counter[str] = Counter()
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        for name, value in attributes:
            if name == "id":
                self.ids[str(value)] += 1
            elif name in ("href", "src"):
                self.addresses.append(str(value))
            assert not name.startswith("on")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_page_that_needs_no_other(language: str) -> None:
    written = diff_html(view(language))
    page = Page(written)
    assert [name for name, count in page.ids.items() if count > 1] == []
    assert page.addresses
    assert [one for one in page.addresses if not one.startswith("#")] == []
    assert [one for one in page.addresses if one[1:] not in page.ids] == []
    assert page.elements["svg"] == 3, "the marked chart and both charts"
    assert page.elements["script"] == 0
    assert not re.search(r"url\((?!#)|@import|https?://(?!www\.w3\.org)", written)


def test_what_an_owner_reads() -> None:
    words = " ".join(" ".join(Page(diff_html(view())).words).split())
    for expected in (
        "CS-02 客户投诉流程 1.0 → 1.1（建议：主版本）",
        "这几处变化凑在一起有危险，请先看",
        "按变更内容应升主版本，版本号只升了次版本",
        "步骤“登记投诉工单”的时限 收紧 15 分钟 10 分钟 热线客服代表",
        "前后流程图对照",
        "修改前（v1.0）",
        "修改后（工作区）",
    ):
        assert expected in words
    order = [words.index(one) for one in ("凑在一起有危险", "流程图上的变化", "逐项变化", "前后流程图对照")]
    assert order == sorted(order)
    assert "complaint-investigator" not in words, "an owner knows names, not ids"


def test_a_changed_step_of_a_chart_leads_to_what_changed_in_it() -> None:
    written = diff_html(view())
    assert re.search(r'<a href="#(cs-02-step-register)">', written)
    assert '<tr id="cs-02-step-register">' in written


def test_nothing_changed() -> None:
    old = view().old
    assert "没有变化。" in diff_html(view_of(old, old))


def test_what_is_no_markup_stays_none(make_workspace: MakeWorkspace) -> None:
    text = (FOLDER / "base/process.yaml").read_text(encoding="utf-8")
    dictionaries = {f"{name}.yaml": (FOLDER / f"base/{name}.yaml").read_bytes() for name in ("manual", "organisation")}
    hostile = text.replace("name: 登记工单", "name: '</td><script>alert(1)</script>'").replace(
        "do: [核对客户身份并复述诉求,", f"do: ['{{{{ 7*7 }}}} {'长' * 10_000}',"
    )
    old, new = (
        load(FolderTree(make_workspace({**dictionaries, "cs-02.yaml": one}, name)))
        for one, name in ((text, "old"), (hostile, "new"))
    )
    assert not new.problems
    page = Page(diff_html(view_of(old, new)))
    assert page.elements["script"] == 0
    assert any("{{ 7*7 }}" in word for word in page.words)


def test_a_process_that_is_new_has_its_chart_once() -> None:
    old, new = view().old, view().new
    without = load(FolderTree(Path(__file__).parents[2]))
    del without.definitions.processes["CS-02"]
    result = diff(without.definitions, new.definitions, {"CS-02"})
    page = Page(diff_html(DiffView(result, without, old, ("a", "b"), "zh-CN")))
    assert page.elements["svg"] == 1


def test_a_template_of_the_workspace_replaces_a_part(tmp_path: Path) -> None:
    part = tmp_path / "html/diff/overview.html.j2"
    part.parent.mkdir(parents=True)
    part.write_text("<p>{{ report.summary | upper }} 本公司</p>", encoding="utf-8")
    assert "本公司</p>" in diff_html(view(), tmp_path)
    part.write_text("{{ report.nothing.there }}", encoding="utf-8")
    with pytest.raises(TemplateFaultError):
        diff_html(view(), tmp_path)


def test_two_runs_write_the_same_bytes() -> None:
    assert diff_html(view()) == diff_html(view())
