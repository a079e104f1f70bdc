from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import etree

from procman.documents.content import prose
from procman.documents.forms.docx.rendering import render_forms_docx
from procman.documents.view.form import FieldView
from procman.messages import LANGUAGES
from procman.model.definitions import Definitions
from tests.documents.forms.conftest import FORMULA, HOSTILE, LONG_WORD, publication_of, sheets_of
from tests.word_heights import section_heights

SOFFICE = shutil.which("soffice")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def rendered(definitions: Definitions, *process_ids: str, language: str = "zh-CN") -> list[bytes]:
    sheets = sheets_of(definitions, *process_ids, language=language)
    return [document.content for document in render_forms_docx(publication_of(definitions, language), sheets)]


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def controls(data: bytes) -> dict[str, Any]:
    """Content controls by tag; a tag that stands twice is a fault."""
    found = part(data, "word/document.xml").findall(f".//{W}sdt")
    tags = [control.find(f"{W}sdtPr/{W}tag").get(f"{W}val") for control in found]
    assert len(tags) == len(set(tags))
    return dict(zip(tags, found, strict=True))


def tags_of(field: FieldView) -> list[str]:
    if field.type == "choices":
        return [f"{field.id}.{number}" for number in range(1, len(field.options) + 1)]
    return [field.id]


def text_of(element: Any) -> str:
    return "".join(element.itertext(f"{W}t"))


def test_every_blank_of_the_sample_is_a_control_once(sample: Definitions) -> None:
    for sheet, data in zip(sheets_of(sample), rendered(sample), strict=True):
        expected = Counter(tag for field in sheet.fields for tag in tags_of(field))
        assert Counter(list(controls(data))) == expected, sheet.key


def test_nothing_but_controls_can_be_changed(every_type: Definitions) -> None:
    (data,) = rendered(every_type, "AD-09")
    settings = part(data, "word/settings.xml")
    protection = settings.find(f"{W}documentProtection")
    assert (protection.get(f"{W}edit"), protection.get(f"{W}enforcement")) == ("forms", "1")
    names = [etree.QName(each).localname for each in settings]
    assert names.index("documentProtection") < names.index("defaultTabStop"), "the schema has an order"


def test_controls_are_of_the_fields_types(every_type: Definitions) -> None:
    (data,) = rendered(every_type, "AD-09")
    found = controls(data)
    properties = {tag: control.find(f"{W}sdtPr") for tag, control in found.items()}
    assert properties["text"].find(f"{W}text") is not None
    assert properties["paragraph"].find(f"{W}text").get(f"{W}multiLine") == "1"
    assert properties["date"].find(f"{W}date/{W}lid").get(f"{W}val") == "zh-CN"
    assert properties["date"].find(f"{W}date/{W}dateFormat").get(f"{W}val") == "yyyy-MM-dd"
    entries = properties["choice"].findall(f"{W}dropDownList/{W}listItem")
    assert [entry.get(f"{W}displayText") for entry in entries] == ["甲", "乙", "丙"]
    for tag in ("tick", "choices.1", "choices.3"):
        assert properties[tag].find(f"{W14}checkbox/{W14}checked").get(f"{W14}val") == "0"
        assert text_of(found[tag]) == "☐"
    assert properties["choices.2"].find(f"{W}alias").get(f"{W}val") == "选几: 丑"
    identifiers = [each.find(f"{W}id").get(f"{W}val") for each in properties.values()]
    assert len(set(identifiers)) == len(identifiers)


def test_what_is_preset_is_no_prompt(every_type: Definitions) -> None:
    process = every_type.processes["AD-09"]
    form = process.forms["all"]
    presets = {
        "text": "已填",
        "choice": "乙",
        "tick": "true",
        "choices": "寅",
        "date": "2026-01-31",
        "datetime": "明天",
    }
    fields = {name: field.model_copy(update={"default": presets.get(name)}) for name, field in form.fields.items()}
    every_type.processes["AD-09"] = process.model_copy(
        update={"forms": {"all": form.model_copy(update={"fields": fields})}}
    )
    (data,) = rendered(every_type, "AD-09")
    found = controls(data)
    assert text_of(found["text"]) == "已填"
    assert found["text"].find(f"{W}sdtPr/{W}showingPlcHdr") is None
    assert text_of(found["choice"]) == "乙"
    assert text_of(found["tick"]) == "☑"
    assert [text_of(found[f"choices.{number}"]) for number in (1, 2, 3)] == ["☐", "☐", "☑"]
    assert found["date"].find(f"{W}sdtPr/{W}date").get(f"{W}fullDate") == "2026-01-31T00:00:00Z"
    assert found["datetime"].find(f"{W}sdtPr/{W}showingPlcHdr") is not None, "no moment, no preset"


def test_hostile_texts_are_texts(hostile: Definitions) -> None:
    (data,) = rendered(hostile, "AD-08")
    text = text_of(part(data, "word/document.xml"))
    for each in (HOSTILE, FORMULA, LONG_WORD):
        assert each in text
    for control in controls(data).values():
        assert len(control.find(f"{W}sdtPr/{W}alias").get(f"{W}val")) <= 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_bytes_twice(every_type: Definitions, language: str) -> None:
    assert rendered(every_type, language=language) == rendered(every_type, language=language)


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice here: install soffice to run this")
def test_libreoffice_opens_it(every_type: Definitions, tmp_path: Path) -> None:
    (data,) = rendered(every_type, "AD-09")
    (tmp_path / "form.docx").write_bytes(data)
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "form.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "form.pdf").pages)
    for label in ("各种栏目表", "选几", "归档人", "AD-09-F01"):
        assert label in text


def test_every_form_of_the_sample_has_room_on_one_sheet(sample: Definitions) -> None:
    for data in rendered(sample):
        (section,) = section_heights(part(data, "word/document.xml"), part(data, "word/styles.xml"))
        assert section.height <= section.room, section.title


@pytest.mark.parametrize(("count", "columns"), [(4, []), (5, [[1, 2, 3], [4, 5]])])
def test_many_notes_stand_in_two_columns_and_count_on(
    every_type: Definitions, count: int, columns: list[list[int]]
) -> None:
    (sheet,) = sheets_of(every_type, "AD-09")
    notes = tuple(prose(f"说明 {number}") for number in range(1, count + 1))
    (document,) = render_forms_docx(publication_of(every_type), [dataclasses.replace(sheet, notes=notes)])
    body = part(document.content, "word/document.xml")
    numbering = part(document.content, "word/numbering.xml")
    table = body.findall(f".//{W}tbl")[1:]
    cells = [cell for each in table for cell in each.iter(f"{W}tc")]
    assert [[int(text_of(note).split()[1]) for note in cell.iter(f"{W}p")] for cell in cells] == columns
    begun = [numbering.find(f"{W}num[@{W}numId='{cell.find(f'.//{W}numId').get(f'{W}val')}']") for cell in cells]
    starts = [int(each.find(f".//{W}startOverride").get(f"{W}val")) for each in begun]
    assert starts == [each[0] for each in columns]


def test_approvals_stay_together(every_type: Definitions) -> None:
    (data,) = rendered(every_type, "AD-09")
    rows = [row for row in part(data, "word/document.xml").iter(f"{W}tr") if "理由或修改要求" in text_of(row)]
    kept = [[each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p")] for row in rows]
    assert len(rows) == 2
    assert all(kept[0])
    assert not any(kept[1])
