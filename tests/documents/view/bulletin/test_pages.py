"""The page of a role: what it says, and what it leaves to the table of changes."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import replace

import pytest

from procman.documents.view.bulletin.annex import annex_page
from procman.documents.view.bulletin.bulletin import build_bulletin
from procman.documents.view.bulletin.digest import MOST_PROCESSES, digest_of, told_to
from procman.documents.view.bulletin.front import Issue
from procman.documents.view.bulletin.measure import DENSE, OPEN, SHEET, height
from procman.documents.view.bulletin.news import News
from procman.documents.view.bulletin.pages import role_page
from procman.documents.view.bulletin.reduction import Treatment, reductions
from procman.documents.view.bulletin.statement import Statement, Topic
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Digest, Grid, Page, Part
from tests.diff.build import base, definitions, edited
from tests.documents.view.bulletin.told import news_of
from tests.report.diff_example import workspaces

FEW = {"process": {"steps": {"register": {"time_limit": "5min"}}}}
MANY = {"process": {"steps": {"register": {"time_limit": "5min", "do": [f"第 {n} 项要求" for n in range(120)]}}}}


@functools.cache
def rewrite() -> News:
    return news_of(*(each.definitions for each in workspaces()))


def page_of(news: News, role: str, *, paged: bool = True) -> tuple[Page, bool]:
    found = role_page(BulletinWords(news.sides, "zh-CN"), news, role, paged=paged)
    return found.page, found.complete


def changed(edit: dict[str, object]) -> tuple[News, str]:
    old = base()
    news = news_of(definitions(old), definitions(edited(old, edit)))
    return news, old["process"]["steps"]["register"]["role"]


def parts_of(page: Page) -> tuple[Part, ...]:
    (digest,) = [block for block in page.blocks if isinstance(block, Digest)]
    return digest.parts


def test_little_is_told_in_full_and_in_large_type() -> None:
    page, complete = page_of(*changed(FEW))
    assert (page.dense, complete) == (False, True)
    (part,) = parts_of(page)
    assert [topic.title for topic in part.topics] == ["时限变化"]


def test_what_one_sheet_cannot_hold_is_left_to_the_table_and_the_limit_is_told() -> None:
    news, role = changed(MANY)
    page, complete = page_of(news, role)
    assert (page.dense, complete) == (True, False)
    assert height(page.blocks, DENSE) <= SHEET
    part = parts_of(page)[0]
    assert part.topics[0].title == "时限变化"
    lines = [line.text for point in part.topics[-1].items for line in point.lines]
    counted = re.fullmatch(r"办理要求另有 (\d+) 处文字改动.*", lines[-1])
    assert counted
    assert len(lines) - 1 + int(counted[1]) + len(part.topics) - 1 == len(news.processes[0].told[role])


def test_without_sheets_nothing_is_left_out() -> None:
    news, role = changed(MANY)
    page, complete = page_of(news, role, paged=False)
    assert complete
    lines = [line for part in parts_of(page) for topic in part.topics for point in topic.items for line in point.lines]
    assert len(lines) == len(news.processes[0].told[role]) > 120


@pytest.mark.parametrize("role", rewrite().roles)
def test_the_rewrite_stands_on_one_sheet_for_everybody(role: str) -> None:
    page, complete = page_of(rewrite(), role)
    assert complete
    assert height(page.blocks, DENSE if page.dense else OPEN) <= SHEET


def test_every_number_of_a_role_is_in_the_table() -> None:
    news = rewrite()
    words = BulletinWords(news.sides, "zh-CN")
    tables = [block.table for block in annex_page(words, news).blocks if isinstance(block, Grid)]
    for process, table in zip(news.processes, tables, strict=True):
        numbers = [row[0] for row in table.rows]
        assert numbers == list(range(1, len(process.changes) + len(process.hand_overs) + 1))
        told = {number for said in process.told.values() for each in said for number in each.numbers}
        assert told <= set(numbers)
        assert all(each.numbers for said in process.told.values() for each in said)


def test_numbers_lead_to_the_change_that_is_told() -> None:
    for process in rewrite().processes:
        for said in process.told.values():
            for each in said:
                for number in each.numbers:
                    if number <= len(process.changes):
                        assert process.changes[number - 1][0].kind.name == each.kind
                    else:
                        assert process.hand_overs[number - len(process.changes) - 1][1] == each


def test_a_page_alone_brings_its_part_of_the_table_only_where_it_needs_it() -> None:
    for edit, pages in ((FEW, ["role"]), (MANY, ["role", "changes"])):
        news, role = changed(edit)
        handout = build_bulletin(news, "zh-CN", Issue(), role)
        assert [page.id.split("-")[0] for page in handout.pages] == pages


def statement(topic: Topic, kind: str = "", details: tuple[str, ...] = ()) -> Statement:
    return Statement(topic, "", topic, kind=kind, details=details)


def test_limits_and_new_duties_go_last() -> None:
    said = [
        statement("start", details=("先看",)),
        statement("limits"),
        statement("hand-over"),
        statement("method", "wording-changed"),
        statement("other"),
    ]
    steps = [(said[place].topic, treatment) for place, treatment in reductions(said)]
    assert steps == [
        ("method", Treatment.counted),
        ("other", Treatment.left),
        ("method", Treatment.left),
        ("hand-over", Treatment.left),
        ("start", Treatment.short),
        ("start", Treatment.left),
        ("limits", Treatment.left),
    ]


def test_more_statements_take_more_room() -> None:
    news, role = changed(MANY)
    words = BulletinWords(news.sides, "zh-CN")
    told = told_to(words, news, role)
    heights = [height((digest_of(words, told[:count]),), DENSE) for count in range(1, len(told) + 1)]
    assert all(one <= other for one, other in itertools.pairwise(heights))


def test_who_takes_a_step_over_does_not_hear_of_its_limit_again() -> None:
    (process, *_) = rewrite().processes
    investigator = process.told["complaint-investigator"]
    assert not [each for each in investigator if each.kind == "time-limit-changed"]
    assert [each for each in process.told["billing-specialist"] if each.kind == "time-limit-changed"]


def test_of_very_many_processes_the_page_names_none() -> None:
    news, role = changed(MANY)
    (process,) = news.processes
    every = tuple(replace(process, id=f"P-{number:03}") for number in range(MOST_PROCESSES + 20))
    page, _ = page_of(replace(news, processes=every), role)
    assert height(page.blocks, DENSE) <= SHEET
    rest = parts_of(page)[-1]
    assert [topic.title for topic in rest.topics] == ["各流程"]
    assert f"{len(every)} 个流程" in rest.topics[0].items[0].lines[0].text
