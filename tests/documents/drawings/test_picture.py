"""One kept picture serves every document: it becomes exactly what the pen would have drawn for it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from procman.diagram.content import diagram_of
from procman.diagram.geometry import DrawnNode
from procman.diagram.layout import layout
from procman.diagram.paging.page_fit import layout_pages
from procman.diagram.paging.page_picture import render_pages
from procman.diagram.svg import render_svg
from procman.documents.drawings.codec import decode_picture, decode_sheets, encode_picture, encode_sheets
from procman.documents.drawings.picture import Picture, Sheets
from procman.documents.drawings.sketch import Sketch
from procman.model.process import Process
from tests.diagram.diagrams import definitions, fixture

HOSTILE = """</a><a href="#x"> id="x" clip-path="url(#x)" &quot; aria-labelledby="y" <script>"""
UNDESCRIBED = ("start", "end", "parallel", "join")


def hostile() -> Process:
    process = fixture("complaint")
    steps = {key: step.model_copy(update={"name": f"{step.name}{HOSTILE}"}) for key, step in process.steps.items()}
    return process.model_copy(update={"name": HOSTILE, "steps": steps})


def address(node: DrawnNode) -> str | None:
    return f"other.html#at-{node.id}" if node.kind not in UNDESCRIBED else None


@pytest.mark.parametrize("process", [fixture("complaint"), hostile()], ids=["complaint", "hostile"])
def test_the_picture_is_what_the_pen_draws_for_the_place(process: Process) -> None:
    drawing = layout(diagram_of(process, definitions(), "zh-CN"))
    picture = Sketch(process, definitions(), "zh-CN").screen()
    assert picture.plain == render_svg(drawing, title_block=False)
    linked = render_svg(drawing, title_block=False, id_prefix="p-", links=address)
    assert picture.linked("p-", lambda step: f"other.html#at-{step}") == linked
    assert "<a " not in picture.linked("p-", lambda _step: None)
    assert (picture.width, picture.height) == (drawing.width, drawing.height)


@pytest.mark.parametrize("process", [fixture("complaint"), hostile()], ids=["complaint", "hostile"])
def test_the_sheets_are_what_the_pen_draws_for_the_place(process: Process) -> None:
    paged = layout_pages(diagram_of(process, definitions(), "zh-CN"), "a4")
    sheets = Sketch(process, definitions(), "zh-CN").sheets("a4")
    assert [sheet.plain for sheet in sheets.pictures] == render_pages(paged)
    linked = [sheet.linked("p-", lambda step: f"other.html#at-{step}") for sheet in sheets.pictures]
    assert linked == render_pages(paged, id_prefix="p-", links=address)
    assert sheets.landscape == paged.sheet.landscape
    viewed = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', sheets.pictures[0].plain)
    assert viewed is not None
    assert (sheets.pictures[0].width, sheets.pictures[0].height) == pytest.approx([*map(float, viewed.groups())], 0.01)


def test_a_step_without_an_address_leads_nowhere_and_others_do() -> None:
    picture = Picture('<a href="#one"><g id="step-one"></g></a>\n<a href="#two"><g id="step-two"></g></a>', 1, 2)
    linked = picture.linked("p-", lambda step: "#here" if step == "two" else None)
    assert linked == '<g id="p-step-one"></g>\n<a href="#here"><g id="p-step-two"></g></a>'


def test_pictures_as_bytes() -> None:
    picture = Picture("<svg>甲</svg>", 12.5, 7.0)
    assert decode_picture(encode_picture(picture)) == picture
    for sheets in (Sheets((picture, replace(picture, width=1.0)), True), Sheets((), False)):
        assert decode_sheets(encode_sheets(sheets)) == sheets


@pytest.mark.parametrize("content", [b"", encode_picture(Picture("a", 1, 2))[:-3], encode_sheets(Sheets((), True))])
def test_bytes_that_are_no_picture(content: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        decode_picture(content)


@pytest.mark.parametrize("content", [b"", encode_picture(Picture("a", 1, 2)), encode_picture(Picture("", 0, 0))[2:]])
def test_bytes_that_are_no_sheets(content: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        decode_sheets(content)
