"""Which steps one case can pass, and on which way."""

from __future__ import annotations

import pytest

from procman.flow.graph import build_graph
from procman.flow.together import Together
from procman.model.process import Process

STEPS = {
    "a": {"next": "b"},
    "b": {"kind": "decision", "next": {"left": "c", "right": "d"}},
    "c": {"next": "split"},
    "d": {"next": "e", "time_limit": "1d", "on_timeout": {"to": "c"}},
    "e": {"kind": "decision", "next": {"again": {"to": "f", "at_most": "1"}, "stop": "end"}},
    "f": {"next": "b"},
    "split": {"kind": "parallel", "next": ["g", "h"]},
    "g": {"kind": "decision", "next": {"one": "i", "two": "j"}},
    "i": {"next": "join"},
    "j": {"next": "join"},
    "h": {"next": "join"},
    "join": {"kind": "join", "next": "k"},
    "k": {"next": "end"},
}


@pytest.fixture
def together() -> Together:
    data = {"id": "T-01", "name": "t", "domain": "t", "owner": "t", "version": "1.0", "ends": {"end": "done"}}
    return Together(build_graph(Process.model_validate({**data, "steps": STEPS})))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a", "k", True),
        ("k", "a", True),
        ("d", "c", True),  # after a timeout
        ("c", "e", True),  # the loop from e leads back to b and on to c
        ("i", "j", False),  # branches of a decision
        ("i", "h", True),  # parallel branches
        ("g", "h", True),
        ("k", "h", True),
    ],
)
def test_in_one_case(together: Together, one: str, other: str, expected: bool) -> None:
    assert together.in_one_case(one, other) is expected
    assert together.in_one_case(other, one) is expected


def test_ways(together: Together) -> None:
    assert together.way("a", "d") == ["a", "b", "d"]
    assert together.way("d", "a") == ["a", "b", "d"]
    assert together.way("f", "c") == ["f", "b", "c"]
    assert together.way("i", "h") is None
    assert together.way("i", "j") is None
