"""Speed of the history of a process with 200 versions, against starting an interpreter in the same run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.timing import PASS, Timed, medians

pytestmark = pytest.mark.benchmark
LOG = (sys.executable, "-m", "procman", "log", "CS-02")
VERSIONS = 200
BUDGET = 12
PROCESS = "processes/customer-service/cs-02-complaint.yaml"
_IDENTITY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
_IDENTITY |= {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def test_the_history_of_200_versions(
    sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: pytest.RecordProperty
) -> None:
    monkeypatch.setenv("PROCMAN_CACHE_DIR", os.fspath(tmp_path / "cache"))
    # As where procman is installed: modules are compiled once, and what changed between versions is known.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", os.fspath(tmp_path / "compiled"))
    root = _with_versions(sample_root, tmp_path / "repository")
    found = medians({"pass": Timed(PASS), "log": Timed(LOG)}, root)
    ratio = found.ratio("log", "pass")
    record_property("ratio", round(ratio, 1))
    sys.stderr.write(f"history of {VERSIONS} versions: {ratio:.1f} x python -c pass\n")
    assert ratio <= BUDGET


def _with_versions(sample_root: Path, root: Path) -> Path:
    """The sample in a repository; each version of the process has other limits, and each tenth is released."""
    shutil.copytree(sample_root / "processes", root / "processes")
    text = (root / PROCESS).read_text(encoding="utf-8")

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=root, env=os.environ | _IDENTITY, check=True, capture_output=True)

    git("init", "-q", "-b", "main", ".")
    for number in range(VERSIONS):
        changed = text.replace('version: "1.0"', f'version: "1.{number}"')
        changed = changed.replace("time_limit: 15min", f"time_limit: {number + 1}min")
        (root / PROCESS).write_text(changed, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", f"version 1.{number}")
        if number % 10 == 0:
            git("tag", "-a", "-m", f"edition {number}", f"manual-v1.{number}")
    git("gc", "-q")
    return root
