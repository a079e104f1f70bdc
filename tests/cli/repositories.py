"""Repositories in which a process goes through versions."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.change_repository import PROCESS, write_workspace

MOVED = "processes/network/complaints.yaml"


class Repository:
    """A repository with the base workspace; CS-02 is at version 1.0 and CS-02's step "investigate" has 3wd."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = PROCESS
        self.day = 1

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        """Run git."""
        author = ("-c", "user.name=李强", "-c", "user.email=li@example.org", "-c", "commit.gpgsign=false")
        date = f"2026-01-{self.day:02d}T12:00:00+0800"
        done = subprocess.run(
            ["git", *author, "-c", "protocol.file.allow=always", *arguments],
            cwd=folder or self.root,
            env=os.environ | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date},
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def edit(self, *changes: tuple[str, str]) -> None:
        """Replace texts in the file of CS-02."""
        file = self.root / self.path
        text = file.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8")

    def commit(self, message: str = "change") -> None:
        """Commit everything, a day later than what was before."""
        self.day += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def version(self, old: str, new: str, *changes: tuple[str, str], message: str = "change") -> None:
        """Commit a new version."""
        self.edit((f'version: "{old}"', f'version: "{new}"'), *changes)
        self.commit(message)

    def tag(self, name: str, message: str = "release") -> None:
        """Release what is committed."""
        self.git("tag", "-a", "-m", message, name)

    def move(self, path: str) -> None:
        """Give the file of CS-02 another place, uncommitted."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", self.path, path)
        self.path = path


MakeRepository = Callable[[], Repository]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """1.0 is committed and released as v1."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("PROCMAN_CACHE_DIR", os.fspath(tmp_path / "cache"))
    made = Repository(write_workspace(tmp_path / "repository"))
    made.git("init", "-q", "-b", "main", ".")
    made.commit("first")
    made.tag("v1")
    return made
