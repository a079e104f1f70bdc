"""Speed of the manual for Word, as ratios within one run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.benchmarks.timing import PASS, Timed, medians, tell_ratio

pytestmark = pytest.mark.benchmark
PROCMAN = (sys.executable, "-m", "procman")
# Three seconds beyond start-up, where an interpreter starts in 10 ms.
BUDGET = 300
_SOME = ("BO-01", "BO-02", "BO-03", "NW-01", "NW-02", "NW-03")
_TWICE = (*_SOME, "CS-01", "CS-02", "CS-03", "MK-01", "MK-02", "MK-03")


def test_the_sample_beyond_start_up(sample_root: Path, tmp_path: Path) -> None:
    """With the flowcharts that an earlier run has drawn."""
    render = (*PROCMAN, "render", "manual", "--quiet", "--format", "docx", "--output", os.fspath(tmp_path / "m.docx"))
    medians({"first": Timed(render)}, sample_root, 1)
    times = medians({"pass": Timed(PASS), "docx": Timed(render)}, sample_root, 3)
    tell_ratio("manual for Word", times, "docx", "pass", BUDGET)


def test_twice_the_processes_cost_twice_the_time(sample_root: Path, tmp_path: Path) -> None:
    render = (*PROCMAN, "render", "manual", "--quiet", "--format", "docx", "--output", os.fspath(tmp_path / "m.docx"))
    medians({"first": Timed((*render, *_TWICE))}, sample_root, 1)
    times = medians({"six": Timed((*render, *_SOME)), "twelve": Timed((*render, *_TWICE))}, sample_root, 3)
    tell_ratio("manual for Word, 12 processes", times, "twelve", "six", 2.5)
