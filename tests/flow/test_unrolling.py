from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.flow.graph import Graph
from procman.flow.unrolling import STATES, Unrolled, unroll
from tests.flow.test_graph import graph_of


def ways_of(unrolled: Unrolled) -> set[tuple[str, ...]]:
    """Every way from the start to an end."""
    after: dict[int, list[int]] = {}
    for place, before in enumerate(unrolled.before):
        for one in before:
            assert one < place
            after.setdefault(one, []).append(place)
    found, waiting = set(), [(0,)]
    while waiting:
        way = waiting.pop()
        if unrolled.nodes[way[-1]] == "done":
            found.add(tuple(unrolled.nodes[place] for place in way))
        waiting += [(*way, place) for place in after.get(way[-1], ())]
    return found


def walks(graph: Graph, start: str, limit: int = 20_000) -> set[tuple[str, ...]] | None:
    """The same by walking and counting; None when there are too many."""
    found, waiting = set(), [((start,), Counter[str]())]
    for _ in range(limit):
        if not waiting:
            return found
        way, taken = waiting.pop()
        if way[-1] == "done":
            found.add(way)
        for edge in graph.outgoing[way[-1]]:
            if edge.at_most is None or taken[edge.id] < edge.at_most:
                waiting.append(((*way, edge.target), taken + Counter([edge.id])))
    return None


def test_without_loops_every_node_stands_once() -> None:
    steps: dict[str, Any] = {"a": {"kind": "decision", "next": {"x": "b", "y": "c"}}, "b": {"next": "done"}, "c": {}}
    unrolled = unroll(graph_of(steps), "a")
    assert unrolled.nodes == ["a", "b", "c", "done"]
    assert ways_of(unrolled) == {("a", "b", "done"), ("a", "c", "done")}


def test_a_loop_stands_once_more_than_it_is_gone_back() -> None:
    steps: dict[str, Any] = {
        "a": {},
        "b": {"kind": "decision", "next": {"ok": "done", "no": {"to": "a", "at_most": "2"}}},
    }
    unrolled = unroll(graph_of(steps), "a")
    assert max(ways_of(unrolled), key=len) == ("a", "b", "a", "b", "a", "b", "done")
    assert not unrolled.endless
    assert not unrolled.cut


def test_the_count_may_stand_on_the_way_forward() -> None:
    steps: dict[str, Any] = {
        "a": {"kind": "decision", "next": {"ok": "done", "no": {"to": "b", "at_most": "2"}}},
        "b": {"next": "a"},
    }
    assert max(ways_of(unroll(graph_of(steps), "a")), key=len) == ("a", "b", "a", "b", "a", "done")


def test_a_loop_without_count_is_gone_once() -> None:
    steps: dict[str, Any] = {"a": {}, "b": {"kind": "decision", "next": {"ok": "done", "no": "a"}}}
    unrolled = unroll(graph_of(steps), "a")
    assert max(ways_of(unrolled), key=len) == ("a", "b", "a", "b", "done")
    assert [(edge.source, edge.target) for edge in unrolled.endless] == [("b", "a")]


def test_the_clock_may_start_inside_a_loop() -> None:
    steps: dict[str, Any] = {
        "a": {},
        "b": {},
        "c": {"kind": "decision", "next": {"ok": "done", "no": {"to": "a", "at_most": "1"}}},
    }
    assert ways_of(unroll(graph_of(steps), "b")) == {("b", "c", "done"), ("b", "c", "a", "b", "c", "done")}


@st.composite
def flows(draw: Any) -> dict[str, Any]:
    """Decisions that lead anywhere; ways back may be counted."""
    size = draw(st.integers(2, 6))
    names = [f"s{number}" for number in range(size)]
    steps: dict[str, Any] = {}
    for number, name in enumerate(names):
        ways: dict[str, Any] = {"on": names[number + 1] if number + 1 < size else "done"}
        for way in range(draw(st.integers(0, 2))):
            target = draw(st.sampled_from([*names, "done"]))
            back = target in names[: number + 1]
            counted = back or draw(st.booleans())
            ways[f"w{way}"] = {"to": target, "at_most": str(draw(st.integers(1, 2)))} if counted else target
        steps[name] = {"kind": "decision", "next": ways}
    return steps


@given(flows())
@settings(deadline=None, max_examples=300)
def test_unrolled_ways_are_those_that_can_be_walked(steps: dict[str, Any]) -> None:
    graph = graph_of(steps)
    forward = {edge.id for edge in graph.edges if graph.nodes[edge.target].order > graph.nodes[edge.source].order}
    loops = [edge for edge in graph.edges if edge.id not in forward]
    for edge in graph.edges:  # a count on a way that lies in no stretch with a loop changes nothing
        around = any(
            graph.nodes[loop.target].order <= graph.nodes[edge.source].order <= graph.nodes[loop.source].order
            for loop in loops
        )
        if edge.at_most and edge.id in forward and not around:
            return
    expected = walks(graph, "s0")
    unrolled = unroll(graph, "s0")
    if expected is not None and not unrolled.cut and len(unrolled.nodes) < 200:
        assert ways_of(unrolled) == expected


@pytest.mark.parametrize("rounds", ["5", "999999999"])
def test_too_many_rounds_are_cut_and_said(rounds: str) -> None:
    names = [f"s{number}" for number in range(40)]
    steps: dict[str, Any] = {name: {} for name in names}
    for number in range(9, 40, 5):
        on = names[number + 1] if number < 39 else "done"
        steps[names[number]] = {"kind": "decision", "next": {"ok": on, "no": {"to": "s0", "at_most": rounds}}}
    unrolled = unroll(graph_of(steps), "s0")
    assert unrolled.cut
    assert len(unrolled.nodes) <= STATES + 1
    assert unrolled.nodes[-1] == "done"
