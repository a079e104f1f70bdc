from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from procman.documents.docx.package import MARKER, Properties
from procman.documents.docx.rendering import render_docx
from procman.documents.publication import Publication
from procman.errors import TemplateFaultError
from tests.documents.conftest import Define, blank_chart

IMPORT = "{% from 'docx/macros.xml.j2' import p, table, row, td, drawing with context %}"
BODY = (
    IMPORT
    + "{{ word.section('H') }}{{ word.contents() }}{{ word.heading(1, text, 'a-1') }}{{ p(word.text(text)) }}"
    + "{% call table([1, 2], head=['A', 'B']) %}{% call row() %}{{ td(word.text(text)) }}{{ td(word.text('x')) }}"
    + "{% endcall %}{% endcall %}"
)
HOSTILE = "<w:p/>]]>{{ 7*7 }}&\x00\x0b\ud800'\"" + "长" * 10_000


def rendered(define: Define, folder: Path, body: str = BODY, **values: object) -> bytes:
    (folder / "docx").mkdir(parents=True, exist_ok=True)
    (folder / "docx/body.xml.j2").write_text(body, encoding="utf-8")
    publication = Publication(define(), "zh-CN", overrides=folder, draw=blank_chart)
    properties = Properties("T<&", "zh-CN", "procman 1", author="A & B")
    seen = {"text": HOSTILE, "title": "T", "foot": "F", **values}
    return render_docx(publication, "docx/body.xml.j2", seen, properties)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_word_opens_it_and_hostile_texts_stay_texts(define: Define, tmp_path: Path) -> None:
    data = rendered(define, tmp_path)
    document = docx.Document(io.BytesIO(data))
    shown = HOSTILE.replace("\x00\x0b\ud800", "")
    assert [each.text for each in document.paragraphs if each.style.name == "Heading 1"] == [shown]
    assert document.tables[0].cell(1, 0).text == shown
    assert document.core_properties.title == "T<&"


def test_the_marker_stands_near_the_beginning(define: Define, tmp_path: Path) -> None:
    assert MARKER in rendered(define, tmp_path)[:2048]


def test_every_part_is_well_formed(define: Define, tmp_path: Path) -> None:
    for name, content in parts(rendered(define, tmp_path)).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)


def test_a_body_that_is_no_xml_is_told(define: Define, tmp_path: Path) -> None:
    with pytest.raises(TemplateFaultError) as raised:
        rendered(define, tmp_path, "{{ word.section() }}<w:p>")
    assert "docx/body.xml.j2" in str(raised.value.location)


def test_an_unknown_style_is_told_with_its_line(define: Define, tmp_path: Path) -> None:
    with pytest.raises(TemplateFaultError) as raised:
        rendered(define, tmp_path, "\n{{ word.style('Nothing') }}")
    assert str(raised.value.location) == "templates/docx/body.xml.j2:2"


def test_a_reference_that_is_none_is_told(define: Define, tmp_path: Path) -> None:
    (tmp_path / "docx").mkdir()
    (tmp_path / "docx/reference.docx").write_bytes(b"none")
    with pytest.raises(TemplateFaultError) as raised:
        rendered(define, tmp_path)
    assert raised.value.arguments["template"] == "docx/reference.docx"
