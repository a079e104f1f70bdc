from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from markupsafe import Markup

from procman.documents.content import Prose
from procman.documents.flowchart import draw_flowchart
from procman.documents.plain import plain
from procman.documents.view.manual import build_manual_view
from procman.documents.view.names import Link
from tests.documents.conftest import Define, blank_chart


@dataclass(frozen=True)
class _View:
    link: Link
    prose: Prose | None
    items: tuple[object, ...]


def test_a_view_as_plain_data() -> None:
    found = plain(_View(Link("甲", "a", "01"), Prose("**乙**"), (1, True, None, Markup("<b>"), {"k": ("v",)})))
    assert found == {
        "link": {"text": "甲", "anchor": "a", "number": "01"},
        "prose": [
            {
                "runs": [{"text": "乙", "strong": True, "emphasis": False, "code": False, "link": ""}],
                "kind": "paragraph",
                "marker": "",
                "depth": 0,
            }
        ],
        "items": [1, True, None, "<b>", {"k": ["v"]}],
    }
    assert type(found["items"][3]) is str


def test_the_whole_manual_goes_through_json(define: Define) -> None:
    view = plain(build_manual_view(define(), draw=blank_chart))
    assert json.loads(json.dumps(view)) == view


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        plain({"a": {1}})


def test_a_flowchart_becomes_pictures_without_links(define: Define) -> None:
    workspace = define()
    process = next(iter(workspace.processes.values()))
    chart = draw_flowchart(process, workspace, "zh-CN")
    assert plain(chart) == {
        "svg": chart.screen.plain,
        "width": chart.width,
        "height": chart.height,
        "pages": [sheet.plain for sheet in chart.sheets.pictures],
        "landscape": chart.landscape,
    }
    assert "<a " not in plain(chart)["svg"]
