"""The word behind the pages of a document for Word."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from lxml import etree

from procman.documents.docx.geometry import Page
from procman.documents.docx.package import Properties
from procman.documents.docx.rendering import render_docx
from procman.documents.docx.watermark import EMPTY_HEAD, watermark_run, with_watermark
from procman.documents.publication import Publication
from tests.cli.watermarks import docx_marks, word_art
from tests.documents.conftest import Define, blank_chart
from tests.documents.docx.test_manual_docx import Opened, assert_sound
from tests.printing.pictures import picture

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
A4 = Page(11906, 16838, 1440, 1440, 1440, 1440, 720, 720)
HOSTILE = "\"><w:p/>]]>&'"
BODY = (
    "{{ word.section(bare_first=true) }}{{ word.paragraph('a') }}{{ word.section('b') }}{{ word.paragraph('b') }}"
    "{{ word.section('c', watermark='') }}{{ word.paragraph('c') }}{{ word.section('d', watermark='D') }}"
)


def rendered(define: Define, folder: Path, body: str = BODY, mark: str = "作废") -> bytes:
    (folder / "docx").mkdir(parents=True, exist_ok=True)
    (folder / "docx/body.xml.j2").write_text(body, encoding="utf-8")
    publication = Publication(define(), "zh-CN", overrides=folder, draw=blank_chart)
    values = {"title": "T", "foot": "F"}
    return render_docx(publication, "docx/body.xml.j2", values, Properties("T", "zh-CN", "procman 1"), watermark=mark)


def test_sections_have_the_word_of_the_document_or_their_own(define: Define, tmp_path: Path) -> None:
    data = rendered(define, tmp_path)
    opened = Opened(data)
    assert_sound(opened)
    heads = {opened.relations()[each.get(f"{R}id")] for each in opened.body.iter(f"{W}headerReference")}
    assert {f"word/{head}" for head in heads} == {name for name in opened.parts if "header" in name}, "none lies idle"
    assert docx_marks(data) == ["作废", "作废", "作废", "", "D"]


def test_without_a_word_nothing_is_different(define: Define, tmp_path: Path) -> None:
    plain = "{{ word.section('a', watermark='') }}{{ word.paragraph('a') }}"
    assert rendered(define, tmp_path, plain, "") == rendered(define, tmp_path, plain, "作废")
    assert "word/procman-header1.xml" in Opened(rendered(define, tmp_path, plain, "")).parts


def test_the_word_keeps_the_head_and_shares_its_first_paragraph(define: Define, tmp_path: Path) -> None:
    marked, plain = (
        Opened(rendered(define, tmp_path, "{{ word.section('H') }}", mark)).document.sections[-1].header
        for mark in ("作废", "")
    )
    assert [each.text for each in marked.paragraphs] == [each.text for each in plain.paragraphs]


def test_a_head_of_the_workspace_keeps_its_logo(define: Define, tmp_path: Path) -> None:
    """All of its heads are marked, also the one that even pages lack."""
    own = docx.Document()
    own.settings.odd_and_even_pages_header_footer = True
    run = own.sections[0].header.paragraphs[0].add_run("OUR HEAD")
    run.add_picture(io.BytesIO(_pixels()))
    (tmp_path / "docx").mkdir()
    own.save(str(tmp_path / "docx/reference.docx"))
    opened = Opened(rendered(define, tmp_path, "{{ word.section('b', bare_first=true) }}{{ word.paragraph('b') }}"))
    heads = {name: content for name, content in opened.parts.items() if name.startswith("word/procman-header")}
    section = opened.document.sections[-1]
    assert section.header.paragraphs[0].text == "OUR HEAD"
    kinds = [each.get(f"{W}type") for each in opened.body.iter(f"{W}headerReference")]
    assert sorted(kinds) == ["default", "even", "first"]
    assert {word_art(content) for content in heads.values()} == {"作废"}
    assert any(part.partname.startswith("/word/media/") for part in section.header.part.related_parts.values())


def _pixels() -> bytes:
    from procman.printing.fonts import find_fonts
    from procman.printing.png import svg_to_png

    return svg_to_png(picture(width="20", height="10"), find_fonts(), 1.0, subject="logo")


def test_a_word_is_only_a_word() -> None:
    head = with_watermark(EMPTY_HEAD, watermark_run(HOSTILE, A4, 1))
    assert word_art(head) == HOSTILE
    assert len(list(etree.fromstring(head).iter(f"{W}p"))) == 1


@pytest.mark.parametrize("mark", ["作废", "WITHDRAWN", "w" * 60])
@pytest.mark.parametrize("page", [A4, A4.turned(landscape=True)])
def test_the_turned_word_stays_on_the_paper(mark: str, page: Page) -> None:
    head = etree.fromstring(with_watermark(EMPTY_HEAD, watermark_run(mark, page, 1)))
    style = dict(part.split(":") for part in next(head.iter(f"{V}shape")).get("style").split(";"))
    wide, high = (float(style[side].removesuffix("pt")) for side in ("width", "height"))
    assert style["rotation"] == "315"
    assert int(style["z-index"]) < 0, "behind the text"
    assert (wide + high) * 0.7072 < min(page.width, page.height) / 20
    assert wide > high
