"""What docs/templates.md shows works."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from procman.documents.environment import shipped_templates
from procman.documents.manual_docx import render_manual_docx
from procman.documents.publication import Publication
from tests.conftest import REPOSITORY
from tests.documents.conftest import Define, Page, render

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
