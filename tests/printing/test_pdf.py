from __future__ import annotations

import io

import pypdf
import pytest

from procman.cli.flowchart_formats import FORMATS
from procman.errors import FontError
from procman.printing.fonts import find_fonts
from procman.printing.pdf import svgs_to_pdf
from tests.printing.pictures import picture


def _pdf(*pages: str, title: str = "题目", language: str = "zh-CN") -> bytes:
    return svgs_to_pdf(pages, find_fonts(), title=title, language=language, subject="CS-02")


def _read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def test_every_picture_is_a_page_of_its_own_size() -> None:
    pages = _read(_pdf(picture("客户"), picture("户", width="210mm", height="297mm"))).pages
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages]
    assert sizes[0] == pytest.approx((150, 75), abs=0.01)
    assert sizes[1] == pytest.approx((595.28, 841.89), abs=0.01)


def test_text_can_be_selected_once_bold_or_not() -> None:
    pages = _read(_pdf(picture("登记投诉工单"), picture("热线客服代表", weight="700"))).pages
    assert [page.extract_text().strip() for page in pages] == ["登记投诉工单", "热线客服代表"]


def test_fonts_are_embedded_in_part() -> None:
    data = _pdf(picture("登记投诉工单"))
    fonts = {str(item["/BaseFont"]) for item in _objects(data) if isinstance(item, dict) and "/BaseFont" in item}
    assert {name.partition("+")[2].split("-Identity")[0] for name in fonts} == {"NotoSansSC-Regular"}
    assert len(data) < 20_000


def _objects(data: bytes) -> list[object]:
    reader = _read(data)
    return [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]


def test_title_language_and_description_are_stated_and_no_date() -> None:
    data = _pdf(picture("客户", description="三个步骤"), title="客户投诉流程 #1 *a* $x$")
    reader = _read(data)
    assert reader.metadata is not None
    assert reader.metadata.title == "客户投诉流程 #1 *a* $x$"
    assert reader.metadata.creation_date is None
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert "三个步骤" in [item.get("/Alt") for item in _objects(data) if isinstance(item, dict)]
    assert _read(_pdf(picture("x"), language="en")).trailer["/Root"]["/Lang"] == "en"


def test_it_says_that_procman_wrote_it_and_stays_whole() -> None:
    data = _pdf(*[picture(f"第{number}页") for number in range(30)])
    assert FORMATS["pdf"].marker in data[-2048:]
    assert len(_read(data).pages) == 30


def test_the_bytes_are_the_same_every_time() -> None:
    assert _pdf(picture("客户")) == _pdf(picture("客户"))


def test_a_page_larger_than_readers_show_is_shrunk() -> None:
    (page,) = _read(_pdf(picture("客户", width="40000", height="20000"))).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((14400, 7200))


def test_a_missing_glyph_on_any_page_is_an_error() -> None:
    with pytest.raises(FontError) as told:
        _pdf(picture("客户"), picture("登记🦄"))
    assert told.value.key == "missing-glyphs"
