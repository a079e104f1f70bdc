"""Speed of the sample manual, as ratios to ``python -c pass`` in the same run: seconds differ by machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark
PASS = [sys.executable, "-c", "pass"]
PROCMAN = [sys.executable, "-m", "procman"]
# An interpreter starts in about 12 ms on two cores, so these are 1 s of linting and 5 s of rendering.
BUDGETS = {"lint": 80, "render manual": 400}


def median_seconds(command: Sequence[str], runs: int, folder: Path) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        times.append(time.perf_counter() - began)
        assert done.returncode == 0, done.stderr.decode()
    return statistics.median(times)


@pytest.mark.parametrize("command", BUDGETS)
def test_ratio_to_an_empty_program(
    command: str, sample_root: Path, tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    output = ["--output", os.fspath(tmp_path / "manual.html")] if command.startswith("render") else []
    empty = median_seconds(PASS, 9, sample_root)
    ratio = median_seconds([*PROCMAN, *command.split(), *output], 3, sample_root) / empty
    record_property("ratio", round(ratio, 1))
    sys.stderr.write(f"procman {command}: {ratio:.1f} x python -c pass\n")
    assert ratio <= BUDGETS[command]
