from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.change_repository import edit, release, write_workspace
from tests.cli.conftest import Procman
from tests.documents.conftest import Page

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} ]]> =cmd|'/c calc'!A1 | `x` **b** \\ & \u4e00" + "长" * 10_000
FORMATS = {"html": "html", "docx": "docx", "markdown": "md"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = write_workspace(tmp_path / "workspace")
    release(root, "v1.0", "首版")
    edit(root, "time_limit: 15min", "time_limit: 5min")
    release(root, "v1.1", "登记太慢，客户等得久。\n\nApproved-by: 李敏 <li@example.org>")
    return root


def text_of(path: Path) -> str:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        return "".join(root.itertext())
    content = path.read_text(encoding="utf-8")
    return Page(content).text if path.suffix == ".html" else content


@pytest.mark.parametrize("format", FORMATS)
def test_the_bulletin_says_why_what_and_from_whom(repository: Path, procman: Procman, format: str) -> None:
    outcome = procman(repository, "bulletin", "v1.0", "v1.1", "--format", format, "--number", "流程〔2026〕1号")
    assert (outcome.code, outcome.out) == (0, f"build/bulletin.{FORMATS[format]}\n")
    text = text_of(repository / outcome.out.strip())
    for words in (
        "流程〔2026〕1号",
        "登记太慢，客户等得久。",
        "15 分钟",
        "5 分钟",
        "客服代表",
        "时限变化",
        "须参加培训",
    ):
        assert words in text
    assert "Approved-by" not in text
    assert not re.search(r"steps\.\w", text)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_versions_give_the_same_bytes(repository: Path, procman: Procman, format: str) -> None:
    written = []
    for name in ("one", "two"):
        file = repository / f"{name}.{FORMATS[format]}"
        assert procman(repository, "bulletin", "v1.0", "v1.1", "--format", format, "-o", str(file)).code == 0
        written.append(file.read_bytes())
    assert written[0] == written[1]


def test_the_page_of_one_role_by_its_name(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "bulletin", "v1.0", "v1.1", "--role", "客服代表")
    assert outcome.out == "build/bulletin-agent.html\n"
    page = Page((repository / "build/bulletin-agent.html").read_text(encoding="utf-8"))
    assert page.faults == []
    assert "变更点对照表" not in page.text


def test_a_role_for_which_nothing_changes(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "bulletin", "v1.0", "v1.1", "--role", "inspector")
    assert (outcome.code, outcome.out) == (0, "")
    assert "质检员" in outcome.err


def test_an_unknown_role_gets_a_suggestion(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "bulletin", "v1.0", "v1.1", "--role", "agnet")
    assert outcome.code == 2
    assert "agent" in outcome.err


def test_no_change_says_so(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "bulletin", "v1.1")
    assert (outcome.code, outcome.out) == (0, "")
    assert "没有须通告的变化" in outcome.err
    assert not (repository / "build").exists()


def test_without_a_release_the_background_is_left_to_fill_in(repository: Path, procman: Procman) -> None:
    edit(repository, "time_limit: 5min", "time_limit: 7min")
    assert procman(repository, "bulletin", "v1.1", "--format", "markdown").code == 0
    assert "- **变更背景**：＿" in (repository / "build/bulletin.md").read_text(encoding="utf-8")


def test_in_english(repository: Path, procman: Procman) -> None:
    assert procman(repository, "--lang", "en", "bulletin", "v1.0", "v1.1", "--format", "markdown").code == 0
    text = (repository / "build/bulletin.md").read_text(encoding="utf-8")
    assert "15 minutes → 5 minutes" in text
    assert "### Limits" in text


def test_a_version_that_no_longer_parses_is_said_and_the_rest_compared(repository: Path, procman: Procman) -> None:
    edit(repository, "time_limit: 5min", "time_limit: 7min")
    edit(repository, "id: NW-01", "id: [NW-01", "processes/service/nw-01.yaml")
    outcome = procman(repository, "bulletin", "v1.1", "--format", "markdown")
    assert outcome.code == 2
    assert outcome.out == "build/bulletin.md\n"
    assert "processes/service/nw-01.yaml" in outcome.err
    text = (repository / "build/bulletin.md").read_text(encoding="utf-8")
    assert "7 分钟" in text
    assert "NW-01" not in text, "a process that cannot be read is not withdrawn"


def test_a_dictionary_that_cannot_be_read_ends_it(repository: Path, procman: Procman) -> None:
    (repository / "processes/organisation.yaml").write_text("roles: [", encoding="utf-8")
    outcome = procman(repository, "bulletin", "v1.1")
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.parametrize("word", ["nowhere", "--output=x", ""])
def test_an_unknown_version(repository: Path, procman: Procman, word: str) -> None:
    outcome = procman(repository, "bulletin", "--", word)
    assert (outcome.code, outcome.out) == (2, "")


def test_somebody_elses_file_is_not_overwritten(repository: Path, procman: Procman) -> None:
    file = repository / "mine.html"
    file.write_text("mine", encoding="utf-8")
    assert procman(repository, "bulletin", "v1.0", "v1.1", "-o", "mine.html").code == 2
    assert file.read_text(encoding="utf-8") == "mine"
    assert procman(repository, "bulletin", "v1.0", "v1.1", "-o", "mine.html", "--force").code == 0
    assert procman(repository, "bulletin", "v1.0", "v1.1", "-o", "mine.html").code == 0


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_texts_stay_texts(repository: Path, procman: Procman, format: str) -> None:
    quoted = HOSTILE.replace("\\", "\\\\")
    edit(repository, "cautions: [不得拒绝受理]", f'cautions: [不得拒绝受理, "{quoted}"]')
    edit(repository, "name: 登记工单", f'name: "{quoted[:60]}"')
    outcome = procman(repository, "bulletin", "v1.1", "--format", format, "--number", HOSTILE[:40])
    assert outcome.code == 0, outcome.err
    path = repository / outcome.out.strip()
    text = text_of(path)
    if format == "html":
        page = Page(path.read_text(encoding="utf-8"))
        assert page.faults == []
        assert "script" not in page.elements
    if format != "markdown":
        assert "<script>alert(1)</script> {{ 7*7 }}" in text
        assert "长" * 10_000 in text
    else:
        assert "<script" not in text
    assert "49" not in text.replace("{{ 7*7 }}", "")


def test_a_word_document_has_a_section_a_role(repository: Path, procman: Procman) -> None:
    edit(repository, "within: 15d", "within: 10d")
    assert procman(repository, "bulletin", "v1.0", "--format", "docx").code == 0
    with zipfile.ZipFile(repository / "build/bulletin.docx") as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        assert archive.testzip() is None
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    sections = document.xpath("//w:sectPr", namespaces=space)
    headings = document.xpath("//w:p[w:pPr/w:pStyle/@w:val='Heading1']", namespaces=space)
    assert len(sections) == len(headings) == 6, "the front page, four roles and the table of changes"
