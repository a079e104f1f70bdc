from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace

PROCESS = "processes/administration/ad-01-purchase.yaml"


def git(folder: Path, *arguments: str) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env=environment, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


@pytest.fixture
def repository(procman: Procman, tmp_path: Path) -> Path:
    root = tmp_path / "firm"
    procman(tmp_path, "init", "firm", "--lang", "en")
    git(root, "init", "-q")
    git(root, "config", "diff.procman.command", f'"{sys.executable}" -m procman git-diff-driver')
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    return root


def change(root: Path, old: str, new: str) -> None:
    path = root / PROCESS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_git_diff_speaks_process_language(repository: Path) -> None:
    change(repository, "time_limit: 3wd", "time_limit: 2wd")
    shown = git(repository, "diff")
    assert f"procman diff {PROCESS}" in shown
    assert "3 working days → 2 working days (tighter)" in shown
    assert "Buyer" in shown


def test_comments_are_no_change(repository: Path) -> None:
    change(repository, "duty: approve", "duty: approve  # by hand")
    assert "Nothing changed." in git(repository, "diff")


def test_log_shows_new_and_withdrawn_files(repository: Path) -> None:
    git(repository, "rm", "-q", PROCESS)
    git(repository, "commit", "-qm", "second")
    shown = git(repository, "log", "-p", "--ext-diff")
    assert shown.count(f"procman diff {PROCESS}") == 2


def test_a_file_that_cannot_be_read_is_told_and_git_goes_on(repository: Path) -> None:
    change(repository, "kind: decision", "kind: descision")
    (repository / "processes/glossary.yaml").write_bytes(b"\x00")
    shown = git(repository, "diff")
    assert 'Did you mean "decision"?' in shown
    assert "binary file" in shown


def test_a_call_without_gits_arguments(procman: Procman, make_workspace: MakeWorkspace) -> None:
    assert procman(make_workspace(), "git-diff-driver", "x").code == 2
