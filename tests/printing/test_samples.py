"""The sample manual's flowcharts in print."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pypdf
import pytest

from procman.diagram.layout import draw
from procman.diagram.svg import render_svg
from procman.diagram.text import width
from procman.model.definitions import Definitions
from procman.printing.fonts import find_fonts
from procman.printing.pdf import svgs_to_pdf
from procman.source.tree import FolderTree
from procman.source.workspace import load


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> Definitions:
    return load(FolderTree(sample_root)).definitions


def test_no_text_is_wider_in_print_than_the_drawing_reserves(sample: Definitions) -> None:
    (face,) = find_fonts().packaged
    wider = []
    for process in sample.processes.values():
        svg = render_svg(draw(process, sample))
        for size, weight, line in re.findall(r'<text[^>]*? font-size="([^"]*)"([^>]*)>([^<]*)<', svg):
            room = width(line, float(size), bold="font-weight" in weight)
            if face.width(line) * float(size) > room + 1e-9:
                wider.append((process.id, line))
    assert wider == []


def test_no_character_is_wider_than_the_table_of_widths_has_it() -> None:
    (face,) = find_fonts().packaged
    shown = [chr(code) for code in face.glyphs if unicodedata.category(chr(code))[0] in "LNPS"]
    assert len(shown) > 30_000
    assert [character for character in shown if face.width(character) > width(character, 1.0) + 1e-9] == []


@pytest.mark.slow
def test_every_step_can_be_found_in_the_pdf(sample: Definitions) -> None:
    for process in sample.processes.values():
        drawing = draw(process, sample)
        data = svgs_to_pdf([render_svg(drawing)], find_fonts(), title=process.name, language="zh-CN")
        found = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
        lines = [line for node in drawing.nodes for line in node.lines]
        assert [line for line in lines if line not in found] == [], process.id
        assert len(data) < 150_000
