from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser

import pytest

from tests.cli.conftest import Procman
from tests.cli.release_workspace import ReleaseWorkspace


@pytest.fixture
def changed(released: ReleaseWorkspace) -> ReleaseWorkspace:
    """A longer limit, a control that counts for less, somebody else who decides, and only a minor version."""
    released.edit("key: true", "key: false")
    released.edit("role: department-head", "role: buyer")
    released.change()
    return released


class Words(HTMLParser):
    """The text of a page, with what stands in tags left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._skipped = 0
        self.feed(html)

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self._skipped += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._skipped and data.strip():
            self.words.append(" ".join(data.split()))


def sheet(workspace: ReleaseWorkspace, procman: Procman, format: str, *arguments: str) -> str:
    done = procman(workspace.root, *arguments, "approval-sheet", "v1.0", "--format", format)
    assert done.code == 0, done.err
    path = workspace.root / done.out.strip()
    if format == "docx":
        body = zipfile.ZipFile(path).read("word/document.xml").decode()
        return " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", body))
    text = path.read_text(encoding="utf-8")
    return " ".join(Words(text).words) if format == "html" else text


@pytest.mark.parametrize("format", ["html", "docx", "markdown"])
def test_what_whoever_signs_has_to_know(format: str, changed: ReleaseWorkspace, procman: Procman) -> None:
    text = sheet(changed, procman, format)
    for words in (
        "流程变更审批表",
        "AD-01",
        "LC-AD-01",
        "1.0 → 1.1",
        "2026-01-01",
        "主版本",
        "升幅不够",
        "控制减弱",
        "不再起作用，时限同时放宽",
        "放宽",
        "1 个工作日",
        "2 个工作日",
        "流程负责人",
        "采购专员",
        "流程管理部门",
        "批准人",
        "□ 同意",
    ):
        assert words in text, words


def test_in_english(changed: ReleaseWorkspace, procman: Procman) -> None:
    text = sheet(changed, procman, "html", "--lang", "en")
    for words in (
        "Approval of process changes",
        "from v1.0 to the work tree",
        "To be considered before signing",
        "looser",
    ):
        assert words in text, words


def test_texts_stay_texts(changed: ReleaseWorkspace, procman: Procman) -> None:
    evil = "<script>alert(1)</script> | `x` {{ 7*7 }} ]]> \\u202e"
    changed.edit("name: 填写采购申请", f'name: "{evil}"')
    for format in ("html", "markdown"):
        done = procman(changed.root, "approval-sheet", "v1.0", "--format", format)
        text = (changed.root / done.out.strip()).read_text(encoding="utf-8")
        assert "<script>" not in text
        assert "49" not in text.replace("249", "")
        assert "\u202e" not in text
    assert "<script>" in zipfile_text(changed, procman)


def zipfile_text(workspace: ReleaseWorkspace, procman: Procman) -> str:
    return sheet(workspace, procman, "docx").replace("&lt;", "<").replace("&gt;", ">")


def test_nothing_changed(released: ReleaseWorkspace, procman: Procman) -> None:
    assert "没有流程变更" in sheet(released, procman, "html")


def test_a_new_and_a_withdrawn_process(released: ReleaseWorkspace, procman: Procman) -> None:
    path = released.root / "processes/administration/ad-01-purchase.yaml"
    text = path.read_text(encoding="utf-8").replace("AD-01", "AD-02")
    path.with_name("ad-02-purchase.yaml").write_text(text, encoding="utf-8")
    path.unlink()
    written = sheet(released, procman, "markdown")
    assert "| AD-02 | 办公用品采购流程 | 1.0 | 新增 |" in written
    assert "| AD-01 | 办公用品采购流程 | 1.0 | 停用 |" in written


def test_the_same_bytes_again(changed: ReleaseWorkspace, procman: Procman) -> None:
    first = sheet(changed, procman, "docx")
    content = (changed.root / "build/approval-sheet.docx").read_bytes()
    assert sheet(changed, procman, "docx") == first
    assert (changed.root / "build/approval-sheet.docx").read_bytes() == content


@pytest.mark.parametrize("word", ["--output=x", "v9", "-d"])
def test_versions_that_are_none(word: str, changed: ReleaseWorkspace, procman: Procman) -> None:
    assert procman(changed.root, "approval-sheet", "--", word).code == 2
