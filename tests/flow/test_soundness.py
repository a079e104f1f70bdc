from __future__ import annotations

import pytest

from procman.flow.soundness import Fault, explore
from tests.flow.large_processes import (
    Steps,
    chain_of_blocks,
    graph_of,
    nest_of_blocks,
    six_branches,
    six_faulty_branches,
)


def block(**branches: object) -> Steps:
    """A split into branches that meet at ``j``; keyword arguments change single steps."""
    steps: Steps = {
        "p": {"kind": "parallel", "next": ["a", "b"]},
        "a": {"name": "a", "next": "j"},
        "b": {"name": "b", "next": "j"},
        "j": {"kind": "join", "next": "z"},
        "z": {"name": "z", "next": "done"},
    }
    return steps | branches  # type: ignore[operator]


def decision(**ways: str) -> dict[str, object]:
    return {"name": "?", "kind": "decision", "next": ways}


def faults(steps: Steps) -> list[Fault]:
    return list(explore(graph_of(steps)).faults)


def only(steps: Steps) -> Fault:
    (fault,) = faults(steps)
    return fault


def test_a_process_without_splits_has_nothing_to_explore() -> None:
    result = explore(graph_of({"a": {"name": "a"}, "b": decision(x="a", y="done")}))
    assert (result.faults, result.positions) == ((), 0)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(block(), id="a block"),
        pytest.param(block(b=decision(x="j", y="c"), c={"name": "c", "next": "j"}), id="a decision before the join"),
        pytest.param(block(b=decision(x="j", y="b2"), b2={"name": "b2", "next": "b"}), id="a loop inside a branch"),
        pytest.param(block(z=decision(x="done", y="p")), id="a loop around the block"),
        pytest.param(block(p={"kind": "parallel", "next": ["a", "j"]}), id="a branch without steps"),
        pytest.param(
            block(
                b={"kind": "parallel", "next": ["c", "d"]}, c={"name": "c", "next": "j"}, d={"name": "d", "next": "j"}
            ),
            id="an inner split that meets at the outer join",
        ),
        pytest.param(
            block(
                b=decision(x="j", y="q"),
                q={"kind": "parallel", "next": ["c", "d"]},
                c={"name": "c", "next": "j"},
                d={"name": "d", "next": "j"},
            ),
            id="an inner split now and then",
        ),
        pytest.param(
            block(
                p={"kind": "parallel", "next": ["a", "b", "c"]},
                b={"name": "b", "next": "early"},
                c={"name": "c", "next": "early"},
                early={"kind": "join", "next": "d"},
                d={"name": "d", "next": "j"},
            ),
            id="some branches meet before the others",
        ),
    ],
)
def test_sound(steps: Steps) -> None:
    assert faults(steps) == []


def test_deadlock_as_a_branch_ends() -> None:
    fault = only(block(b=decision(x="j", y="done")))
    assert (fault.kind, fault.place, fault.split) == ("deadlock", "j", "p")
    assert fault.way is not None
    assert fault.way.id == "b--done"
    assert (fault.waiting, fault.straying) == (("a", "j"), ("b", "done"))
    assert fault.course == ("start", "p", "a", "j", "b", "done")


def test_the_shortest_course_is_told() -> None:
    fault = only(
        block(
            a=decision(x="a2", y="j"),
            a2={"name": "a2", "next": "j"},
            b=decision(x="b2", y="b3"),
            b2=decision(x="b3", y="j"),
            b3=decision(x="j", y="done"),
        )
    )
    assert (fault.waiting, fault.straying) == (("a", "j"), ("b", "b3", "done"))


def test_deadlock_as_branches_wait_for_each_other() -> None:
    steps = block(a=decision(x="j", y="k"), b=decision(x="j", y="k"), k={"kind": "join", "next": "z"})
    found = faults(steps)
    assert {(fault.kind, fault.place) for fault in found} == {("deadlock", "k")}
    assert (found[0].waiting, found[0].straying) == (("a", "k"), ("b", "j"))


