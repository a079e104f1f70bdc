from __future__ import annotations

import struct

import pytest

from procman.cli.flowchart_formats import FORMATS
from procman.errors import FontError, PictureError
from procman.printing.fonts import find_fonts
from procman.printing.png import svg_to_png
from tests.printing.conftest import MakeFont
from tests.printing.pictures import chunks, dark_pixels, picture


def test_it_is_a_png_of_the_scaled_size_that_states_its_resolution() -> None:
    parts = chunks(svg_to_png(picture("客户"), find_fonts(), 1.5))
    assert [kind for kind, _ in parts[:3]] == [b"IHDR", b"tEXt", b"pHYs"]
    assert parts[-1] == (b"IEND", b"")
    assert struct.unpack_from(">II", parts[0][1]) == (300, 150)
    across, down, unit = struct.unpack(">IIB", parts[2][1])
    assert (across, down, unit) == (round(144 / 0.0254), round(144 / 0.0254), 1)


def test_it_says_that_procman_wrote_it() -> None:
    data = svg_to_png(picture("客户"), find_fonts())
    assert FORMATS["png"].marker in data[:200]


def test_text_is_drawn_though_the_picture_asks_for_unknown_fonts() -> None:
    assert dark_pixels(svg_to_png(picture(""), find_fonts(), 1)) == 0
    assert dark_pixels(svg_to_png(picture("客户投诉流程"), find_fonts(), 1)) > 300


def test_bold_text_is_thicker_without_a_bold_face() -> None:
    regular, bold = (
        dark_pixels(svg_to_png(picture("客户投诉流程", weight=weight), find_fonts(), 2)) for weight in ("", "700")
    )
    assert 1.15 * regular < bold < 1.7 * regular


def test_a_named_font_is_the_one_that_is_drawn(font: MakeFont) -> None:
    fonts = find_fonts((font("squares.ttf", "Squares", "客户"),))
    assert dark_pixels(svg_to_png(picture("客户"), fonts, 1)) == pytest.approx(2 * (16 * 0.8) ** 2, rel=0.1)


def test_the_bytes_are_the_same_every_time() -> None:
    assert svg_to_png(picture("客户"), find_fonts()) == svg_to_png(picture("客户"), find_fonts())


def test_a_missing_glyph_is_an_error_and_no_empty_box() -> None:
    with pytest.raises(FontError) as told:
        svg_to_png(picture("客户", "登记🦄"), find_fonts(), subject="CS-02")
    assert told.value.arguments["text"] == "登记🦄"


@pytest.mark.parametrize(
    ("width", "height", "scale"), [("20000", "100", 2), ("9000", "9000", 2), ("210mm", "297mm", 32)]
)
def test_too_many_pixels_are_refused_with_the_largest_scale(width: str, height: str, scale: float) -> None:
    with pytest.raises(PictureError) as told:
        svg_to_png(picture(width=width, height=height), find_fonts(), scale, subject="CS-02")
    assert told.value.key == "too-many-pixels"
    assert 0 < float(str(told.value.arguments["largest"])) < scale
