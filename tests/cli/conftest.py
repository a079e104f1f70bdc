from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from procman.cli.entry import run
from tests.cli.release_workspace import TODAY, ReleaseWorkspace
from tests.conftest import MakeWorkspace


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Procman = Callable[..., Outcome]


@pytest.fixture
def procman(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Procman:
    """Run the command line in this process: ``procman(folder, "lint", "--format", "json")``."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "200")

    def call(folder: Path, *arguments: str) -> Outcome:
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = run(list(arguments))
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which releases are made, and no settings of whoever runs the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def workspace(make_workspace: MakeWorkspace, _settled: None) -> ReleaseWorkspace:
    return ReleaseWorkspace(make_workspace())


@pytest.fixture
def released(workspace: ReleaseWorkspace, procman: Procman) -> ReleaseWorkspace:
    """A workspace whose first version is released as v1.0."""
    done = procman(workspace.root, "-q", "release")
    assert done.code == 0, done.err
    return workspace
