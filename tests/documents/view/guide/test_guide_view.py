from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from procman.documents.view.guide.book import GuideBookView, build_process_guide, build_role_guide
from procman.documents.view.guide.members import guided_roles, is_role
from procman.documents.view.guide.section import GuideView
from procman.documents.view.guide.step import GuideStepView
from procman.documents.view.guide.surroundings import Counterpart
from procman.documents.view.names import Link, Names, ProcessNames
from procman.documents.withdrawal import Withdrawal
from procman.flow.graph import build_graph
from procman.model.definitions import Definitions
from tests.documents.conftest import Define, definitions_at

FOLDER = Path(__file__).parent
FILES = {f"a/{name}.yaml": (FOLDER / f"{name}.yaml").read_text(encoding="utf-8") for name in ("flow", "called")}


@pytest.fixture
def definitions(define: Define) -> Definitions:
    return define(FILES)


@pytest.fixture
def book(definitions: Definitions) -> GuideBookView:
    return build_process_guide(definitions.processes["AD-02"], Names(definitions, "zh-CN"))


@pytest.fixture(scope="session")
def samples(sample_root: Path) -> Definitions:
    return definitions_at(sample_root)


def section(book: GuideBookView, role: str) -> GuideView:
    return next(each for each in book.sections if each.person.id == role)


def step(book: GuideBookView, step_id: str) -> GuideStepView:
    return next(each for part in book.sections for each in part.steps if each.id == step_id)


def who(others: tuple[Counterpart, ...]) -> list[tuple[str, str, str]]:
    """Condition, people or ``self``, and place of counterparts."""
    return [
        (
            each.condition,
            "self" if each.own else "+".join(link.text for link in each.performers),
            (each.process or each.step or Link("")).text,
        )
        for each in others
    ]


def came(one: GuideStepView) -> list[tuple[str, bool, str]]:
    return [
        (way.kind, way.joined, way.origin.step.text if way.origin and way.origin.step else "") for way in one.arrivals
    ]


def test_performers_come_first_then_the_others(book: GuideBookView) -> None:
    assert [(each.person.id, len(each.steps)) for each in book.sections] == [
        ("applicant", 2),
        ("buyer", 4),
        ("department-head", 1),
    ]


def test_a_section_holds_the_steps_of_its_role_only_in_order(book: GuideBookView) -> None:
    assert [each.id for each in section(book, "buyer").steps] == ["left", "both-late", "judge", "call"]
    assert [each.number for each in section(book, "buyer").steps] == ["02", "06", "07", "08"]


def test_work_comes_through_splits_and_joins(book: GuideBookView) -> None:
    assert came(step(book, "open")) == [("start", False, ""), ("rework", False, "是否完整？")]
    assert came(step(book, "left")) == [("sequence", False, "打开订单")]
    assert came(step(book, "judge")) == [("sequence", False, "整理明细"), ("sequence", False, "并入")]
    assert came(step(book, "late")) == [("timeout", False, "右边的事")]


def test_a_join_waits_for_all_that_arrives(define: Define) -> None:
    flow = FILES["a/flow.yaml"].replace("both: {kind: join, next: tidy}", "both: {kind: join, next: judge}")
    definitions = define({**FILES, "a/flow.yaml": flow})
    found = build_process_guide(definitions.processes["AD-02"], Names(definitions, "zh-CN"))
    joined = [origin for kind, is_joined, origin in came(step(found, "judge")) if is_joined]
    assert joined == ["左边的事", "右边的事"]
    assert [way.manner for way in step(found, "left").departures] == ["joined"]


def test_rework_says_how_often(book: GuideBookView) -> None:
    back = step(book, "open").arrivals[1]
    assert (back.at_most, back.origin.condition if back.origin else "") == ("最多 2 次", "不完整")


def test_a_decision_says_who_takes_over(book: GuideBookView) -> None:
    ways = [(way.kind, way.condition, who(way.targets)) for way in step(book, "judge").departures]
    assert ways == [
        ("sequence", "完整", [("", "self", "转入采购")]),
        ("rework", "不完整", [("", "申请人", "打开订单")]),
        ("sequence", "作废", [("", "", "作废")]),
    ]
    assert step(book, "judge").goes_on


