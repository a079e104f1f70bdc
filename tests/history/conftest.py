from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]
_AUTHOR = ("-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "commit.gpgsign=false")
PROCESS = "id: CS-01\nname: {name}\ndomain: service\nowner: manager\nversion: '1.0'\n"


@pytest.fixture(autouse=True)
def _plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings must not change what the tests see."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Run git in a folder: ``git(folder, "tag", "v1")``."""

    def run(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *_AUTHOR, *arguments], cwd=folder, capture_output=True, check=True, text=True, encoding="utf-8"
        )
        return done.stdout.strip()

    return run


@pytest.fixture
def repository(tmp_path: Path, git: Git) -> Path:
    """A repository with a manual: v1 names the process 一, v2 names it 二 in a file with another name."""
    folder = tmp_path / "repository"
    write(folder, "processes/manual.yaml", "title: 手册\n")
    write(folder, "processes/service/one.yaml", PROCESS.format(name="一"))
    git(folder, "init", "-q", "-b", "main", ".")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    git(folder, "tag", "-a", "-m", "first", "v1")
    git(folder, "mv", "processes/service/one.yaml", "processes/service/two.yaml")
    write(folder, "processes/service/two.yaml", PROCESS.format(name="二"))
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "two")
    git(folder, "tag", "v2")
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
