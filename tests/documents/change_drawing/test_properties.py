from __future__ import annotations

import itertools
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.diagram.geometry import Direction
from procman.diagram.layout import draw
from procman.diagram.metrics import count
from procman.diff.change import ProcessChanges
from procman.diff.engine import diff
from procman.documents.change_drawing.best import best_layout
from procman.documents.change_drawing.drawing import merged_diagram
from procman.documents.change_drawing.versions import both_versions
from procman.flow.graph import build_graph
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.diagram.diagrams import DIRECTIONS
from tests.diff.build import base, definitions
from tests.diff.test_properties import versions
from tests.documents.change_drawing.checks import check_marks
from tests.documents.change_drawing.drawn import ID, found, marks, merged
from tests.documents.change_drawing.mutations import mutated

SAMPLE = load(FolderTree(REPOSITORY)).definitions
BASE = definitions(base())


def _with(version: Definitions, process: Process) -> Definitions:
    return replace(version, processes={**version.processes, process.id: process})


def _check(old: Definitions, new: Definitions, process_id: str, directions: tuple[Direction, ...]) -> None:
    changes = found(old, new, process_id)
    if changes is None:
        return
    diagram = merged(old, new, process_id)
    check_marks(diagram, changes, old, new)
    assert len({node.id for node in diagram.nodes}) == len(diagram.nodes)
    assert len({edge.id for edge in diagram.edges}) == len(diagram.edges)
    for direction in directions:
        if _can_be_drawn(old, process_id, direction) and _can_be_drawn(new, process_id, direction):
            assert count(best_layout(diagram, direction)).faults == {}, changes.changes


def _can_be_drawn(version: Definitions, process_id: str, direction: Direction) -> bool:
    """Whether a version alone has a sound chart: not so with three ways between two steps, or one back to itself."""
    graph = build_graph(version.processes[process_id])
    ends = [(edge.source, edge.target) for edge in graph.edges]
    if any(ends.count(pair) > 2 or pair[0] == pair[1] for pair in ends):
        return False
    return not count(draw(version.processes[process_id], version, direction)).faults


@settings(deadline=None, max_examples=25, derandomize=True)
@given(versions(), versions(), st.sampled_from(DIRECTIONS))
def test_no_change_without_a_mark_and_no_mark_without_a_change(
    first: dict[str, Any], second: dict[str, Any], direction: Direction
) -> None:
    _check(definitions(first), definitions(second), ID, (direction,))


@settings(deadline=None, max_examples=40, derandomize=True)
@given(st.integers(0, 10**6), st.integers(1, 8), st.sampled_from(DIRECTIONS))
def test_edits_of_owners(seed: int, edits: int, direction: Direction) -> None:
    process = mutated(BASE.processes[ID], seed, edits)
    _check(BASE, _with(BASE, process), ID, (direction,))


@settings(deadline=None, max_examples=15)
@given(versions())
def test_a_version_beside_itself_has_no_marks(data: dict[str, Any]) -> None:
    version = definitions(data)
    assert diff(version, version).processes == ()
    nothing = ProcessChanges(ID, "", "changed", "none", "none", "1.0", "1.0", ())
    both = both_versions(version, version, nothing, "zh-CN")
    assert both is not None
    assert marks(merged_diagram(both)) == {}


@pytest.mark.parametrize("process_id", SAMPLE.processes)
def test_the_sample_after_some_edits(process_id: str) -> None:
    """Few edits a version; the direction changes with the process."""
    place = list(SAMPLE.processes).index(process_id)
    for seed, edits in ((place, 2), (100 + place, 5)):
        process = mutated(SAMPLE.processes[process_id], seed, edits)
        _check(SAMPLE, _with(SAMPLE, process), process_id, (DIRECTIONS[place % 2],))


@pytest.mark.slow
@pytest.mark.parametrize("process_id", SAMPLE.processes)
def test_the_sample_after_many_edits(process_id: str) -> None:
    for seed, edits in itertools.product(range(3), (1, 4, 8)):
        process = mutated(SAMPLE.processes[process_id], 1000 + 17 * seed, edits)
        _check(SAMPLE, _with(SAMPLE, process), process_id, DIRECTIONS)


def test_edits_change_something() -> None:
    """Guards the tests above against edits that do nothing."""
    chooser = random.Random(1)
    changed = [
        found(BASE, _with(BASE, mutated(BASE.processes[ID], chooser.randrange(10**6), 4))) is not None
        for _ in range(30)
    ]
    assert sum(changed) >= 28
