from __future__ import annotations

import datetime
from typing import Any

import pytest

from procman.documents.view.handout import Block, Grid, Handout, Page, Points, Ticks
from procman.documents.view.training.after_change import build_change_training
from procman.documents.view.training.estimate import Content
from procman.documents.view.training.onboarding import build_onboarding
from procman.documents.view.training.people import headcount
from procman.documents.view.training.plan import build_plan, occasions
from procman.documents.view.training.sessions import MOST_ROWS
from procman.model.definitions import Definitions
from tests.diff.build import base, definitions, edited
from tests.documents.conftest import definitions_at
from tests.documents.view.bulletin.told import news_of


@pytest.fixture(scope="module")
def sample(sample_root: Any) -> Definitions:
    return definitions_at(sample_root)


def grids(page: Page) -> list[Grid]:
    return [block for block in page.blocks if isinstance(block, Grid)]


def training(edit: dict[str, Any], **options: Any) -> Handout:
    old = base()
    return build_change_training(news_of(definitions(old), definitions(edited(old, edit))), "zh-CN", **options)


def test_whoever_has_to_learn_is_listed_with_headcount_day_and_method() -> None:
    old = base()
    performer = old["process"]["steps"]["register"]["role"]
    paper = training({"process": {"effective": "2026-12-01", "steps": {"register": {"time_limit": "5min"}}}})
    (row,) = grids(paper.pages[0])[0].table.rows
    assert row[0] == old["organisation"]["roles"][performer]["name"]
    assert row[4] == "新时限"
    assert row[5] == "2026年12月1日"
    assert row[7] == "中"
    assert [page.group for page in paper.pages] == ["who", "attendance"] + ["quiz", "key"] * (len(paper.pages) > 2)


def test_reading_alone_needs_no_session() -> None:
    paper = training({"process": {"steps": {"register": {"cautions": ["不得承诺赔偿"]}}}})
    assert [page.group for page in paper.pages] == ["who"]
    assert grids(paper.pages[0])[0].table.rows[0][7] == "低"


def test_only_the_roles_that_matter() -> None:
    edit = {"process": {"time_limit": {"within": "9d"}}}
    everybody, one = training(edit), training(edit, roles={"handler"})
    assert len(grids(everybody.pages[0])[0].table.rows) > len(grids(one.pages[0])[0].table.rows) == 1


def test_an_attendance_form_has_a_line_for_everybody_up_to_a_limit() -> None:
    edit = {"process": {"steps": {"register": {"time_limit": "5min"}}}}
    page = training(edit).pages[1]
    organisation = definitions(base()).organisation
    count = headcount(organisation, [base()["process"]["steps"]["register"]["role"]])
    assert len(grids(page)[0].table.rows) == count
    position = next(iter(base()["organisation"]["positions"]))
    many = training(edit | {"organisation": {"positions": {position: {"headcount": "500"}}}}).pages[1]
    assert len(grids(many)[0].table.rows) == MOST_ROWS


def test_one_person_with_two_roles_counts_once(sample: Definitions) -> None:
    roles = ["knowledge-editor", "suggestion-coordinator"]
    assert headcount(sample.organisation, roles) == headcount(sample.organisation, roles[:1])


@pytest.mark.parametrize(
    ("content", "hours"), [(Content(), 0.5), (Content(1), 1), (Content(1, 1, 1), 1), (Content(2, 1, 1), 1.5)]
)
def test_hours_follow_the_formula(content: Content, hours: float) -> None:
    assert content.hours == hours


def test_the_onboarding_pack_has_every_step_of_the_position(sample: Definitions) -> None:
    paper = build_onboarding(sample, "zh-CN", "hotline-agent")
    shown = {row[1] for page in paper.pages if page.group == "work" for grid in grids(page) for row in grid.table.rows}
    steps = {
        step.name
        for process in sample.processes.values()
        for step in process.steps.values()
        if step.role == "hotline-agent"
    }
    assert steps - {None} <= shown
    assert {"quiz", "key", "check-list", "front"} <= {page.group for page in paper.pages}


def test_a_position_without_work_gets_a_pack_that_says_so() -> None:
    edit = {"organisation": {"positions": {"idle": {"name": "闲岗"}}}}
    paper = build_onboarding(definitions(edited(base(), edit)), "zh-CN", "idle")
    assert [page.group for page in paper.pages] == ["front", "check-list"]


def test_every_block_of_every_paper_has_something_to_show(sample: Definitions) -> None:
    for position in sample.organisation.positions:
        for page in build_onboarding(sample, "zh-CN", position).pages:
            assert all(_shows(block) for block in page.blocks)


def _shows(block: Block) -> bool:
    if isinstance(block, Grid):
        return bool(block.table.rows)
    return bool(block.items) if isinstance(block, Points | Ticks) else True


def test_the_plan_has_what_comes_into_force_and_every_review() -> None:
    edit = {"process": {"effective": "2026-11-30", "review_every": "3mo"}}
    made = definitions(edited(base(), edit))
    own = [each for each in occasions(made, 2027) if each.process.id == made.processes[each.process.id].id]
    dates = [each.date for each in own if each.kind == "review" and each.process is next(iter(made.processes.values()))]
    assert dates == [
        datetime.date(2027, 2, 28),
        datetime.date(2027, 5, 28),
        datetime.date(2027, 8, 28),
        datetime.date(2027, 11, 28),
    ]
    assert [each.kind for each in occasions(made, 2026)][:1] == ["effective"]


def test_a_year_without_occasions_says_so() -> None:
    paper = build_plan(definitions(base()), "zh-CN", 1999)
    assert not grids(paper.pages[0])


def test_a_retired_process_is_not_trained() -> None:
    edit = {"process": {"effective": "2026-11-30", "status": "retired"}}
    assert "CS-02" not in {each.process.id for each in occasions(definitions(edited(base(), edit)), 2026)}
