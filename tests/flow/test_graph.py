from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from procman.flow.components import strongly_connected_components
from procman.flow.graph import Graph, build_graph
from procman.flow.reach import reachable, reaching
from procman.model.process import Process

HEAD: dict[str, Any] = {"id": "CS-01", "name": "流程", "domain": "service", "owner": "agent", "version": "1.0"}


def graph_of(steps: dict[str, Any], **rest: Any) -> Graph:
    return build_graph(Process.model_validate({**HEAD, "steps": steps, "ends": {"done": "完成"}, **rest}))


def edges_of(graph: Graph) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.target, edge.kind) for edge in graph.edges]


def test_without_next_the_following_step_comes_and_after_the_last_the_end() -> None:
    graph = graph_of({"a": {"role": "agent"}, "b": {}})
    assert edges_of(graph) == [("start", "a", "sequence"), ("a", "b", "sequence"), ("b", "done", "sequence")]


def test_with_two_ends_the_last_step_must_say_where_it_leads() -> None:
    graph = graph_of({"a": {}}, ends={"done": "完成", "refused": "不予受理"})
    assert edges_of(graph) == [("start", "a", "sequence")]


def test_rework_and_timeout() -> None:
    graph = graph_of(
        {
            "a": {"on_timeout": {"to": "c"}},
            "b": {"kind": "decision", "next": {"是": "c", "否": {"to": "a", "at_most": "2"}}},
            "c": {},
        }
    )
    kinds = {edge.id: edge.kind for edge in graph.edges}
    assert kinds["b--a"] == "rework"
    assert kinds["a--c--timeout"] == "timeout"
    assert graph.outgoing["b"][1].at_most == 2


def test_a_jump_back_outside_any_loop_is_no_rework() -> None:
    graph = graph_of({"a": {"next": "c"}, "b": {"next": "done"}, "c": {"next": "b"}})
    assert ("c", "b", "sequence") in edges_of(graph)


def test_two_ways_to_the_same_step_have_different_ids() -> None:
    graph = graph_of({"a": {"kind": "decision", "next": {"是": "b", "否": "b"}}, "b": {}})
    assert [edge.id for edge in graph.outgoing["a"]] == ["a--b", "a--b--2"]


def test_ways_to_nowhere_are_left_out() -> None:
    assert edges_of(graph_of({"a": {"next": "nowhere"}})) == [("start", "a", "sequence")]


def test_numbers_lanes_and_phases() -> None:
    graph = graph_of(
        {
            "a": {"role": "agent", "phase": "one"},
            "split": {"kind": "parallel", "next": ["b", "c"]},
            "b": {"role": "clerk", "next": "both"},
            "c": {"role": "agent", "phase": "two", "next": "both"},
            "both": {"kind": "join"},
            "d": {"role": "clerk"},
        },
        phases={"one": "甲", "two": "乙"},
        lanes=["clerk"],
    )
    assert {node.id: node.number for node in graph.nodes.values() if node.number} == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert graph.lanes == ("clerk", "agent")
    assert graph.nodes["split"].lane == "agent"
    assert graph.nodes["done"].lane == "clerk"
    assert graph.nodes["done"].phase == "two"


def test_a_process_without_steps_has_no_nodes() -> None:
    graph = graph_of({})
    assert (graph.nodes, graph.edges, graph.lanes) == ({}, (), ())


def test_reach() -> None:
    graph = graph_of({"a": {"next": "c"}, "b": {}, "c": {"next": "done"}})
    assert reachable(graph, ["start"]) == {"start", "a", "c", "done"}
    assert reachable(graph, ["start"], without=frozenset({"c"})) == {"start", "a"}
    assert reaching(graph, ["done"]) == {"done", "c", "b", "a", "start"}


graphs = st.integers(1, 12).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size - 1).map(str), max_size=3), min_size=size, max_size=size).map(
        lambda rows: {str(number): row for number, row in enumerate(rows)}
    )
)


@given(graphs)
def test_a_component_is_what_reaches_each_other(successors: dict[str, list[str]]) -> None:
    component = strongly_connected_components(successors)

    def closure(node: str) -> set[str]:
        found, waiting = {node}, [node]
        while waiting:
            for following in successors[waiting.pop()]:
                if following not in found:
                    found.add(following)
                    waiting.append(following)
        return found

    reached = {node: closure(node) for node in successors}
    for one in successors:
        for other in successors:
            mutual = other in reached[one] and one in reached[other]
            assert (component[one] == component[other]) == mutual
