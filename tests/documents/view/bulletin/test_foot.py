from __future__ import annotations

import dataclasses
import functools

from procman.documents.view.bulletin.foot import MOST_PROCESSES, foot_of
from procman.documents.view.bulletin.news import News, ProcessNews
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Facts, Grid
from tests.diff.build import base, definitions, edited
from tests.documents.view.bulletin.told import news_of


def several(days: list[int]) -> tuple[BulletinWords, list[ProcessNews], str]:
    """The same news of as many processes, in force from these days on."""
    found = [dataclasses.replace(_news(day).processes[0], id=f"P-{number:02}") for number, day in enumerate(days, 1)]
    return BulletinWords(_news(1).sides, "zh-CN"), found, base()["process"]["steps"]["register"]["role"]


@functools.cache
def _news(day: int) -> News:
    old = base()
    edit = {"process": {"effective": f"2026-12-{day:02}", "steps": {"register": {"time_limit": "5min"}}}}
    return news_of(definitions(old), definitions(edited(old, edit)))


def test_what_all_processes_say_is_said_once() -> None:
    (facts,) = foot_of(*several([1, 1]))
    assert isinstance(facts, Facts)
    assert [name for name, _ in facts.items] == ["生效日期", "生效前已开始的事项", "培训", "有疑问请联系"]
    assert facts.items[0][1] == "2026年12月1日"


def test_processes_of_one_day_share_a_row() -> None:
    grid, facts = foot_of(*several([1, 2, 1]))
    assert isinstance(grid, Grid)
    assert [row[:2] for row in grid.table.rows] == [("P-01、P-03", "2026年12月1日"), ("P-02", "2026年12月2日")]
    assert facts == Facts((("生效前已开始的事项", ""),))


def test_of_many_processes_the_front_page_says_it() -> None:
    (facts,) = foot_of(*several([1, *[2] * MOST_PROCESSES]))
    assert isinstance(facts, Facts)
    assert dict(facts.items)["生效日期"] == "见通告首页“涉及的流程”"
