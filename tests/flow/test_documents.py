from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from procman.flow.documents import REACHED, RECORDED, DocumentFlow, follow_documents, way_without
from procman.flow.graph import START, Graph, build_graph
from procman.model.process import Process

HEAD: dict[str, Any] = {"id": "CS-01", "name": "流程", "domain": "service", "owner": "agent", "version": "1.0"}


def followed(steps: dict[str, Any], ends: dict[str, str] | None = None) -> tuple[Graph, DocumentFlow]:
    process = Process.model_validate({**HEAD, "steps": steps, "ends": ends or {"done": "办结"}})
    graph = build_graph(process)
    return graph, follow_documents(process, graph)


def there(flow: DocumentFlow, node: str) -> tuple[set[str], set[str]]:
    """Documents on some way, and on every way."""
    return (
        {one for one, bit in flow.bits.items() if flow.sometimes[node] & bit},
        {one for one, bit in flow.bits.items() if flow.always[node] & bit},
    )


def test_a_decision_brings_on_some_ways_what_one_branch_makes() -> None:
    _, flow = followed(
        {
            "ask": {"kind": "decision", "forms": ["list"], "next": {"是": "make", "否": "use"}},
            "make": {"outputs": ["note"]},
            "use": {"inputs": ["note"]},
        }
    )
    assert there(flow, "use") == ({"list", "note"}, {"list"})
    assert there(flow, "ask") == (set(), set())


def test_a_join_has_what_every_branch_brings_and_a_branch_has_not() -> None:
    _, flow = followed(
        {
            "split": {"kind": "parallel", "next": ["one", "other"]},
            "one": {"outputs": ["note"], "next": "both"},
            "other": {"outputs": ["list"], "next": "both"},
            "both": {"kind": "join"},
            "use": {},
        }
    )
    assert there(flow, "other") == (set(), set())
    assert there(flow, "use") == ({"note", "list"}, {"note", "list"})


def test_a_loop_brings_nothing_on_every_way() -> None:
    _, flow = followed(
        {
            "make": {"outputs": ["draft"]},
            "check": {"kind": "decision", "outputs": ["remark"], "next": {"好": "done", "不好": "make"}},
        }
    )
    assert there(flow, "make") == ({"draft", "remark"}, set())
    assert there(flow, "check") == ({"draft", "remark"}, {"draft"})


def test_what_nobody_reaches_has_nothing_on_some_way() -> None:
    _, flow = followed({"first": {"next": "done"}, "left": {"inputs": ["note"], "outputs": ["note"], "next": "done"}})
    assert flow.sometimes["left"] == 0
    assert there(flow, "left")[1] == {"note"}
    assert flow.sometimes["first"] == REACHED
    assert there(flow, "done") == (set(), set())


def test_what_is_on_record() -> None:
    _, flow = followed({"talk": {}, "wait": {"kind": "wait"}, "ask": {"kind": "decision", "next": {"是": "done"}}})
    assert not flow.always["wait"] & RECORDED
    assert flow.always["ask"] & RECORDED


def test_a_process_without_steps() -> None:
    graph, flow = followed({})
    assert flow == DocumentFlow({}, {}, {}, {}, {})
    assert way_without(graph, [], "done") is None


def test_way_without_goes_round_the_maker_but_not_through_its_join() -> None:
    graph, _ = followed(
        {
            "ask": {"kind": "decision", "next": {"是": "split", "否": "use"}},
            "split": {"kind": "parallel", "next": ["one", "other"]},
            "one": {"next": "both"},
            "other": {"next": "both"},
            "both": {"kind": "join"},
            "use": {},
        }
    )
    assert way_without(graph, ["one"], "use") == ["ask", "use"]
    assert way_without(graph, ["one"], "both") is None
    assert way_without(graph, ["one", "ask"], "use") is None
    assert way_without(graph, ["use"], "use") == ["ask", "use"]


STEPS = ("a", "b", "c", "d", "e")
TARGETS = st.lists(st.sampled_from([*STEPS, "done"]), min_size=1, max_size=3, unique=True)


@given(st.lists(TARGETS, min_size=5, max_size=5), st.lists(st.booleans(), min_size=5, max_size=5))
def test_agrees_with_walking_every_way(targets: list[list[str]], makes: list[bool]) -> None:
    steps = {
        one: {
            "kind": "decision",
            "outputs": ["note"] if made else [],
            "next": {str(place): target for place, target in enumerate(ways)},
        }
        for one, ways, made in zip(STEPS, targets, makes, strict=True)
    }
    graph, flow = followed(steps)
    makers = [one for one, made in zip(STEPS, makes, strict=True) if made]
    states = _walked(graph, makers)
    for node in graph.nodes:
        if node == START:
            continue
        with_note, without = (node, True) in states, (node, False) in states
        bit = flow.bits.get("note", 0)
        assert bool(flow.sometimes[node] & REACHED) == (with_note or without)
        assert bool(flow.sometimes[node] & bit) == with_note
        if with_note or without:
            assert bool(flow.always[node] & bit) == (with_note and not without)
            way = way_without(graph, makers, node)
            assert (way is not None) == without
            assert way is None or not set(way[:-1]) & set(makers)


def _walked(graph: Graph, makers: list[str]) -> set[tuple[str, bool]]:
    """Every node together with whether a case can come there with and without the document."""
    known = {(START, False)}
    while True:
        more = {
            (edge.target, has or node in makers)
            for (node, has), edge in product(known, graph.edges)
            if edge.source == node
        } - known
        if not more:
            return known
        known |= more


@given(
    st.lists(TARGETS, min_size=5, max_size=5),
    st.lists(st.booleans(), min_size=5, max_size=5),
    st.lists(st.sampled_from(["decision", "parallel", "join"]), min_size=5, max_size=5),
)
def test_there_is_a_way_without_exactly_where_a_document_may_be_missing(
    targets: list[list[str]], makes: list[bool], kinds: list[str]
) -> None:
    steps: dict[str, Any] = {}
    for one, ways, made, kind in zip(STEPS, targets, makes, kinds, strict=True):
        following: Any = {str(place): target for place, target in enumerate(ways)} if kind == "decision" else ways
        steps[one] = {"kind": kind, "outputs": ["note"] if made else [], "next": following}
    graph, flow = followed(steps)
    makers = [one for one, made in zip(STEPS, makes, strict=True) if made]
    for node in graph.nodes:
        if makers and node != START and flow.sometimes[node]:
            assert (way_without(graph, makers, node) is None) == bool(flow.always[node] & flow.bits["note"])
