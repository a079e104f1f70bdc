"""Speed of the search for the best page fit, as a ratio to one layout in the same run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from procman.diagram.layout import draw
from procman.diagram.paging.page_fit import draw_pages
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.diagram.diagrams import DIRECTIONS

pytestmark = pytest.mark.benchmark
_MOST = 4.0


def _seconds(work: Callable[[], object]) -> float:
    """The best of three runs, in seconds of the processor."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_search_costs_at_most_four_layouts(
    direction: str, sample_root: Path, record_property: pytest.RecordProperty
) -> None:
    definitions = load(FolderTree(sample_root)).definitions
    one = search = 0.0
    for process in definitions.processes.values():
        one += _seconds(lambda process=process: draw(process, definitions, direction))  # type: ignore[misc, arg-type]
        search += _seconds(lambda process=process: draw_pages(process, definitions, "a4", direction))  # type: ignore[misc, arg-type]
    ratio = search / one
    record_property("ratio", round(ratio, 2))
    sys.stderr.write(f"page fit, {direction}: {ratio:.2f} x one layout\n")
    assert ratio <= _MOST
