from __future__ import annotations

import dataclasses
import importlib.util
import io
import itertools
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from procman.documents.forms.pdf.rendering import render_forms_pdf
from procman.documents.publication import Publication
from procman.documents.view.form import FieldView
from procman.errors import EngineError, TemplateFaultError
from procman.messages import LANGUAGES
from procman.model.definitions import Definitions
from tests.conftest import REPOSITORY
from tests.documents.forms.conftest import FORMULA, publication_of, sheets_of

SHIPPED = REPOSITORY / "templates" / "pdf" / "forms" / "form.typ"


def rendered(definitions: Definitions, *process_ids: str, language: str = "zh-CN") -> list[bytes]:
    sheets = sheets_of(definitions, *process_ids, language=language)
    return [document.content for document in render_forms_pdf(publication_of(definitions, language), sheets)]


def fields_of(data: bytes) -> dict[str, Any]:
    return pypdf.PdfReader(io.BytesIO(data)).get_fields() or {}


def names_of(field: FieldView) -> list[str]:
    if field.type == "choices":
        return [field.id, *(f"{field.id}.{number}" for number in range(1, len(field.options) + 1))]
    return [field.id]


@pytest.fixture(scope="module")
def some_forms(sample: Definitions) -> list[bytes]:
    return rendered(sample, "CS-02", "MK-02")


def test_every_blank_is_a_field_once(sample: Definitions, some_forms: list[bytes]) -> None:
    for sheet, data in zip(sheets_of(sample, "CS-02", "MK-02"), some_forms, strict=True):
        assert sorted(fields_of(data)) == sorted(name for field in sheet.fields for name in names_of(field)), sheet.key


def test_fields_lie_on_the_page_and_not_on_each_other(some_forms: list[bytes]) -> None:
    for data in some_forms:
        for page in pypdf.PdfReader(io.BytesIO(data)).pages:
            places = [[float(edge) for edge in each.get_object()["/Rect"]] for each in page.get("/Annots", [])]
            for left, lower, right, upper in places:
                assert 0 < left < right < 596
                assert 0 < lower < upper < 842
            for one, other in itertools.combinations(places, 2):
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (one, other)


def test_fields_have_the_types_and_words_of_their_blanks(every_type: Definitions) -> None:
    (data,) = rendered(every_type, "AD-09")
    fields = fields_of(data)
    assert {fields[name]["/FT"] for name in ("text", "paragraph", "number", "money", "date", "phone")} == {"/Tx"}
    assert fields["paragraph"]["/Ff"] & 1 << 12
    assert fields["text"]["/Ff"] & 1 << 1, "required"
    assert not fields["number"].get("/Ff", 0) & 1 << 1
    assert fields["choice"]["/FT"] == "/Btn"
    assert fields["choice"]["/Ff"] & 1 << 15, "one of several"
    assert [str(option) for option in fields["choice"]["/Opt"]] == ["甲", "乙", "丙"]
    assert fields["tick"]["/FT"] == fields["choices.2"]["/FT"] == "/Btn"
    assert fields["date"]["/TU"] == "日子 (格式：2026-01-31)"
    assert fields["choices.2"]["/TU"] == "选几: 丑"


def test_chinese_can_be_typed(every_type: Definitions) -> None:
    """The font of the fields is one for Chinese, and readers draw what is typed."""
    (data,) = rendered(every_type, "AD-09")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.AcroForm
        font = form.DR.Font["/Song"]
        assert (font.BaseFont, font.Encoding) == ("/STSong-Light", "/UniGB-UCS2-H")
        assert form.NeedAppearances
        text = next(each for each in form.Fields if each.T == "text")
        assert str(text.DA).startswith("/Song ")
        text.V = pikepdf.String("张三")
        filled = io.BytesIO()
        pdf.save(filled)
    assert fields_of(filled.getvalue())["text"]["/V"] == "张三"


def test_readers_go_through_it_in_reading_order(every_type: Definitions) -> None:
    (sheet,) = sheets_of(every_type, "AD-09")
    (data,) = rendered(every_type, "AD-09")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == [field.id for field in sheet.fields]
        annotations = [annotation for page in pdf.pages for annotation in page.Annots]
        assert all(page.Tabs == "/S" for page in pdf.pages)
        keys = [int(annotation.StructParent) for annotation in annotations]
        assert len(set(keys)) == len(keys)
        document = pdf.Root.StructTreeRoot.K
        document = document[0] if isinstance(document, pikepdf.Array) else document
        tagged = [element for element in document.K if element.get("/S") == "/Form"]
        assert [element.K[0].Obj.objgen for element in tagged] == [each.objgen for each in annotations]


def test_what_is_chosen_shows(every_type: Definitions) -> None:
    process = every_type.processes["AD-09"]
    form = process.forms["all"]
    presets = {"choice": "乙", "tick": "true", "choices": "寅", "text": "已填"}
    fields = {name: field.model_copy(update={"default": presets.get(name)}) for name, field in form.fields.items()}
    every_type.processes["AD-09"] = process.model_copy(
        update={"forms": {"all": form.model_copy(update={"fields": fields})}}
    )
    (data,) = rendered(every_type, "AD-09")
    found = fields_of(data)
    assert found["choice"]["/V"] == "/1"
    assert found["tick"]["/V"] == "/Yes"
    assert found["choices.3"]["/V"] == "/Yes"
    assert found["choices.1"]["/V"] == "/Off"
    assert found["text"]["/V"] == "已填"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_bytes_twice(every_type: Definitions, language: str) -> None:
    first = rendered(every_type, "AD-09", language=language)
    assert first == rendered(every_type, "AD-09", language=language)
    assert b"\n% procman " in first[0][-2048:]


def test_hostile_texts_are_texts(hostile: Definitions) -> None:
    (data,) = rendered(hostile, "AD-08")
    reader = pypdf.PdfReader(io.BytesIO(data))
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    assert FORMULA in text
    assert "#panic()" in text
    assert "{{ 7*7 }}" in text
    fields = reader.get_fields() or {}
    assert FORMULA in [str(option) for option in fields["f1"]["/Opt"]]


def test_without_pikepdf_the_command_to_install_is_named(
    every_type: Definitions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(EngineError) as caught:
        rendered(every_type, "AD-09")
    assert caught.value.arguments == {"requirement": "procman-manual[forms]"}


@pytest.mark.parametrize("times", [0, 2])
def test_a_template_with_too_few_or_too_many_blanks_is_refused(
    every_type: Definitions, tmp_path: Path, times: int
) -> None:
    old = "open-field(sheet.serial.id, 5mm)"
    override = tmp_path / "pdf" / "forms" / "form.typ"
    override.parent.mkdir(parents=True)
    shipped = SHIPPED.read_text(encoding="utf-8")
    assert old in shipped
    override.write_text(shipped.replace(old, " + ".join([old] * times) or "[]"), encoding="utf-8")
    publication: Publication = dataclasses.replace(publication_of(every_type), overrides=tmp_path)
    with pytest.raises(TemplateFaultError) as caught:
        list(render_forms_pdf(publication, sheets_of(every_type, "AD-09")))
    assert str(caught.value.arguments["reason"]).endswith(": _serial")
