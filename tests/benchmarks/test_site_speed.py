"""How fast a site is built: whole, and when one process of many has changed. Ratios within one run."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.benchmarks.generated import write_workspace
from tests.benchmarks.timing import Timed, medians, tell_ratio

NUMBER = 300
# 1,800 processes took 82 s on two cores, 40 times as long as listing them; four minutes are 120 times.
COLD = 60
# And 5.6 s after one had changed, 2.7 times, where every role takes part in every process.
CHANGED = 4.5
PROCMAN = (sys.executable, "-m", "procman")


@pytest.mark.benchmark
def test_a_site_is_built_and_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against listing the processes, which loads them all: what no build can do without."""
    root, site, cache = tmp_path / "workspace", tmp_path / "site", tmp_path / "cache"
    monkeypatch.setenv("PROCMAN_CACHE_DIR", os.fspath(cache))
    files = write_workspace(root, NUMBER)
    build = (*PROCMAN, "render", "site", "--quiet", "--forms", "html", "--output", os.fspath(site))

    def afresh() -> None:
        for folder in (site, cache):
            shutil.rmtree(folder, ignore_errors=True)

    def change() -> None:
        text = files[0].read_text(encoding="utf-8")
        files[0].write_text(text.replace("上传报价单和附件", "上传报价单和附件的复印件", 1), encoding="utf-8")

    times = medians({"list": Timed((*PROCMAN, "list")), "cold": Timed(build, afresh)}, root, 1)
    tell_ratio(f"site of {NUMBER} processes cold", times, "cold", "list", COLD)
    times = medians({"list": Timed((*PROCMAN, "list")), "changed": Timed(build, change)}, root, 3)
    tell_ratio(f"site of {NUMBER} processes, one changed", times, "changed", "list", CHANGED)
