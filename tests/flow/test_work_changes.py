"""How often work changes hands, compared with walking every way."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from procman.flow.graph import Graph, build_graph
from procman.flow.work_changes import longest_alternation, most_changes
from procman.model.process import Process

PEOPLE = {"a", "b", "c"}


def _process(steps: dict[str, dict[str, object]]) -> Graph:
    head = {"id": "XX-01", "name": "x", "domain": "x", "owner": "a", "version": "1.0"}
    return build_graph(Process.model_validate(head | {"steps": steps, "ends": {"end": "x"}}))


def _row(*roles: str) -> Graph:
    return _process({f"s{place}": {"name": f"s{place}", "role": role} for place, role in enumerate(roles)})


def test_a_row() -> None:
    graph = _row("a", "a", "b", "till", "b", "a", "c")
    assert most_changes(graph, PEOPLE) == ("s0", "s2", "s5", "s6")
    found = longest_alternation(graph, PEOPLE)
    assert found is not None
    assert (found.one, found.other, found.changes, found.path) == ("a", "b", 2, ("s0", "s2", "s5"))


def test_work_that_never_comes_back() -> None:
    assert longest_alternation(_row("a", "b", "c"), PEOPLE) is None
    assert most_changes(_row("a", "a"), PEOPLE) == ("s0",)
    assert most_changes(_row("till", "till"), PEOPLE) == ()
    assert most_changes(_process({}), PEOPLE) == ()


def _random_graph(seed: int) -> Graph:
    """A process with branches, ways back and systems in between."""
    chance = random.Random(seed)
    count = chance.randint(2, 9)
    steps: dict[str, dict[str, object]] = {}
    for place in range(count):
        step: dict[str, object] = {"name": f"s{place}", "role": chance.choice(["a", "b", "c", "till", "a", "b"])}
        if chance.random() < 0.5 and place < count - 2:
            targets = chance.sample(range(place + 1, count), 2)
            ways: dict[str, object] = {f"to {target}": f"s{target}" for target in targets}
            if place and chance.random() < 0.4:
                ways["back"] = f"s{chance.randrange(place)}"
            step |= {"kind": "decision", "next": ways}
        steps[f"s{place}"] = step
    return _process(steps)


def _walks(graph: Graph, node: str, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    way = (*before, node)
    onward = [edge.target for edge in graph.outgoing[node] if edge.kind == "sequence"]
    if not onward:
        yield way
    for target in onward:
        yield from _walks(graph, target, way)


def _hands(graph: Graph, way: tuple[str, ...]) -> list[str]:
    """Who has the work one after the other."""
    hands: list[str] = []
    for node in way:
        step = graph.nodes[node].step
        if step is not None and step.role in PEOPLE and (not hands or hands[-1] != step.role):
            hands.append(str(step.role))
    return hands


def _to_and_fro(hands: list[str]) -> int:
    """The longest row of changes between the same two, from one who gets the work back on."""
    longest = 0
    for start in range(len(hands)):
        end = start + 1
        while end < len(hands) and (end - start < 2 or hands[end] == hands[end - 2]):
            end += 1
        longest = max(longest, end - start - 1)
    return longest


@pytest.mark.parametrize("seed", range(300))
def test_as_many_as_on_some_way(seed: int) -> None:
    graph = _random_graph(seed)
    begins = [node for node, edges in graph.incoming.items() if all(edge.kind != "sequence" for edge in edges)]
    ways = [_hands(graph, way) for begin in begins for way in _walks(graph, begin)]
    assert max(0, len(most_changes(graph, PEOPLE)) - 1) == max(max(0, len(hands) - 1) for hands in ways)
    expected = max(_to_and_fro(hands) for hands in ways)
    found = longest_alternation(graph, PEOPLE)
    assert (found.changes if found else 1) == max(expected, 1)
    if found:
        assert graph.nodes[found.path[0]].step.role == found.one  # type: ignore[union-attr]
