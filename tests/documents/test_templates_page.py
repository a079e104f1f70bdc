"""What docs/templates.md shows works."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from procman.documents.environment import shipped_templates
from procman.documents.manual_docx import render_manual_docx
from procman.documents.manual_pdf import render_manual_pdf
from procman.documents.publication import Publication
from procman.model.definitions import Definitions
from tests.conftest import REPOSITORY
from tests.documents.conftest import Define, Page, blank_chart, render

EXAMPLES = re.findall(
    r"`templates/(html/\S+)`:\n\n```jinja\n(.*?)^```",
    (REPOSITORY / "docs/templates.md").read_text(encoding="utf-8"),
    flags=re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize(("name", "source"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_examples_render_a_sound_manual(name: str, source: str, define: Define, tmp_path: Path) -> None:
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    definitions = define()
    html = render(definitions, overrides=tmp_path / "templates")
    assert html != render(definitions)
    assert Page(html).faults == []


def test_all_four_examples_are_tried() -> None:
    assert len(EXAMPLES) == 4


def test_the_example_for_word_makes_a_sound_manual(define: Define, tmp_path: Path) -> None:
    page = (REPOSITORY / "docs/templates.md").read_text(encoding="utf-8")
    (source,) = re.findall(
        r"`templates/docx/process/purpose.xml.j2`:\n\n```jinja\n(.*?)^```", page, re.DOTALL | re.MULTILINE
    )
    path = tmp_path / "docx/process/purpose.xml.j2"
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    publication = Publication(define(), "zh-CN", overrides=tmp_path)
    document = docx.Document(io.BytesIO(render_manual_docx(publication).content))
    assert [table for table in document.tables if table.cell(0, 0).text == "流程责任人"]


def test_styles_that_the_page_names_are_there() -> None:
    page = (REPOSITORY / "docs/templates.md").read_text(encoding="utf-8")
    table = page.partition("| style | is for |")[2].partition("\n\n")[0]
    named = [name.strip() for line in table.splitlines()[2:] for name in line.split("|")[1].split(",")]
    styles = docx.Document(str(shipped_templates() / "docx/reference.docx")).styles
    assert {name for name in named if " to " not in name} <= {style.name for style in styles} | {"header", "footer"}


TYPST_EXAMPLES = re.findall(
    r"`templates/(pdf/\S+)`[^\n]*:\n\n```typst\n(.*?)^```",
    (REPOSITORY / "docs/templates.md").read_text(encoding="utf-8"),
    flags=re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize(("name", "source"), TYPST_EXAMPLES, ids=[name for name, _ in TYPST_EXAMPLES])
def test_typst_examples_can_be_set(name: str, source: str, define: Define, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    (own / name).parent.mkdir(parents=True)
    (own / name).write_text(source, encoding="utf-8")
    (own / "pdf/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>')
    definitions = define()
    assert render_pdf(definitions, overrides=own) != render_pdf(definitions)


def test_both_typst_examples_are_tried() -> None:
    assert len(TYPST_EXAMPLES) == 2


def render_pdf(definitions: Definitions, overrides: Path | None = None) -> bytes:
    publication = Publication(definitions, "zh-CN", overrides=overrides, draw=blank_chart)
    return render_manual_pdf(publication).content