def test_parallel_work_goes_to_all(book: GuideBookView) -> None:
    (way,) = step(book, "open").departures
    assert (way.manner, who(way.targets)) == (
        "parallel",
        [("", "采购专员", "左边的事"), ("", "self", "右边的事")],
    )


def test_a_timeout_says_where_it_goes_and_who_is_told(book: GuideBookView) -> None:
    late = step(book, "right").departures[-1]
    assert (late.kind, who(late.targets), [link.text for link in late.notify]) == (
        "timeout",
        [("", "部门负责人", "补办")],
        ["采购专员"],
    )


def test_documents_come_from_the_nearest_maker_and_from_outside(book: GuideBookView) -> None:
    (order,) = step(book, "open").received
    assert who(order.others) == [("", "采购专员", "办公用品采购流程"), ("", "供应商", "")]
    (sheet,) = step(book, "left").received
    assert who(sheet.others) == [("", "申请人", "打开订单")]
    (tidied,) = step(book, "judge").received
    assert who(tidied.others)[0] == ("", "办公系统", "整理明细")


def test_documents_go_to_the_next_who_work_with_them(book: GuideBookView) -> None:
    (sheet,) = step(book, "open").given
    assert who(sheet.others) == [
        ("", "采购专员", "左边的事"),
        ("", "办公系统", "整理明细"),
        ("", "采购专员", "是否完整？"),
    ]
    (report,) = step(book, "call").given
    assert who(report.others) == [("", "部门负责人", "被调用"), ("", "供应商", "")]


def test_a_call_names_the_process_and_who_takes_up(book: GuideBookView, definitions: Definitions) -> None:
    calls = step(book, "call").calls
    assert calls is not None
    assert who((calls,)) == [("", "部门负责人", "被调用")]
    called = build_process_guide(definitions.processes["AD-03"], Names(definitions, "zh-CN"))
    (start, call) = step(called, "take").arrivals
    assert (start.kind, call.kind) == ("start", "call")
    assert call.origin is not None
    assert who((call.origin,)) == [("", "采购专员", "流向")]


def test_fields_are_filled_where_they_say_or_at_the_first_own_step(book: GuideBookView) -> None:
    blanks = {
        name: [blank.label for task in step(book, name).forms for blank in task.blanks]
        for name in ("open", "right", "judge")
    }
    assert blanks == {"open": ["甲项"], "right": ["乙项"], "judge": ["丙项"]}
    assert [task.approves for task in step(book, "judge").forms] == [True]
    assert [task.approves for task in step(book, "right").forms] == [False]


def test_cautions_mistakes_controls_and_rules_stand_at_their_step(book: GuideBookView) -> None:
    judge = step(book, "judge")
    assert [control.id for control in judge.controls] == ["KC-01"]
    assert [rule.id for rule in judge.rules] == ["R-01"]
    assert judge.accountable is not None
    assert [str(text) for text in step(book, "right").mistakes] == ["忘了签名。签好再交。"]
    assert [rule.id for rule in section(book, "buyer").rules] == ["R-02"]


def test_the_check_list_comes_from_controls_and_cautions(book: GuideBookView) -> None:
    checks = section(book, "buyer").checks
    assert [(check.step.number, str(check.text), check.control, check.key) for check in checks] == [
        ("07", "逐项核对", "KC-01", True),
        ("07", "逐行看完。", None, False),
    ]


def test_what_a_role_has_to_do_besides_its_steps(book: GuideBookView) -> None:
    head, buyer = section(book, "department-head").other, section(book, "buyer").other
    assert [each.step.text for each in head.consulted if each.step] == ["右边的事"]
    assert [each.step.text for each in head.accountable if each.step] == ["是否完整？"]
    assert [each.id for each in head.controls] == ["KC-01"]
    assert [each.id for each in head.reported] == ["E-01"]
    assert [(each.place, len(each.route)) for each in head.approvals] == [(2, 2)]
    assert [each.step.text for each in buyer.informed if each.step] == ["右边的事"]
    assert [each.step.text for each in buyer.alerted if each.step] == ["右边的事"]
    applicant = section(book, "applicant").other
    assert [each.id for each in applicant.reviews] == ["KC-01"]
    assert [each.name for each in applicant.metrics] == ["速度"]
    assert section(book, "buyer").owner
    assert not section(book, "applicant").owner


