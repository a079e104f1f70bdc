from __future__ import annotations

import struct

import pytest

from procman.errors import FontError
from procman.printing.fonts import find_fonts
from procman.printing.png_batch import svgs_to_png


def svg(text: str, width: float, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<text x="2" y="30" font-size="20" font-weight="700">{text}</text></svg>'
    )


def test_each_has_its_size_and_its_own_picture() -> None:
    drawn = svgs_to_png([svg("流程", 96, 48), svg("手册", 96, 48), svg("a", 48, 48)], find_fonts(), 144)
    sizes = [struct.unpack(">II", png[16:24]) for png in drawn]
    assert sizes == [(144, 72), (144, 72), (72, 72)]
    assert drawn[0] != drawn[1]


def test_one_picture_is_a_list_of_one() -> None:
    assert len(svgs_to_png([svg("a", 48, 48)], find_fonts(), 96)) == 1


def test_the_same_bytes_twice() -> None:
    pictures = [svg("流程", 96, 48)]
    assert svgs_to_png(pictures, find_fonts(), 96) == svgs_to_png(pictures, find_fonts(), 96)


def test_a_character_without_a_glyph_is_told() -> None:
    with pytest.raises(FontError):
        svgs_to_png([svg("\U0001f600", 48, 48)], find_fonts(), 96)
