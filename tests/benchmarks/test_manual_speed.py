"""Speed of the manual with its flowcharts, against starting procman in the same run."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.benchmarks.timing import PASS, Timed, medians, two_processors_are_free

pytestmark = pytest.mark.benchmark
PROCMAN = (sys.executable, "-m", "procman")
# The budget is one second beyond start-up; an interpreter starts in about 10 ms. Without kept drawings it takes longer.
BUDGETS = {"cold": 180, "warm": 100}


def test_the_manual_beyond_start_up(
    sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: pytest.RecordProperty
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("PROCMAN_CACHE_DIR", os.fspath(cache))
    render = (*PROCMAN, "render", "manual", "--output", os.fspath(tmp_path / "manual.html"))
    timed = {
        "pass": Timed(PASS),
        "start": Timed((*PROCMAN, "--version")),
        "cold": Timed(render, lambda: shutil.rmtree(cache, ignore_errors=True)),
        "warm": Timed(render),
    }
    found = medians(timed, sample_root)
    beyond = {name: min((times[name] - times["start"]) / times["pass"] for times in found) for name in BUDGETS}
    for name, ratio in beyond.items():
        record_property(name, round(ratio, 1))
        sys.stderr.write(f"manual as HTML, {name}: {ratio:.1f} x python -c pass beyond start-up\n")
    missed = [name for name, ratio in beyond.items() if ratio > BUDGETS[name]]
    if missed and not two_processors_are_free():
        pytest.skip(f"two processors are not free: {', '.join(missed)} not judged")
    assert not missed
