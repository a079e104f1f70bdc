from __future__ import annotations

import re
from collections import Counter

import pytest

from procman.diff.engine import diff
from procman.diff.registry import kinds
from procman.documents.view.bulletin.registry import MODULES, TELLERS, UNTOLD
from tests.diff.build import base, definitions, edited
from tests.diff.cases import Case, cases, changes_of
from tests.documents.view.bulletin.told import EXPECTED, news_of, told

CASES = cases()
DOTTED = re.compile(r"\b(steps|controls|forms|rules|metrics|inputs|outputs)\.[\w-]+")


def test_what_is_said_of_every_case() -> None:
    assert told() == EXPECTED.read_text(encoding="utf-8"), (
        "read the difference, then: python -m tests.documents.view.bulletin.told"
    )


def test_every_kind_of_change_is_told_by_one_statement_or_by_none() -> None:
    counted = Counter(kind for module in MODULES for kind in module.KINDS)
    assert set(counted.values()) == {1}
    assert set(counted) | UNTOLD == set(kinds())
    assert not UNTOLD & set(TELLERS)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
@pytest.mark.parametrize("backwards", [False, True], ids=["there", "back"])
def test_every_change_that_names_a_role_is_on_some_page(case: Case, backwards: bool) -> None:
    old, new = reversed(case.versions()) if backwards else case.versions()
    _check_told(old, new)


@pytest.mark.parametrize("place", range(0, len(CASES) - 1, 3))
def test_several_changes_at_once_are_all_told(place: int) -> None:
    """Edits of three neighbours in one go; an edit that does not fit after another one is left out."""
    before = base()
    after = before
    for case in CASES[place : place + 3]:
        if case.before:
            continue
        try:
            after = edited(after, case.edit)
            definitions(after)
        except (KeyError, ValueError):
            break
    _check_told(definitions(before), definitions(after))


def _check_told(old: object, new: object) -> None:
    result = diff(old, new)  # type: ignore[arg-type]
    news = news_of(old, new)  # type: ignore[arg-type]
    by_kind = Counter(
        (change.kind.name, change.element) for process in news.processes for change, roles in process.changes if roles
    )
    for change in changes_of(result):
        if change.roles and change.kind.name not in UNTOLD:
            assert by_kind[change.kind.name, change.element] > 0, change.dotted
    for process in news.processes:
        for change, roles in process.changes:
            for role in roles:
                assert any(each.kind == change.kind.name for each in process.told[role])


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_page_shows_a_dotted_id_or_an_empty_sentence(language: str) -> None:
    for case in CASES:
        for process in news_of(*case.versions(), language).processes:
            for said in process.told.values():
                for each in said:
                    words = " ".join([each.head, each.text, *each.details])
                    assert each.text.strip(), case.name
                    assert "{" not in words, case.name
                    assert not DOTTED.search(words), case.name


def test_a_limit_concerns_who_carries_the_step_out_and_nobody_else() -> None:
    old = base()
    new = edited(old, {"process": {"steps": {"register": {"time_limit": "5min"}}}})
    news = news_of(definitions(old), definitions(new))
    performer = old["process"]["steps"]["register"]["role"]
    assert news.roles == (performer,)


def test_a_renamed_role_is_one_line_for_that_role() -> None:
    old = base()
    role = next(iter(old["organisation"]["roles"]))
    new = edited(old, {"organisation": {"roles": {role: {"name": "新名称"}}}})
    news = news_of(definitions(old), definitions(new))
    assert news.roles == (role,)
    assert news.only_renamed(role)
    assert [len(process.told[role]) for process in news.processes] == [1]


def test_a_process_that_is_retired_stops_work() -> None:
    old = base()
    new = edited(old, {"process": {"status": "retired"}})
    news = news_of(definitions(old), definitions(new))
    assert [process.status for process in news.processes] == ["removed"]
    performers = {step.get("role") for step in old["process"]["steps"].values()} & set(old["organisation"]["roles"])
    assert performers <= set(news.roles)
    assert {each.topic for said in news.processes[0].told.values() for each in said} == {"stop"}


def test_nothing_is_new_where_nothing_changed() -> None:
    same = definitions(base())
    assert news_of(same, definitions(base())).processes == ()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_nobody_hears_of_what_does_not_concern_him(case: Case) -> None:
    old, new = case.versions()
    for process in news_of(old, new).processes:
        for change, roles in process.changes:
            named = set(change.roles)
            if named and change.element[:1] != ("rules",) and not change.kind.name.startswith("process-"):
                assert set(roles) <= named, change.dotted
        for role, said in process.told.items():
            for each in said:
                if each.topic == "hand-over":
                    assert process.new is not None
                    assert role in {step.role for step in process.new.steps.values()}
