from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procman.flow import parallel
from procman.flow.graph import Graph
from procman.flow.parallel import Block, awaited_branches, parallel_blocks, stalled_joins
from procman.flow.reach import reachable
from tests.flow.large_processes import Steps, chain_of_blocks, graph_of, nest_of_blocks

RELAXED = settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))


def blocks_by_trial(graph: Graph) -> dict[str, Block]:
    """The definition of a block, word by word: every join is tried for every split."""
    found = {}
    for split in (node.id for node in graph.nodes.values() if node.kind == "parallel"):
        heads = list(dict.fromkeys(edge.target for edge in graph.outgoing[split]))
        tried = []
        for join in (node.id for node in graph.nodes.values() if node.kind == "join"):
            branches = {head: frozenset(reachable(graph, [head], frozenset({join}))) for head in heads}
            nodes = frozenset[str]().union(*branches.values())
            past = any(node == split or graph.nodes[node].kind == "end" for node in nodes)
            if not past and all(join in reachable(graph, [head]) for head in heads):
                tried.append((len(nodes), join, branches))
        if len(heads) > 1:
            best = min(tried, key=lambda one: one[:2], default=(0, None, {}))
            found[split] = Block(split, best[1], best[2])
    return found


@st.composite
def flows(draw: Any) -> Steps:
    names = [f"s{number}" for number in range(draw(st.integers(3, 9)))]
    steps: Steps = {}
    for number, name in enumerate(names):
        kind = draw(st.sampled_from(["task", "decision", "parallel", "join"]))
        target = st.sampled_from([*[*names[number + 1 :], "done"] * 3, *names, "nowhere"])
        steps[name] = {"name": name, "kind": kind}
        if kind == "decision":
            steps[name]["next"] = {"x": draw(target), "y": draw(target)}
        else:
            steps[name]["next"] = draw(st.lists(target, min_size=2, max_size=3) if kind == "parallel" else target)
    return steps


@given(flows())
@RELAXED
def test_blocks_are_those_that_trial_finds(steps: Steps) -> None:
    graph = graph_of(steps)
    assert parallel_blocks(graph) == blocks_by_trial(graph)


@pytest.mark.parametrize("steps", [chain_of_blocks(4), nest_of_blocks(6)])
def test_nested_blocks(steps: Steps) -> None:
    graph = graph_of(steps)
    found = parallel_blocks(graph)
    assert all(block.join for block in found.values())
    assert found == blocks_by_trial(graph)


def test_blocks_take_a_walk_for_each_branch_however_many_joins_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    walks: list[tuple[str, ...]] = []

    def counted(graph: Graph, sources: list[str], without: frozenset[str] = frozenset()) -> set[str]:
        walks.append(tuple(sources))
        return reachable(graph, sources, without)

    monkeypatch.setattr(parallel, "reachable", counted)
    found = parallel_blocks(graph_of(chain_of_blocks(100)))
    assert len(found) == 200
    assert len(walks) == 400


def test_a_deep_nest_does_not_exhaust_the_stack() -> None:
    depth = sys.getrecursionlimit() // 3
    found = parallel_blocks(graph_of(nest_of_blocks(depth)))
    assert {split: block.join for split, block in found.items()} == {
        f"split-{number}": f"join-{number}" for number in range(depth)
    }


def _early() -> Steps:
    return {
        "p": {"kind": "parallel", "next": ["a", "b", "c"]},
        "a": {"name": "a", "next": "early"},
        "b": {"name": "b", "next": "early"},
        "early": {"kind": "join", "next": "d"},
        "d": {"name": "d", "next": "j"},
        "c": {"name": "c", "next": "j"},
        "j": {"kind": "join", "next": "done"},
    }


def test_a_join_waits_for_the_branches_that_lead_to_it() -> None:
    graph = graph_of(_early())
    awaited = awaited_branches(graph, parallel_blocks(graph))
    assert awaited == {"p": {"early": {"a", "b"}, "j": {"a", "b", "c"}}}


def test_without_a_branch_every_join_behind_it_stalls() -> None:
    graph = graph_of(_early())
    blocks = parallel_blocks(graph)
    awaited = awaited_branches(graph, blocks)
    assert stalled_joins(graph, blocks, awaited, "a") == {"early", "j"}
    assert stalled_joins(graph, blocks, awaited, "c") == {"j"}
    assert stalled_joins(graph, blocks, awaited, "done") == frozenset()


def test_a_join_that_one_branch_leads_to_waits_for_all_when_there_is_no_other() -> None:
    steps = _early() | {"b": {"name": "b", "next": "done"}, "d": {"name": "d", "next": "done"}}
    steps |= {"c": {"name": "c", "next": "done"}, "j": {"name": "j"}}
    graph = graph_of(steps)
    assert awaited_branches(graph, parallel_blocks(graph)) == {"p": {"early": {"a", "b", "c"}}}
