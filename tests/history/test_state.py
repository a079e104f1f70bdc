from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from procman.history import state
from procman.history.state import OUTSIDE
from tests.history.conftest import Git


def repository_state(root: Path) -> str | None:
    return state.repository_state(str(root))


CHANGES: dict[str, Callable[[Git, Path], object]] = {
    "another commit": lambda git, folder: git(folder, "commit", "-q", "--allow-empty", "-m", "three"),
    "another branch": lambda git, folder: git(folder, "checkout", "-q", "-b", "other"),
    "an older version": lambda git, folder: git(folder, "checkout", "-q", "--detach", "v1"),
    "a new tag": lambda git, folder: git(folder, "tag", "v3"),
    "a new tag in a folder": lambda git, folder: git(folder, "tag", "release/3"),
    "a tag that goes": lambda git, folder: git(folder, "tag", "-d", "v2"),
    "a tag that moves": lambda git, folder: git(folder, "tag", "-f", "v2", "HEAD~1"),
}


@pytest.mark.parametrize("packed", [False, True], ids=["loose", "packed"])
@pytest.mark.parametrize("change", CHANGES)
def test_the_state_changes_with(repository: Path, git: Git, change: str, packed: bool) -> None:
    if packed:
        git(repository, "pack-refs", "--all")
    before = repository_state(repository)
    assert before not in (None, OUTSIDE)
    assert repository_state(repository / "processes") == before
    CHANGES[change](git, repository)
    assert repository_state(repository) not in (before, None)


def test_the_state_of_a_further_work_tree(repository: Path, git: Git, tmp_path: Path) -> None:
    further = tmp_path / "further"
    git(repository, "worktree", "add", "-q", str(further), "v1")
    before = repository_state(further)
    assert before not in (None, OUTSIDE, repository_state(repository))
    git(repository, "tag", "v3")
    assert repository_state(further) not in (before, None)


def test_the_state_of_a_submodule(repository: Path, git: Git, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    git(tmp_path, "init", "-q", "outer")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository), "inner")
    before = repository_state(outer / "inner")
    assert before not in (None, OUTSIDE, repository_state(outer))
    git(outer / "inner", "tag", "v3")
    assert repository_state(outer / "inner") not in (before, None)


def test_a_repository_without_commits(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q", "new")
    assert repository_state(tmp_path / "new") not in (None, OUTSIDE)


def test_outside_of_repositories(tmp_path: Path) -> None:
    assert repository_state(tmp_path) == OUTSIDE


def test_what_cannot_be_told(repository: Path, git: Git, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / ".git").write_text("nonsense")
    assert repository_state(broken) is None
    (broken / ".git").write_text("gitdir: nowhere")
    assert repository_state(broken) is None
    replaced = tmp_path / "replaced"
    shutil.copytree(repository, replaced)
    git(replaced, "replace", "HEAD", "HEAD~1")
    assert repository_state(replaced) is None


def test_no_git_is_started(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert repository_state(repository)
