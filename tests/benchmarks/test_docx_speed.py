"""Speed of the manual for Word, as ratios within one run."""

from __future__ import annotations

import dataclasses
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from procman.documents.manual_docx import render_manual_docx
from procman.documents.publication import Publication
from procman.model.definitions import Definitions
from procman.source.tree import FolderTree
from procman.source.workspace import load

pytestmark = pytest.mark.benchmark
_MOST_OF_VIEW = 4.0
_MOST_OF_TWICE = 2.5


def _seconds(work: Callable[[], object]) -> float:
    """The best of three runs, in seconds of the processor."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def _publication(definitions: Definitions) -> Publication:
    publication = Publication(definitions, "zh-CN")
    assert publication.view  # drawn outside of what is timed
    return publication


def test_writing_it_costs_at_most_a_few_times_its_view(
    sample_root: Path, record_property: pytest.RecordProperty
) -> None:
    """The view draws all flowcharts; writing sets them as pixels again."""
    definitions = load(FolderTree(sample_root)).definitions
    view = _seconds(lambda: Publication(definitions, "zh-CN").view)
    publication = _publication(definitions)
    written = _seconds(lambda: render_manual_docx(publication))
    record_property("ratio", round(written / view, 2))
    sys.stderr.write(f"manual for Word: view {view:.2f} s, writing {written:.2f} s of the processor\n")
    assert written <= _MOST_OF_VIEW * view


def test_twice_the_processes_cost_twice_the_time(sample_root: Path, record_property: pytest.RecordProperty) -> None:
    definitions = load(FolderTree(sample_root)).definitions
    halves = []
    for count in (6, 12):
        some = dict(list(definitions.processes.items())[:count])
        publication = _publication(dataclasses.replace(definitions, processes=some))
        halves.append(_seconds(lambda publication=publication: render_manual_docx(publication)))  # type: ignore[misc]
    record_property("ratio", round(halves[1] / halves[0], 2))
    sys.stderr.write(f"manual for Word: 12 processes cost {halves[1] / halves[0]:.2f} x 6\n")
    assert halves[1] <= _MOST_OF_TWICE * halves[0]
