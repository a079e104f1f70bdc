from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from procman.documents.forms.xlsx.rendering import render_forms_xlsx
from procman.messages import LANGUAGES
from procman.model.definitions import Definitions
from tests.documents.forms.conftest import FORMULA, HOSTILE, LONG_WORD, publication_of, sheets_of


def rendered(definitions: Definitions, *process_ids: str, language: str = "zh-CN") -> list[bytes]:
    sheets = sheets_of(definitions, *process_ids, language=language)
    return [document.content for document in render_forms_xlsx(publication_of(definitions, language), sheets)]


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def named_cells(workbook: Workbook) -> dict[str, str]:
    """Cells by the names that they have."""
    return {name: next(iter(each.destinations))[1].replace("$", "") for name, each in workbook.defined_names.items()}


def blank_name(field_id: str) -> str:
    return f"field_{field_id.replace('-', '_')}"


@pytest.mark.slow
def test_every_blank_of_the_sample_is_there_once_and_nothing_else_can_be_filled(sample: Definitions) -> None:
    for sheet, data in zip(sheets_of(sample), rendered(sample), strict=True):
        workbook = opened(data)
        cells = named_cells(workbook)
        expected = {
            name
            for field in sheet.fields
            for name in (
                [f"{blank_name(field.id)}.{number}" for number in range(1, len(field.options) + 1)]
                if field.type == "choices"
                else [blank_name(field.id)]
            )
        }
        assert set(cells) == expected, sheet.key
        assert len(set(cells.values())) == len(cells)
        worksheet = workbook.worksheets[0]
        assert worksheet.protection.sheet
        merged = {area.coord.partition(":")[0]: area for area in worksheet.merged_cells.ranges}
        open_cells = {cell.coordinate for row in worksheet for cell in row if not cell.protection.locked}
        blanks = set()
        for cell in cells.values():
            area = merged.get(cell)
            blanks |= {f"{worksheet.cell(*place).coordinate}" for place in area.cells} if area else {cell}
        assert open_cells == blanks, sheet.key


def test_cells_check_what_is_typed(every_type: Definitions) -> None:
    (data,) = rendered(every_type, "AD-09")
    workbook = opened(data)
    cells = named_cells(workbook)
    worksheet = workbook.worksheets[0]
    rules = {str(rule.sqref): rule for rule in worksheet.data_validations.dataValidation}
    kinds = {name: rules[cell].type for name, cell in cells.items() if cell in rules}
    expected = {
        "number": "decimal",
        "money": "decimal",
        "date": "date",
        "datetime": "date",
        "tick": "list",
        "choice": "list",
        "email": "custom",
    }
    assert {name: kinds[f"field_{name}"] for name in expected} == expected
    assert kinds["field_choices.2"] == "list"
    reference = re.fullmatch(r"options!\$([A-Z])\$1:\$\1\$3", rules[cells["field_choice"]].formula1)
    assert reference
    options = workbook["options"]
    assert options.sheet_state == "veryHidden"
    assert [cell.value for cell in options[reference[1]]][:3] == ["甲", "乙", "丙"]
    assert "此项必填" in rules[cells["field_text"]].prompt
    assert worksheet[cells["field_text"]].number_format == "@"
    assert worksheet[cells["field_money"]].number_format == "#,##0.00"


def test_it_prints_on_one_width_of_a4(every_type: Definitions) -> None:
    (data,) = rendered(every_type, "AD-09")
    worksheet = opened(data).worksheets[0]
    assert worksheet.page_setup.paperSize == 9
    assert worksheet.page_setup.orientation == "portrait"
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage
    assert worksheet.page_setup.fitToHeight == 0, "as many pages as it takes, each of the whole width"
    assert worksheet.print_area == f"'{worksheet.title}'!$A$1:$X${worksheet.max_row}"
    assert "AD-09-F01" in worksheet.oddFooter.left.text


def test_hostile_texts_are_texts(hostile: Definitions) -> None:
    (data,) = rendered(hostile, "AD-08")
    workbook = opened(data)
    values = [cell.value for worksheet in workbook for row in worksheet for cell in row if cell.value is not None]
    kinds = {cell.data_type for worksheet in workbook for row in worksheet for cell in row if cell.value is not None}
    assert kinds == {"s"}
    assert FORMULA in values
    assert any(HOSTILE in value for value in values)
    assert LONG_WORD in values


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_bytes_twice(every_type: Definitions, language: str) -> None:
    assert rendered(every_type, language=language) == rendered(every_type, language=language)


def test_rows_are_high_enough_for_long_labels(every_type: Definitions) -> None:
    process = every_type.processes["AD-09"]
    form = process.forms["all"]
    long = form.fields["text"].model_copy(update={"label": "很长的栏目名称" * 8})
    changed = form.model_copy(update={"fields": {**form.fields, "text": long}})
    every_type.processes["AD-09"] = process.model_copy(update={"forms": {"all": changed}})
    (data,) = rendered(every_type, "AD-09")
    workbook = opened(data)
    row = int(re.sub(r"\D", "", named_cells(workbook)["field_text"]))
    assert workbook.worksheets[0].row_dimensions[row].height > 8 * 14


def test_the_packages_bytes_carry_the_mark(every_type: Definitions, tmp_path: Path) -> None:
    (data,) = rendered(every_type, "AD-09")
    assert b"<dc:creator>procman</dc:creator>" in data[-2048:]
