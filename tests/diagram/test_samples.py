"""The flowcharts of the sample manual."""

from __future__ import annotations

import itertools
import re
import time
from pathlib import Path

import pytest

from procman.diagram.geometry import Direction
from procman.diagram.layout import draw
from procman.diagram.metrics import count
from procman.diagram.svg import render_svg
from procman.diagram.words import divide
from procman.model.definitions import Definitions
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.diagram.diagrams import DIRECTIONS

_BUDGET = 3.0  # seconds of one core for all flowcharts


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> Definitions:
    return load(FolderTree(sample_root)).definitions


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_flowchart_has_faults_and_few_cross_or_bend(sample: Definitions, direction: Direction) -> None:
    assert sample.processes
    found = {process.id: count(draw(process, sample, direction)) for process in sample.processes.values()}
    assert {process: metrics.faults for process, metrics in found.items() if metrics.faults} == {}
    edges = sum(metrics.edges for metrics in found.values())
    assert sum(metrics.crossings for metrics in found.values()) / edges <= 0.12
    assert sum(metrics.bends for metrics in found.values()) / edges <= 0.75


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_step_stands_in_the_phase_it_names(sample: Definitions, direction: Direction) -> None:
    for process in sample.processes.values():
        phase_of = {node.id: node.phase for node in draw(process, sample, direction).nodes}
        for step_id, step in process.steps.items():
            assert step.phase is None or phase_of[step_id] == step.phase, (process.id, step_id)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_ways_between_steps_of_one_phase_stay_in_it(sample: Definitions, direction: Direction) -> None:
    """Also where they enter their target from the border of the phase; a page may be cut there."""
    axis = 1 if direction == "vertical" else 0
    for process in sample.processes.values():
        drawing = draw(process, sample, direction)
        phase_of = {node.id: node.phase for node in drawing.nodes}
        for phase in drawing.phases:
            start, size = (phase.y, phase.height) if direction == "vertical" else (phase.x, phase.width)
            for edge in drawing.edges:
                if phase_of[edge.source] == phase_of[edge.target] == phase.id:
                    along = [point[axis] for point in edge.points]
                    assert start < min(along) <= max(along) < start + size, (process.id, edge.id)


def test_all_flowcharts_are_made_well_within_the_budget(sample: Definitions) -> None:
    start = time.process_time()
    for process in sample.processes.values():
        render_svg(draw(process, sample))
    assert time.process_time() - start < _BUDGET


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_line_ends_inside_a_word(sample: Definitions, direction: Direction) -> None:
    cut = []
    for process in sample.processes.values():
        drawing = draw(process, sample, direction)
        texts = [node.lines for node in drawing.nodes] + [edge.label.lines for edge in drawing.edges if edge.label]
        for lines in texts:
            ends = set(itertools.accumulate(len(line) for line in lines[:-1]))
            for run in re.finditer("[\u4e00-\u9fff]+", "".join(lines)):
                place = run.start()
                for word in divide(run[0], {}):
                    if ends & set(range(place + 1, place + len(word))):
                        cut.append((process.id, "|".join(lines), word))
                    place += len(word)
    assert cut == []
