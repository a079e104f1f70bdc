"""Files are checked on several processors with the results that one processor gives.

In processes of their own: test runners have threads, and where there are threads nothing is forked.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from procman.lint import workers
from procman.lint.checking import FileCheck

SAME = """
import datetime, sys
from pathlib import Path
from procman.lint import workers
from procman.lint.engine import lint
from procman.source.tree import FolderTree

forks = []
start = workers._start
workers._start = lambda share, check: forks.append(share) or start(share, check)
root, today = Path(sys.argv[1]), datetime.date(2029, 6, 15)
one, several = (lint(FolderTree(root), today=today, jobs=jobs) for jobs in (1, 3))
assert one.findings == several.findings and one.files == several.files and one.titles == several.titles
assert len(one.findings) >= 18, "reviews are overdue by then"
print(len(forks))
"""
GRIEF = """
import os, sys
from procman.lint.checking import FileCheck
from procman.lint.workers import check_all

parent = os.getpid()

def check(path):
    if os.getpid() != parent and path == "7":
        os._exit(9)
    return FileCheck(process=path)

paths = [str(number) for number in range(40)]
assert [(path, made.process) for path, made in check_all(paths, check, 2)] == [(path, path) for path in paths]
"""


def run(script: str, *arguments: object) -> str:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_several_processors_say_what_one_says(sample_root: Path) -> None:
    assert run(SAME, sample_root) == "2"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_the_share_of_a_worker_that_dies_is_checked_again() -> None:
    run(GRIEF)


def _check(path: str) -> FileCheck:
    return FileCheck(process=path)


def _refuse(*_: object) -> None:
    pytest.fail("forked")


def test_beside_other_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_start", _refuse)
    paths = [str(number) for number in range(40)]
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert [made.process for _, made in workers.check_all(paths, _check, 4)] == paths
    finally:
        done.set()
        other.join()


def test_few_files_are_checked_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_start", _refuse)
    assert [made.process for _, made in workers.check_all(["a", "b"], _check, 4)] == ["a", "b"]
