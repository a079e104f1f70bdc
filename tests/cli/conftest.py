from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from procman.cli.entry import run


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
