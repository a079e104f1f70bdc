from __future__ import annotations

import io
import zipfile

import docx
from lxml import etree

from tests.reference_docx import REFERENCE, parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_shipped_file_is_made_from_its_parts() -> None:
    """Compared by parts, as zlib packs differently from system to system."""
    with zipfile.ZipFile(REFERENCE) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts(), (
            "run: python -m tests.reference_docx"
        )


def test_fonts_are_named_for_chinese_and_no_theme_overrules_them() -> None:
    styles = etree.fromstring(parts()["word/styles.xml"])
    fonts = list(styles.iter(f"{W}rFonts"))
    assert fonts[0].get(f"{W}eastAsia")
    assert not [name for each in fonts for name in each.attrib if name.endswith("Theme")]
    assert not [each for each in styles.iter() for name in each.attrib if name.endswith("Theme")]


def test_languages_are_stated() -> None:
    language = etree.fromstring(parts()["word/styles.xml"]).find(f"{W}docDefaults//{W}lang")
    assert (language.get(f"{W}val"), language.get(f"{W}eastAsia")) == ("en-US", "zh-CN")


def test_word_is_not_told_to_ask_about_fields() -> None:
    assert b"updateFields" not in parts()["word/settings.xml"]


def test_headings_have_outline_levels() -> None:
    document = docx.Document(io.BytesIO(REFERENCE.read_bytes()))
    for level in range(1, 5):
        found = document.styles[f"Heading {level}"].element.find(f"{W}pPr/{W}outlineLvl")
        assert found.get(f"{W}val") == str(level - 1)
