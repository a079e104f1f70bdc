"""The manual as Markdown, read by a parser that knows GitHub's tables."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from procman.documents.environment import shipped_templates
from procman.documents.markdown.manual import render_manual_markdown
from procman.documents.publication import Document, Publication
from procman.documents.view.record import Edition
from procman.messages import LANGUAGES
from procman.model.definitions import Definitions
from tests.conftest import REPOSITORY
from tests.documents.conftest import Define, definitions_at
from tests.documents.test_manual import poison
from tests.documents.view.test_view import FLOW, MINIMAL

GITHUB = MarkdownIt("commonmark", {"html": True}).enable("table")


def render(definitions: Definitions, language: str = "zh-CN", overrides: Path | None = None) -> dict[str, str]:
    documents: list[Document] = render_manual_markdown(Publication(definitions, language, overrides=overrides))
    return {each.name: each.content.decode() for each in documents}


def assert_sound(files: dict[str, str]) -> str:
    """Links lead somewhere, pictures are there, tables have equal rows; returns the HTML."""
    page = GITHUB.render(files["manual.md"])
    places = re.findall(r'<a id="([^"]*)"></a>', page)
    assert len(places) == len(set(places))
    targets = re.findall(r'href="([^"]*)"', page)
    assert targets
    assert {target[1:] for target in targets if target.startswith("#")} <= set(places)
    pictures = re.findall(r'<img src="([^"]*)"', page)
    assert set(pictures) == set(files) - {"manual.md"}
    for name in pictures:
        ElementTree.fromstring(files[name])
    assert "|" not in re.sub(r"<td>.*?</td>|<code>.*?</code>", "", page), "a table that is none"
    for table in re.findall(r"<table>.*?</table>", page, re.DOTALL):
        widths = {row.count("<td>") + row.count("<th>") for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)}
        assert len(widths) == 1
    return page


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> dict[str, str]:
    return render(definitions_at(sample_root))


def test_the_sample_is_sound(sample: dict[str, str]) -> None:
    page = assert_sound(sample)
    chapters = [int(number) for number in re.findall(r"<h4>(\d+) ", page)]
    assert chapters == [*range(1, 14)] * 18
    assert page.count("<h3>") == 18 + 13


def test_charts_lead_back_to_the_manual(sample: dict[str, str]) -> None:
    targets = re.findall(r'href="\.\./manual\.md#([^"]+)"', sample["manual-charts/cs-02.svg"])
    assert targets
    assert all(f'<a id="{target}"></a>' in sample["manual.md"] for target in targets)


def test_every_file_says_who_wrote_it(sample: dict[str, str]) -> None:
    assert all("<!-- procman " in content[-200:] for content in sample.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages(language: str, define: Define) -> None:
    empty = MINIMAL.format(id="AD-09", name="空白", domain="administration")
    assert_sound(render(define({"a.yaml": empty}), language))


def test_hostile_texts_stay_texts(define: Define) -> None:
    page = assert_sound(render(poison(define({"a/ad-02.yaml": FLOW}))))
    assert "<script" not in page
    assert "onerror" not in re.sub(r"&lt;img.*?&gt;", "", page)
    assert "{{ 7*7 }}" in page
    assert not [target for target in re.findall(r'href="([^"]*)"', page) if "script" in target]


def test_the_revision_record_tells_releases(define: Define) -> None:
    edition = Edition("v2.0", datetime.date(2027, 1, 4), "说明|<b>", "甲", "乙", changed=("AD-01",))
    documents = render_manual_markdown(Publication(define(), "zh-CN", editions=[edition]))
    page = assert_sound({each.name: each.content.decode() for each in documents})
    assert "<td>v2.0</td>" in page
    assert "说明|&lt;b&gt;" in page


def test_the_same_twice(define: Define) -> None:
    definitions = define({"a/ad-02.yaml": FLOW})
    assert render(definitions) == render(definitions)


def test_a_workspace_replaces_one_template(define: Define, tmp_path: Path) -> None:
    (tmp_path / "markdown/process").mkdir(parents=True)
    (tmp_path / "markdown/process/purpose.md.j2").write_text("OUR {{ process.name }}", encoding="utf-8")
    assert "OUR " in render(define(), overrides=tmp_path)["manual.md"]


def test_every_shipped_template_is_used() -> None:
    folder = shipped_templates() / "markdown"
    names = [path.relative_to(shipped_templates()).as_posix() for path in folder.rglob("*.j2")]
    together = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.j2"))
    modules = ("markdown/manual.py", "handout.py", "approval/rendering.py")
    code = "\n".join((REPOSITORY / "src/procman/documents" / name).read_text(encoding="utf-8") for name in modules)
    for name in names:
        assert f"'{name}'" in together or f"'{name.rsplit('/', 1)[0]}/' ~" in together or f'"{name}"' in code, name
