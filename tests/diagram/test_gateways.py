from __future__ import annotations

from procman.diagram.gateways import with_gateways
from tests.diagram.diagrams import diagram


def test_ways_into_one_node_meet_in_a_gateway() -> None:
    given = diagram([("a", "task", 0), ("b", "task", 1), ("c", "task", 1)], [("a", "c"), ("b", "c")], lanes=2)
    made = with_gateways(given, {})
    assert [(node.id, node.kind, node.lane) for node in made.nodes] == [
        ("a", "task", 0),
        ("b", "task", 1),
        ("Merge_c", "decision", 1),
        ("c", "task", 1),
    ]
    ways = [(edge.source, edge.target) for edge in made.edges]
    assert ways == [("a", "Merge_c"), ("b", "Merge_c"), ("Merge_c", "c")]


def test_a_step_that_is_repeated_leads_to_the_gateway_before_it() -> None:
    given = diagram([("s", "start", 0), ("a", "task", 0)], [("s", "a"), ("a", "a")])
    ways = [(edge.source, edge.target) for edge in with_gateways(given, {}).edges]
    assert ways == [("s", "Merge_a"), ("a", "Merge_a"), ("Merge_a", "a")]


def test_a_join_waits_for_branches_and_not_for_ways() -> None:
    given = diagram(
        [("a", "task", 0), ("b", "decision", 0), ("c", "task", 0), ("j", "join", 0)],
        [("a", "j"), ("b", "j"), ("c", "j"), ("b", "c")],
    )
    alone = with_gateways(given, {})
    assert [(edge.source, edge.target) for edge in alone.edges][:3] == [("a", "j"), ("b", "j"), ("c", "j")]
    made = with_gateways(given, {given.edges[1].id: "right", given.edges[2].id: "right", given.edges[0].id: "left"})
    ways = [(edge.source, edge.target) for edge in made.edges]
    assert ways == [("a", "j"), ("b", "Merge_j"), ("c", "Merge_j"), ("b", "c"), ("Merge_j", "j")]


def test_several_branches_of_one_join_have_several_gateways() -> None:
    given = diagram([(node, "task", 0) for node in "abcd"] + [("j", "join", 0)], [(node, "j") for node in "abcd"])
    branches = {edge.id: "left" if edge.source in "ab" else "right" for edge in given.edges}
    merges = [node.id for node in with_gateways(given, branches).nodes if node.id.startswith("Merge")]
    assert merges == ["Merge_j", "Merge_j_2"]


def test_all_gateways_are_rhombi() -> None:
    given = diagram([("p", "parallel", 0), ("j", "join", 0), ("d", "decision", 0)], [])
    assert {node.kind for node in with_gateways(given, {}).nodes} == {"decision"}
