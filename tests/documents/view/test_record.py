from __future__ import annotations

import datetime

from procman.documents.view.manual import build_manual_view
from procman.documents.view.names import Link
from procman.documents.view.record import EditedProcesses, Edition
from tests.documents.conftest import Define, Page, blank_chart, render

MANY = tuple(f"AD-{number}" for number in range(10, 30))
EDITIONS = (
    Edition("v2", datetime.date(2026, 3, 9), "<b>放宽</b>\x07时限", "周海", "赵云", ("AD-01",), ("AD-02",), MANY),
    Edition("v1", None),
)


def test_processes_are_counted_and_named_while_they_are_few(define: Define) -> None:
    view = build_manual_view(define(), editions=EDITIONS, draw=blank_chart)
    second, first = view.revisions
    assert (second.release, second.date, second.summary) == ("v2", "2026年3月9日", "<b>放宽</b>时限")
    assert second.processes == (
        EditedProcesses("新增 1 个", (Link("AD-01", "ad-01"),)),
        EditedProcesses("修订 1 个", (Link("AD-02"),)),
        EditedProcesses("取消 20 个", ()),
    )
    assert (first.date, first.processes) == ("", ())


def test_the_record_stands_between_cover_and_contents(define: Define) -> None:
    html = render(define(), editions=EDITIONS)
    page = Page(html)
    assert page.faults == []
    assert [name for name in page.ids if name in ("cover", "revisions", "contents")] == [
        "cover",
        "revisions",
        "contents",
    ]
    assert page.targets.count("#revisions") == 1
    for words in ("<b>放宽</b>时限", "周海", "批准人", "赵云", "新增 1 个：AD-01", "流程无变化"):
        assert words in page.text


def test_in_english(define: Define) -> None:
    text = Page(render(define(), editions=EDITIONS, language="en")).text
    assert "1 new: AD-01" in text
    assert "Released by" in text


def test_without_releases_and_approvers_nothing_is_left_empty(define: Define) -> None:
    assert 'id="revisions"' not in render(define())
    assert "批准人" not in Page(render(define(), editions=EDITIONS[1:])).text
