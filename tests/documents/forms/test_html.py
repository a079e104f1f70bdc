from __future__ import annotations

import re
from pathlib import Path

import pytest

from procman.documents.forms.html import render_forms_html
from procman.errors import TemplateFaultError
from procman.messages import LANGUAGES
from procman.model.definitions import Definitions
from tests.documents.conftest import Page
from tests.documents.forms.conftest import BIDI, FORMULA, HOSTILE, LONG_WORD, publication_of, sheets_of


def rendered(definitions: Definitions, *process_ids: str, language: str = "zh-CN") -> list[str]:
    sheets = sheets_of(definitions, *process_ids, language=language)
    documents = render_forms_html(publication_of(definitions, language), sheets)
    return [document.content.decode() for document in documents]


def assert_sound(page: Page) -> None:
    assert page.faults == []
    assert page.resources == []
    assert len(page.ids) == len(set(page.ids))
    pointing = [value for _, name, value in page.attributes if name in ("for", "aria-labelledby", "aria-describedby")]
    assert not [target for value in pointing for target in value.split() if target not in page.ids]


def test_forms_of_the_sample_are_sound_and_complete(sample: Definitions) -> None:
    sheets = sheets_of(sample)
    for sheet, html in zip(sheets, rendered(sample), strict=True):
        page = Page(html)
        assert_sound(page)
        blanks = [value for _, name, value in page.attributes if name == "data-blank"]
        assert sorted(blanks) == sorted(field.id for field in sheet.fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_in_both_languages(every_type: Definitions, language: str) -> None:
    (html,) = rendered(every_type, "AD-09", language=language)
    page = Page(html)
    assert_sound(page)
    labelled = {value for _, name, value in page.attributes if name == "for"}
    groups = {value.removesuffix("-label") for _, name, value in page.attributes if name == "aria-labelledby"}
    (sheet,) = sheets_of(every_type, "AD-09", language=language)
    assert labelled | groups == {field.id for field in sheet.fields}


def test_hostile_texts_are_texts(hostile: Definitions) -> None:
    (html,) = rendered(hostile, "AD-08")
    page = Page(html)
    assert_sound(page)
    assert page.elements.count("script") == 2
    assert HOSTILE in page.text
    assert FORMULA in page.text
    assert LONG_WORD in page.text
    assert "49" not in re.sub(r"<(script|style).*?</\1>", "", html, flags=re.DOTALL)


def test_bidirectional_controls_do_not_come_through(define_bidi: Definitions) -> None:
    (html,) = rendered(define_bidi, "AD-09")
    assert "左右中" in html
    assert "\u202e" not in html


def test_the_same_bytes_twice(sample: Definitions) -> None:
    assert rendered(sample, "CS-02") == rendered(sample, "CS-02")


def test_a_broken_override_is_named(every_type: Definitions, tmp_path: Path) -> None:
    override = tmp_path / "templates" / "html" / "forms" / "form.html.j2"
    override.parent.mkdir(parents=True)
    override.write_text("<p>\n{{ sheet.nothing }}", encoding="utf-8")
    publication = publication_of(every_type)
    object.__setattr__(publication, "overrides", tmp_path / "templates")
    with pytest.raises(TemplateFaultError) as caught:
        list(render_forms_html(publication, sheets_of(every_type, "AD-09")))
    assert str(caught.value.location) == "templates/html/forms/form.html.j2:2"


@pytest.fixture
def define_bidi(every_type: Definitions) -> Definitions:
    process = every_type.processes["AD-09"]
    form = process.forms["all"].model_copy(update={"name": BIDI})
    every_type.processes["AD-09"] = process.model_copy(update={"forms": {"all": form}})
    return every_type
