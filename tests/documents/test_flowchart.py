"""The flowchart of the manual: one picture on the screen, sheets of paper in print."""

from __future__ import annotations

import re

from procman.documents.flowchart import draw_flowchart
from tests.diagram.diagrams import definitions, fixture
from tests.documents.conftest import Define, blank_chart, render


def test_it_has_sheets_whose_steps_lead_to_their_descriptions() -> None:
    chart = draw_flowchart(fixture("complaint"), definitions(), "zh-CN")
    assert len(chart.pages) > 1
    links = [set(re.findall(r'href="(#[^"]*)"', picture)) for picture in (chart.svg, "".join(chart.pages))]
    assert links[0] == links[1] != set()
    ids = re.findall(r' id="([^"]*)"', chart.svg + "".join(chart.pages))
    assert len(ids) == len(set(ids))
    lying = 'width="297mm"' in chart.pages[0]
    assert chart.landscape == lying


def test_one_picture_decides_by_itself_how_it_lies() -> None:
    chart = blank_chart(fixture("complaint"), definitions(), "zh-CN")
    assert chart.pages == ()
    assert not chart.landscape


def test_the_manual_prints_the_sheets_and_shows_the_picture(define: Define) -> None:
    workspace = define()
    html = render(workspace, draw=draw_flowchart)
    process = next(iter(workspace.processes.values()))
    chart = draw_flowchart(process, workspace, "zh-CN")
    assert html.count('<div class="sheet">') == len(chart.pages)
    assert all(page.strip() in html for page in chart.pages)
    assert "@media screen { .sheets { display: none; } }" in html
    sheet = re.search(r"@page \S+-chart \{ size: (A4[^;]*); margin: 0;", html)
    assert sheet is not None
    assert sheet[1] == ("A4 landscape" if chart.landscape else "A4")


def test_without_sheets_the_picture_is_printed(define: Define) -> None:
    html = render(define())
    assert '<div class="sheet">' not in html
    assert re.search(r"@page \S+-chart \{ size: A4[^;]*; margin: 17mm", html)
