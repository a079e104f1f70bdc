from __future__ import annotations

import random
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from procman.errors import FontError
from procman.printing.font_file import read_faces
from procman.printing.fonts import find_fonts
from tests.printing.conftest import MakeFont


def test_the_packaged_font_is_read_as_fonttools_reads_it() -> None:
    (face,) = find_fonts().packaged
    assert (face.family, face.weight, face.italic, face.variable) == ("Noto Sans SC", 400, False, False)
    with TTFont(face.path, lazy=True) as other:
        characters = other.getBestCmap()
        assert face.glyphs.keys() == characters.keys()
        assert face.size == other["maxp"].numGlyphs
        for code in random.Random(1).sample(sorted(characters), 400):
            assert face.width(chr(code)) * 1000 == pytest.approx(other["hmtx"][characters[code]][0])


def test_a_basic_character_map_is_read_too(font: MakeFont) -> None:
    path = font("basic.ttf", "Basic", "aA申请≥")
    (face,) = read_faces(path)
    with TTFont(path) as other:
        assert {table.format for table in other["cmap"].tables} == {4}
        assert face.glyphs == {code: other.getGlyphID(name) for code, name in other.getBestCmap().items()}
    assert face.width("a申") == 2.0
    assert face.width("a客") == 1.0  # what a font lacks has no width


def test_a_collection_has_several_faces(font: MakeFont, tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(font("one.ttf", "One", "a")), TTFont(font("two.ttf", "Two", "ab", weight=700))]
    collection.save(tmp_path / "both.ttc")
    faces = read_faces(tmp_path / "both.ttc")
    assert [(face.family, face.weight, sorted(face.glyphs)) for face in faces] == [
        ("One", 400, [97]),
        ("Two", 700, [97, 98]),
    ]


@pytest.mark.parametrize("content", [b"", b"no font at all", b"OTTO", b"ttcf\x00\x01\x00\x00\x00\x00\xff\xff"])
def test_what_is_no_font_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "font.otf"
    path.write_bytes(content)
    with pytest.raises(FontError) as told:
        read_faces(path)
    assert told.value.key == "not-a-font"
    assert told.value.arguments == {"path": str(path)}


def test_a_damaged_font_is_told_wherever_it_ends(font: MakeFont, tmp_path: Path) -> None:
    whole = font("whole.ttf", "Whole", "abc").read_bytes()
    broken = 0
    for length in range(0, len(whole), 97):
        path = tmp_path / f"{length}.ttf"
        path.write_bytes(whole[:length])
        try:
            for face in read_faces(path):
                face.width("abc")
        except FontError as error:
            broken += error.key == "not-a-font"
    assert broken > 5


def test_a_font_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(FontError) as told:
        read_faces(tmp_path)
    assert told.value.key == "cannot-read-font"