def test_deadlock_as_somebody_comes_past_the_split() -> None:
    fault = only({"s": decision(x="p", y="a"), **block()})
    assert (fault.kind, fault.place, fault.split, fault.inner) == ("stranger", "j", "p", "")
    assert fault.way is not None
    assert fault.way.id == "s--a"
    assert fault.course == ("start", "s", "a", "j")


def test_deadlock_as_an_inner_branch_comes_alone() -> None:
    steps = block(
        b={"kind": "parallel", "next": ["c", "d"]},
        c={"name": "c", "next": "j"},
        d={"name": "d", "next": "k"},
        j={"kind": "join", "next": "k"},
        k={"kind": "join", "next": "done"},
    )
    fault = only({name: step for name, step in steps.items() if name != "z"})
    assert (fault.kind, fault.place, fault.split, fault.inner) == ("stranger", "j", "p", "b")


def test_work_left_over() -> None:
    fault = only({"p": {"kind": "parallel", "next": ["a", "b"]}, "a": {"next": "done"}, "b": {"next": "done"}})
    assert (fault.kind, fault.place, fault.split) == ("left-over", "done", "p")
    assert (fault.course, fault.waiting) == (("start", "p", "a", "done"), ("b", "done"))


def test_a_step_that_runs_twice_hides_what_follows_from_it() -> None:
    fault = only(block(a={"name": "a", "next": "z"}, b={"name": "b", "next": "z"}, j={"name": "j"}))
    assert (fault.kind, fault.place, fault.split) == ("twice", "z", "p")
    assert fault.course == ("start", "p", "a", "z", "b", "z")


def test_endless_parallel_work() -> None:
    fault = only({"s": {"name": "s"}, **block(b=decision(x="j", y="s"))})
    assert (fault.kind, fault.place) == ("endless", "p")
    assert fault.way is not None
    assert fault.way.id == "b--s"
    assert fault.straying == ("p", "b", "s", "p")


def test_a_join_behind_a_decision() -> None:
    fault = only(block(p=decision(x="a", y="b")))
    assert (fault.kind, fault.place, fault.course) == ("idle-join", "j", ("start", "p", "a", "j"))


def test_every_way_out_of_the_block_is_told_once() -> None:
    steps = block(a=decision(x="j", y="done"), b=decision(x="j", y="b2"), b2=decision(x="j", y="done"))
    assert [fault.way and fault.way.id for fault in faults(steps)] == ["a--done", "b2--done"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"b": {"name": "b", "next": "nowhere"}}, id="a way to nowhere"),
        pytest.param({"b": {"name": "b", "next": ["j", "done"]}}, id="several ways and no kind"),
        pytest.param({"p": {"kind": "parallel", "next": ["a", "nowhere"]}}, id="a branch to nowhere"),
        pytest.param({"b": {"name": "b", "next": "b"}}, id="a circle that nobody leaves"),
    ],
)
def test_what_follows_from_a_fault_of_another_kind_is_not_told(change: Steps) -> None:
    assert faults(block(**change)) == []


def test_branches_are_not_multiplied() -> None:
    """Six branches of eight steps have some 250,000 states when interleaved; each place is looked at about once."""
    steps = six_branches()
    result = explore(graph_of(steps))
    assert result.faults == ()
    assert result.positions <= 2 * len(steps)
    faulty = explore(graph_of(six_faulty_branches()))
    assert {fault.kind for fault in faulty.faults} == {"deadlock"}
    assert faulty.positions <= 2 * len(steps)


def test_a_chain_of_blocks_grows_by_its_length() -> None:
    result = explore(graph_of(chain_of_blocks(300)))
    assert result.faults == ()
    assert result.positions <= 2 * 300 * 7


def test_a_deep_nest_does_not_exhaust_the_stack() -> None:
    result = explore(graph_of(nest_of_blocks(400)))
    assert result.faults == ()
    assert result.positions <= 4 * 400 * 3
