"""Lint at the speed of a spell checker: cold, warm, and with one changed file.

L0 is ``python -c pass``; L1 is libyaml's event pass in C over the same files, as a process. The budgets hold on a
machine with two free processors; where there are not two, a budget that is missed is told and not judged. What was
measured on a quiet machine stands in docs/lint.md.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.generated import write_workspace
from tests.benchmarks.peers import write_arazzo, write_bpmn
from tests.benchmarks.timing import (
    LINT,
    PASS,
    Timed,
    libyaml_floor,
    medians,
    peak_megabytes,
    tell,
    tell_ratio,
)

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not hasattr(os, "wait4"), reason="processor time of a child is not to be had here"),
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PROCMAN_CACHE_DIR", os.fspath(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026
    # Compiled modules are part of every installation; a test environment may have turned them off.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    return folder


def floor(folder: Path) -> str:
    program = libyaml_floor(folder)
    if program is None:
        pytest.skip("no C compiler with libyaml: the floor cannot be measured")
    return program


def forget(cache: Path) -> None:
    shutil.rmtree(cache, ignore_errors=True)


def test_a_thousand_files_cold(tmp_path: Path, cache: Path) -> None:
    files = [os.fspath(path) for path in write_workspace(tmp_path / "w", 1000)]
    times = medians(
        {"L1": Timed([floor(tmp_path), *files]), "cold": Timed(LINT, lambda: forget(cache))}, tmp_path / "w"
    )
    tell_ratio("lint 1,000 files cold", times, "cold", "L1", 15)


def test_a_thousand_files_warm_and_one_changed(tmp_path: Path, cache: Path) -> None:
    root = tmp_path / "w"
    files = write_workspace(root, 1000)
    number = iter(range(1000))

    def change() -> None:
        with files[500].open("a", encoding="utf-8") as file:
            file.write(f"# {next(number)}\n")

    time.sleep(2.1)  # a file of this moment is read again each time (git's racy rule), and a manual is rarely of it
    medians({"first": Timed(LINT)}, root, 1)
    times = medians({"L0": Timed(PASS), "warm": Timed(LINT)}, root)
    tell_ratio("lint 1,000 files warm", times, "warm", "L0", 8)
    times = medians({"L0": Timed(PASS), "changed": Timed(LINT, change)}, root)
    tell_ratio("lint 1,000 files, one changed", times, "changed", "L0", 22)


@pytest.mark.slow
def test_ten_thousand_files(tmp_path: Path, cache: Path) -> None:
    root = tmp_path / "w"
    files = [os.fspath(path) for path in write_workspace(root, 10_000)]
    times = medians({"L1": Timed([floor(tmp_path), *files]), "cold": Timed(LINT, lambda: forget(cache))}, root, 3)
    tell_ratio("lint 10,000 files cold", times, "cold", "L1", 15)
    times = medians({"L0": Timed(PASS), "warm": Timed(LINT)}, root)
    tell_ratio("lint 10,000 files warm", times, "warm", "L0", 20)
    forget(cache)
    tell("lint 10,000 files cold, MB", peak_megabytes(LINT, root), 250)


def test_sample_cold(sample_root: Path, cache: Path) -> None:
    times = medians({"L0": Timed(PASS), "cold": Timed(LINT, lambda: forget(cache))}, sample_root)
    tell_ratio("lint of the sample cold", times, "cold", "L0", 20)


@pytest.mark.slow
@pytest.mark.parametrize(("peer", "factor"), [("bpmnlint", 4), ("redocly", 2.5)])
def test_faster_than_peers_on_equal_files(tmp_path: Path, cache: Path, peer: str, factor: float) -> None:
    """Runs where the peer is on the PATH: ``npm install bpmnlint @redocly/cli``, then add node_modules/.bin."""
    if shutil.which(peer) is None:
        pytest.skip(f"{peer} is not installed")
    root, folder = tmp_path / "w", tmp_path / peer
    files = write_workspace(root, 1000)
    folder.mkdir()
    if peer == "bpmnlint":
        write_bpmn(root, files, folder)
        command = [peer, *sorted(path.name for path in folder.glob("*.bpmn"))]
    else:
        write_arazzo(files, folder)
        command = [peer, "lint", *sorted(path.name for path in folder.glob("*.arazzo.yaml"))]
    ours = medians({"cold": Timed(LINT, lambda: forget(cache))}, root, 3)
    theirs = medians({peer: Timed(command)}, folder, 3)
    ratio = max(theirs[side][peer] / ours[side]["cold"] for side in (0, 1))
    sys.stderr.write(f"{peer} on 1,000 equal files takes {ratio:.1f} x as long (at least {factor})\n")
    assert ratio >= factor