def test_what_is_needed_before_the_start(book: GuideBookView) -> None:
    applicant = section(book, "applicant")
    assert [(tool.name.text, tool.detail, len(tool.steps)) for tool in applicant.forms] == [("核对表", "AD-02-F01", 2)]
    assert [(paper.document.text, len(paper.others)) for paper in applicant.materials] == [("订单", 2)]


def test_links_lead_to_places_of_the_guide_only(book: GuideBookView) -> None:
    places = {part.anchor for part in book.sections} | {one.anchor for part in book.sections for one in part.steps}
    assert set(_anchors(book)) <= places
    assert section(book, "buyer").anchor == "role-buyer"


def _anchors(view: object) -> list[str]:
    if isinstance(view, Link):
        return [view.anchor] if view.anchor else []
    if isinstance(view, tuple):
        return [anchor for each in view for anchor in _anchors(each)]
    fields = getattr(view, "__dataclass_fields__", {})
    return [anchor for name in fields for anchor in _anchors(getattr(view, name))]


def test_the_guide_of_a_role_goes_through_its_processes(definitions: Definitions) -> None:
    book = build_role_guide("department-head", Names(definitions, "zh-CN"))
    assert [(part.process.number, len(part.steps)) for part in book.sections] == [
        ("AD-01", 1),
        ("AD-02", 1),
        ("AD-03", 1),
    ]
    assert "3 个流程，3 个环节" in [fact.value for fact in book.cover]
    assert build_role_guide("nobody", Names(definitions, "zh-CN")).sections == ()


def test_parties_and_systems_have_no_guide(definitions: Definitions) -> None:
    assert not is_role(definitions, "supplier")
    assert not is_role(definitions, "office-system")
    assert is_role(definitions, "applicant")


def test_every_step_stands_in_the_guide_of_its_performer_alone(samples: Definitions) -> None:
    """And in no other; over all samples, by process and by role."""
    common = Names(samples, "zh-CN")
    by_role = {role: build_role_guide(role, common) for role in samples.organisation.roles}
    for process in samples.processes.values():
        book = build_process_guide(process, common)
        expected = [
            (step.role, step_id)
            for step_id, step in process.steps.items()
            if not step.routing and step.role and is_role(samples, step.role)
        ]
        found = [(part.person.id, one.id) for part in book.sections for one in part.steps]
        assert sorted(found) == sorted(expected)
        across = [
            (role, one.id)
            for role, each in by_role.items()
            for part in each.sections
            if part.process.number == process.id
            for one in part.steps
        ]
        assert sorted(across) == sorted(expected)


def test_every_role_that_a_process_mentions_has_a_section(samples: Definitions) -> None:
    for process in samples.processes.values():
        roles = guided_roles(ProcessNames(Names(samples, "zh-CN"), process, build_graph(process)))
        assert process.owner in roles
        assert len(roles) == len(set(roles))


def test_every_step_of_the_samples_says_whence_and_whither(samples: Definitions) -> None:
    common = Names(samples, "zh-CN")
    for process in samples.processes.values():
        for part in build_process_guide(process, common).sections:
            for one in part.steps:
                assert one.arrivals, (process.id, one.id)
                assert any(way.targets for way in one.departures), (process.id, one.id)
                assert all(paper.others for paper in one.received), (process.id, one.id)


def test_what_no_longer_holds(definitions: Definitions) -> None:
    """A role's guide holds as long as one of its processes does, unless it is taken from an old edition."""
    names = Names(definitions, "zh-CN")
    withdrawn = Withdrawal({"AD-02": "换版"}, whole="均已作废")
    book = build_process_guide(definitions.processes["AD-02"], names, withdrawn=withdrawn)
    assert book.withdrawn == "换版"
    assert {part.withdrawn for part in book.sections} == {"换版"}
    role = build_role_guide("department-head", names, withdrawn)
    assert [part.withdrawn for part in role.sections] == ["", "换版", ""]
    assert role.withdrawn == ""
    old = build_role_guide("department-head", names, replace(withdrawn, extract="旧版"))
    assert old.withdrawn == "旧版"
    assert build_process_guide(definitions.processes["AD-01"], names, withdrawn=withdrawn).withdrawn == ""
