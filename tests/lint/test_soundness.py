"""The rules about structure against a game with tokens that plays every process through.

Soundness after W. van der Aalst, *The Application of Petri Nets to Workflow Management*, 1998: whatever happens, the
process can still end; when it ends nothing is left behind; and no way is gone twice at once.
"""

from __future__ import annotations

import datetime
import itertools
import json
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from procman.flow.graph import Edge, Graph, build_graph
from procman.flow.parallel import parallel_blocks
from procman.lint.engine import lint
from procman.source.workspace import Workspace
from tests.lint.base_workspace import workspace

STRUCTURE = (
    "unknown-step",
    "unreachable-step",
    "no-way-to-end",
    "missing-end",
    "id-clash",
    "decision-branches",
    "branch-without-decision",
    "parallel-without-join",
    "join-without-parallel",
)
STATES = 3000
RELAXED = settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
Steps = dict[str, dict[str, Any]]


class _Builder:
    """Makes block-structured processes: sequences, choices, parallel branches and loops inside each other."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self._number = itertools.count(1)
        self.steps: Steps = {}

    def build(self, depth: int, target: str) -> str:
        kinds = ["task"] if depth == 0 else ["task", "sequence", "choice", "parallel", "loop"]
        kind = self._draw(st.sampled_from(kinds))
        if kind == "sequence":
            return self.build(depth - 1, self.build(depth - 1, target))
        if kind == "choice":
            ways = {f"c{number}": self.build(depth - 1, target) for number in range(2)}
            return self._add("choice", kind="decision", next=ways)
        if kind == "parallel":
            join = self._add("join", kind="join", next=target)
            heads = [self.build(depth - 1, join) for _ in range(self._draw(st.integers(2, 3)))]
            return self._add("split", kind="parallel", next=heads)
        if kind == "loop":
            decision = self._add("loop", kind="decision", next={"done": target})
            entry = self.build(depth - 1, decision)
            self.steps[decision]["next"]["again"] = {"to": entry, "at_most": "2"}
            return entry
        return self._add("task", next=target)

    def _add(self, word: str, **step: Any) -> str:
        name = f"{word}-{next(self._number)}"
        self.steps[name] = {"name": name, "role": "clerk", **step}
        return name


@st.composite
def structured(draw: Any) -> Steps:
    builder = _Builder(draw)
    entry = builder.build(3, "done")
    return {entry: builder.steps.pop(entry)} | builder.steps


@st.composite
def perturbed(draw: Any) -> Steps:
    """A structured process in which some ways lead elsewhere."""
    steps = draw(structured())
    for _ in range(draw(st.integers(1, 2))):
        step = steps[draw(st.sampled_from(sorted(steps)))]
        target = draw(st.sampled_from([*sorted(steps), "done"]))
        if isinstance(step["next"], dict):
            step["next"][draw(st.sampled_from(sorted(step["next"])))] = target
        elif isinstance(step["next"], list):
            step["next"][draw(st.integers(0, len(step["next"]) - 1))] = target
        else:
            step["next"] = target
    return steps


def loaded(steps: Steps) -> Workspace:
    process = {
        "id": "SA-01",
        "name": "Game",
        "domain": "sales",
        "owner": "clerk",
        "version": "1.0",
        "steps": steps,
        "ends": {"done": "Done"},
    }
    made = workspace({"processes/sales/sa-01.yaml": json.dumps(process).encode()})
    assert not made.problems
    return made


def findings(made: Workspace) -> list[str]:
    result = lint(made.tree, select=STRUCTURE, today=datetime.date(2026, 6, 15), language="en")
    assert not result.crashed
    return [finding.message for finding in result.findings]


State = frozenset[tuple[str, int]]


def play(graph: Graph) -> str | None:
    """Play all courses of a process; say what went wrong, or None."""
    blocks = {block.join: block for block in parallel_blocks(graph).values() if block.join}
    edges = {edge.id: edge for edge in graph.edges}
    first: State = frozenset({(graph.outgoing["start"][0].id, 1)})
    before: dict[State, list[State]] = {first: []}
    waiting = [first]
    finished = []
    while waiting:
        if len(before) > STATES:
            return None
        state = waiting.pop()
        tokens = Counter(dict(state))
        if any(count > 1 for count in tokens.values()):
            return "a way is gone twice at once"
        following = list(_moves(graph, tokens, edges, blocks))
        if not following:
            if len(tokens) != 1 or edges[next(iter(tokens))].target != "done":
                return "work is left behind"
            finished.append(state)
        for other in following:
            if other not in before:
                before[other] = []
                waiting.append(other)
            before[other].append(state)
    ending = set(finished)
    waiting = list(finished)
    while waiting:
        for state in before[waiting.pop()]:
            if state not in ending:
                ending.add(state)
                waiting.append(state)
    return None if ending == set(before) else "it cannot end any more"


def _moves(graph: Graph, tokens: Counter[str], edges: dict[str, Edge], blocks: Any) -> Any:
    for node in graph.nodes.values():
        here = [edge for edge in graph.incoming[node.id] if tokens[edge.id]]
        if not here or node.kind == "end":
            continue
        if node.kind != "join":
            consumed = [[edge] for edge in here]
        elif node.id not in blocks:
            consumed = [here] if len(here) == len(graph.incoming[node.id]) else []
        else:
            block = blocks[node.id]
            arrivals = [
                [edge for edge in here if edge.source in region or (edge.source == block.split and not region)]
                for region in block.branches.values()
            ]
            consumed = [list(one) for one in itertools.product(*arrivals)]
        outgoing = graph.outgoing[node.id]
        produced = [list(outgoing)] if node.kind == "parallel" else [[edge] for edge in outgoing]
        for taken, given_ in itertools.product(consumed, produced):
            after = tokens - Counter(edge.id for edge in taken) + Counter(edge.id for edge in given_)
            yield frozenset(after.items())


@given(structured())
@RELAXED
def test_block_structure_is_clean_and_sound(steps: Steps) -> None:
    made = loaded(steps)
    assert findings(made) == []
    assert play(build_graph(made.definitions.processes["SA-01"])) is None


@given(perturbed())
@RELAXED
def test_what_lints_clean_is_sound(steps: Steps) -> None:
    made = loaded(steps)
    assume(not findings(made))
    assert play(build_graph(made.definitions.processes["SA-01"])) is None


def test_the_game_finds_what_goes_wrong() -> None:
    """The game itself can lose; otherwise it would prove nothing."""
    left = {
        "a": {"name": "a", "kind": "parallel", "next": ["b", "c"]},
        "b": {"name": "b", "next": "done"},
        "c": {"name": "c", "next": "done"},
    }
    stuck = {
        "a": {"name": "a", "kind": "decision", "next": {"x": "b", "y": "c"}},
        "b": {"name": "b", "next": "j"},
        "c": {"name": "c", "next": "j"},
        "j": {"name": "j", "kind": "join", "next": "done"},
    }
    for steps in (left, stuck):
        made = loaded(steps)
        assert findings(made)
        assert play(build_graph(made.definitions.processes["SA-01"])) is not None
