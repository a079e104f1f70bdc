from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from procman.documents.matrix.registry import MATRICES
from procman.documents.matrix.rendering import render_matrices_html, render_matrices_xlsx
from procman.documents.publication import Publication
from procman.model.definitions import Definitions
from tests.documents.conftest import Define, Page, definitions_at

HOSTILE = "=cmd|' /C calc'!A0"
SCRIPT = "</script><script>alert(1)</script>{{ 7*7 }}]]>"


def _workbook(definitions: Definitions, *names: str) -> openpyxl.Workbook:
    document = render_matrices_xlsx(Publication(definitions, "zh-CN"), names)
    return openpyxl.load_workbook(io.BytesIO(document.content))


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> openpyxl.Workbook:
    return _workbook(definitions_at(sample_root))


def test_a_sheet_for_every_matrix_and_a_list_of_them(sample: openpyxl.Workbook) -> None:
    assert len(sample.sheetnames) == len(MATRICES) + 1
    contents = sample.worksheets[0]
    linked = [cell.hyperlink.location for row in contents.iter_rows(min_row=4) for cell in row if cell.hyperlink]
    assert linked == [f"'{name}'!A1" for name in sample.sheetnames[1:]]


def test_sheets_filter_freeze_and_print(sample: openpyxl.Workbook) -> None:
    sheet = sample["风险控制矩阵"]
    assert sheet.freeze_panes == "D4"
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0


def test_the_auditors_choose_from_lists(sample: openpyxl.Workbook) -> None:
    lists = [validation.formula1 for validation in sample["风险控制矩阵"].data_validations.dataValidation]
    assert '"有效,无效,未测试"' in lists
    assert len(lists) == 2


def test_what_a_definition_says_is_never_a_formula(define: Define) -> None:
    text = (
        f'id: AD-02\nname: "{HOSTILE}"\ndomain: administration\nowner: buyer\nversion: "1.0"\n'
        f'steps: {{one: {{name: "{HOSTILE}", role: buyer}}}}\nends: {{done: "+1+1"}}\n'
    )
    book = _workbook(define({"administration/ad-02.yaml": text}))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert book["流程清单"]["B5"].value == HOSTILE


def test_the_same_bytes_twice_and_known_as_ours(define: Define) -> None:
    publication = Publication(define(), "zh-CN")
    first, second = (render_matrices_xlsx(publication).content for _ in range(2))
    assert first == second
    assert b"<dc:creator>procman</dc:creator>" in first[-2048:]
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_chosen_matrices_only(define: Define) -> None:
    assert _workbook(define(), "forms").sheetnames == ["表单清单"]
    html = render_matrices_html(Publication(define(), "en"), ["forms", "metrics"]).content.decode()
    assert [name for name in Page(html).ids if not name.endswith("-title")] == ["forms", "metrics"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_page_is_sound(language: str, sample_root: Path) -> None:
    page = Page(render_matrices_html(Publication(definitions_at(sample_root), language)).content.decode())
    assert page.faults == []
    assert page.resources == []
    assert {target[1:] for target in page.targets} <= set(page.ids)


def test_hostile_texts_are_texts_on_the_page(define: Define) -> None:
    text = f'id: AD-02\nname: "{SCRIPT}"\ndomain: administration\nowner: buyer\nversion: "1.0"\n'
    html = render_matrices_html(Publication(define({"administration/ad-02.yaml": text}), "zh-CN")).content.decode()
    assert SCRIPT in Page(html).text
    assert html.count("<script") == 1


def test_a_very_long_word_fits_into_a_cell(define: Define) -> None:
    text = f'id: AD-02\nname: {"长" * 40_000}\ndomain: administration\nowner: buyer\nversion: "1.0"\n'
    book = _workbook(define({"administration/ad-02.yaml": text}), "processes")
    assert len(str(book["流程清单"]["B5"].value)) == 32_767
