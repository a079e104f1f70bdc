from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from procman.printing import svg_text
from tests.printing.pictures import picture


def test_texts_and_description_are_read_as_they_are_shown() -> None:
    svg = picture("a &lt; b &amp; c", "客户", description="甲&amp;乙")
    assert svg_text.texts(svg) == ["a < b & c", "客户"]
    assert svg_text.description(svg) == "甲&乙"


@pytest.mark.parametrize(
    ("stated", "pixels"), [("200", 200), ("12.5px", 12.5), ("25.4mm", 96), ("2.54cm", 96), ("1in", 96), ("72pt", 96)]
)
def test_sizes_are_css_pixels(stated: str, pixels: float) -> None:
    assert svg_text.size(picture(width=stated)) == pytest.approx((pixels, 100))


@pytest.mark.parametrize("stated", ["", "100%", "auto", "1e3"])
def test_a_size_that_cannot_be_told_is_a_fault(stated: str) -> None:
    with pytest.raises(ValueError, match="width"):
        svg_text.size(picture(width=stated))


def test_families_are_read_in_order() -> None:
    assert svg_text.families(picture()) == ["Unknown", "sans-serif"]
    assert svg_text.families('<svg font-family="&#x27;Noto Sans SC&#x27;, Arial"></svg>') == ["Noto Sans SC", "Arial"]
    assert svg_text.families("<svg></svg>") == []


def test_other_families_replace_all_that_were_asked_for() -> None:
    svg = svg_text.with_fonts(picture("客").replace("<text", '<text font-family="Times"'), ["A", 'B"><'], bold=True)
    assert ElementTree.fromstring(svg).get("font-family") == "'A','B'"
    assert "Times" not in svg
    assert "Unknown" not in svg


def test_bold_is_kept_where_there_is_a_bold_face_and_drawn_as_a_stroke_where_not() -> None:
    svg = picture("客", weight="700")
    assert 'font-weight="700"' in svg_text.with_fonts(svg, ["A"], bold=True)
    thick = ElementTree.fromstring(svg_text.with_fonts(svg, ["A"], bold=False)).find("{*}text")
    assert thick is not None
    assert thick.get("font-weight") is None
    assert (thick.get("stroke"), thick.get("stroke-width")) == ("#000000", "0.64")
    assert "stroke" not in svg_text.with_fonts(picture("客"), ["A"], bold=False)
