"""The manual for Word, opened and taken apart."""

from __future__ import annotations

import dataclasses
import datetime
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from pypdf import PdfReader

from procman.documents.docx.package import MARKER
from procman.documents.environment import shipped_templates
from procman.documents.manual_docx import render_manual_docx
from procman.documents.publication import Publication
from procman.documents.view.head import Revision
from procman.documents.view.record import Edition
from procman.messages import LANGUAGES
from procman.model.definitions import Definitions
from tests.conftest import REPOSITORY
from tests.documents.conftest import Define, definitions_at
from tests.documents.test_manual import HOSTILE, LINK, poison
from tests.documents.view.test_view import FLOW, MINIMAL

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TEXTS = {f"{W}t", f"{W}instrText"}
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def render(definitions: Definitions, language: str = "zh-CN", overrides: Path | None = None) -> bytes:
    return render_manual_docx(Publication(definitions, language, overrides=overrides)).content


class Opened:
    """A file for Word, taken apart."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self.document = docx.Document(io.BytesIO(data))

    def headings(self, level: int) -> list[str]:
        return [each.text for each in self.document.paragraphs if outline(each.style) == level]

    def text(self) -> str:
        return "".join(self.body.itertext(f"{W}t"))

    def relations(self) -> dict[str, str]:
        root = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        return {each.get("Id"): each.get("Target") for each in root.iter(RELATIONS)}


def outline(style: Any) -> int:
    """The outline level of a style, from 1; 0 for text."""
    while style is not None:
        level = style.element.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            return int(level.get(f"{W}val")) + 1
        style = style.base_style
    return 0


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return render(definitions_at(workspace(tmp_path_factory.mktemp("small"))))


def workspace(folder: Path) -> Path:
    root = folder / "workspace"
    shutil.copytree(REPOSITORY / "tests/fixtures/workspace", root)
    (root / "processes/a").mkdir(exist_ok=True)
    (root / "processes/a/ad-02.yaml").write_text(FLOW, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def opened(small: bytes) -> Opened:
    return Opened(small)


def assert_sound(opened: Opened) -> None:
    """Every part is XML, every relation and bookmark that is used is there, and nothing lies idle."""
    for name, content in opened.parts.items():
        if name.endswith((".xml", ".rels", ".svg")):
            etree.fromstring(content)
    used = {value for each in opened.body.iter() for key, value in each.attrib.items() if key.startswith(R)}
    relations = opened.relations()
    assert used <= set(relations)
    internal = {f"word/{target}" for target in relations.values() if ":" not in target}
    assert internal <= set(opened.parts)
    assert {name for name in opened.parts if name.startswith("word/media/")} <= internal
    pictures = {identifier for identifier, target in relations.items() if target.startswith("media/")}
    assert pictures <= used
    marks = [each.get(f"{W}name") for each in opened.body.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert all(len(name) <= 40 for name in marks)
    assert {each.get(f"{W}anchor") for each in opened.body.iter(f"{W}hyperlink")} - {None} <= set(marks)
    loose = [each for each in opened.body.iter() if (each.text or "").strip() and each.tag not in TEXTS]
    assert not loose, "text between the tags"
    numbers = [each.get(f"{W}id") for each in opened.body.iter(f"{W}bookmarkStart")]
    numbers += [each.get("id") for each in opened.body.iter("{*}docPr")]
    assert len(numbers) == len(set(numbers))


def test_it_is_sound(opened: Opened) -> None:
    assert_sound(opened)


def test_styles_that_are_used_are_there(opened: Opened) -> None:
    known = {each.style_id for each in opened.document.styles}
    kinds = ("pStyle", "rStyle", "tblStyle")
    assert {each.get(f"{W}val") for kind in kinds for each in opened.body.iter(f"{W}{kind}")} <= known


def test_headings_have_levels(opened: Opened) -> None:
    assert opened.headings(1)[0] == "第 1 章 总则"
    assert any(each.startswith("AD-01 ") for each in opened.headings(2))
    chapters = [each for each in opened.headings(3) if re.match(r"\d+ ", each)]
    assert [int(each.split()[0]) for each in chapters] == [*range(1, 14)] * 2
    assert opened.headings(4)


def test_the_contents_hold_the_headings(opened: Opened) -> None:
    entries = [each for each in opened.document.paragraphs if each.style.name.startswith("toc ")]
    listed = [(int(each.style.name[-1]), each.text.split("\t")[0].strip()) for each in entries]
    headings = [(outline(each.style), each.text) for each in opened.document.paragraphs]
    assert listed == [each for each in headings if each[0] in (1, 2)]
    codes = [each.text.split()[0] for each in opened.body.iter(f"{W}instrText")]
    assert codes.count("TOC") == 1
    assert codes.count("PAGEREF") == len(listed)
    kinds = [each.get(f"{W}fldCharType") for each in opened.body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_heads_of_tables_repeat_and_widths_fill_the_page(opened: Opened) -> None:
    section = opened.document.sections[0]
    room = round((section.page_width - section.left_margin - section.right_margin) / 635)
    tables = opened.document.tables
    heads = 0
    for table in tables:
        rows = list(table._tbl.iter(f"{W}tr"))
        heads += rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
        grid = [int(each.get(f"{W}w")) for each in table._tbl.iter(f"{W}gridCol")]
        assert sum(grid) == room
        for row in rows:
            cells = list(row.iter(f"{W}tc"))
            assert sum(int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in cells) == room
            assert all(cell[-1].tag == f"{W}p" for cell in cells)
    assert heads > len(tables) / 2


def test_running_heads_and_sections(opened: Opened) -> None:
    heads = [
        "".join(etree.fromstring(each).itertext(f"{W}t")) for name, each in opened.parts.items() if "header" in name
    ]
    assert any("AD-01" in each and "V" in each for each in heads)
    feet = [each.decode() for name, each in opened.parts.items() if "footer" in name]
    assert all(" PAGE " in each and " NUMPAGES " in each for each in feet)
    first = next(opened.body.iter(f"{W}sectPr"))
    assert first.find(f"{W}titlePg") is not None
    assert len(opened.document.sections) >= 6


def test_wide_charts_lie_on_their_sides(sample_root: Path) -> None:
    definitions = definitions_at(sample_root)
    chosen = {key: definitions.processes[key] for key in ("BO-01", "HR-03")}
    document = Opened(render(dataclasses.replace(definitions, processes=chosen)))
    sections = document.document.sections
    landscape = [each for each in sections if each.page_width > each.page_height]
    assert len(landscape) == 2
    assert_sound(document)


def test_properties(opened: Opened, small: bytes) -> None:
    properties = opened.document.core_properties
    assert properties.title
    assert properties.language == "zh-CN"
    assert MARKER in small[:2048]


def test_the_same_bytes_twice(small: bytes, tmp_path: Path) -> None:
    assert render(definitions_at(workspace(tmp_path))) == small


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages(language: str, define: Define) -> None:
    empty = MINIMAL.format(id="AD-09", name="空白", domain="administration")
    document = Opened(render(define({"a.yaml": empty}), language))
    assert_sound(document)
    assert document.document.core_properties.language == language


def test_hostile_texts_stay_texts(define: Define) -> None:
    document = Opened(render(poison(define({"a/ad-02.yaml": FLOW}))))
    assert_sound(document)
    assert "{{ 7*7 }}" in document.text()
    assert HOSTILE.split("{{")[0] in document.text()
    assert LINK not in document.relations().values()
    assert not [target for target in document.relations().values() if "script" in target]


def test_the_revision_record_tells_releases(define: Define) -> None:
    edition = Edition("v2.0", datetime.date(2027, 1, 4), "说明 <b>", "甲", "乙", changed=("AD-01",))
    revision = Revision("2.0", datetime.date(2027, 1, 4), "改", "丙", "丁")
    publication = Publication(define(), "zh-CN", editions=[edition], revisions={"AD-01": [revision]})
    document = Opened(render_manual_docx(publication).content)
    assert_sound(document)
    rows = [[cell.text for cell in row.cells] for table in document.document.tables for row in table.rows]
    assert [row for row in rows if row[0] == "v2.0" and row[2] == "说明 <b>" and row[-2:] == ["甲", "乙"]]
    assert [row for row in rows if row[0] == "V2.0" and row[-2:] == ["丙", "丁"]]


def test_a_workspace_brings_its_reference(define: Define, tmp_path: Path) -> None:
    """Its paper, styles, head and logo count; styles that it lacks are the shipped ones, whatever ids it uses."""
    own = docx.Document()
    own.sections[0].left_margin = docx.shared.Mm(31)
    own.sections[0].header.paragraphs[0].text = "OUR HEAD"
    own.styles["Heading 1"].element.set(f"{W}styleId", "1")
    (tmp_path / "docx").mkdir()
    own.save(str(tmp_path / "docx/reference.docx"))
    document = Opened(render(define(), overrides=tmp_path))
    assert_sound(document)
    assert document.document.sections[0].left_margin.mm == pytest.approx(31, abs=0.1)
    heading = next(each for each in document.document.paragraphs if each.style.name == "Heading 1")
    assert heading.style.style_id == "1"
    assert document.document.sections[-1].header.paragraphs[0].text == "OUR HEAD"
    assert "Table Text" in {each.name for each in document.document.styles}


def test_a_workspace_replaces_one_template(define: Define, tmp_path: Path) -> None:
    (tmp_path / "docx/process").mkdir(parents=True)
    (tmp_path / "docx/process/purpose.xml.j2").write_text(
        "{{ word.paragraph(word.text('OUR <b>')) }}", encoding="utf-8"
    )
    document = Opened(render(define(), overrides=tmp_path))
    assert "OUR <b>" in [each.text for each in document.document.paragraphs]


def test_every_shipped_template_is_used() -> None:
    folder = shipped_templates() / "docx"
    names = [path.relative_to(shipped_templates()).as_posix() for path in folder.rglob("*.j2")]
    together = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.j2"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "src/procman/documents").rglob("*.py"))
    for name in names:
        parent = name.rsplit("/", 1)[0]
        running = name in ("docx/header.xml.j2", "docx/footer.xml.j2")
        assert f"'{name}'" in together or f"'{parent}/' ~" in together or f'"{name}"' in code or running, name


@pytest.mark.slow
def test_libreoffice_opens_some_of_the_sample(sample_root: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("there is no soffice to open it with")
    sample = definitions_at(sample_root)
    some = {process_id: sample.processes[process_id] for process_id in ("BO-01", "CS-02", "NW-03")}
    definitions = dataclasses.replace(sample, processes=some)
    (tmp_path / "manual.docx").write_bytes(render(definitions))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "manual.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    pages = PdfReader(tmp_path / "manual.pdf").pages
    assert 12 * len(definitions.processes) < len(pages) < 40 * len(definitions.processes)
    assert not [number for number, page in enumerate(pages) if len(page.extract_text().strip()) < 30]
