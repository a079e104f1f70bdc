"""The README's commands are run, and what they print is compared with what the README shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

READMES = ("README.md", "README.zh-CN.md")
PAGES = ("docs/lint.md", "docs/history.md", "docs/due.md", "docs/bulletin.md", "docs/training.md")
_BLOCK = re.compile(r"^```console\n(.*?)^```|^<!-- edit (\S+): (.*?) => (.*?) -->$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Step:
    command: str
    shown: str


@dataclass(frozen=True)
class Edit:
    path: str
    old: str
    new: str


def tour(name: str) -> list[Step | Edit]:
    """Commands and edits of a README, in order."""
    steps: list[Step | Edit] = []
    for block, path, old, new in _BLOCK.findall((REPOSITORY / name).read_text(encoding="utf-8")):
        if path:
            steps.append(Edit(path, old, new))
            continue
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            steps.append(Step(command, shown))
    return steps


def matches(shown: str, printed: str) -> bool:
    """Whether the output is as shown; a line ``…`` stands for any lines, ``…`` in a line for any text."""
    pattern = re.escape(shown.strip()).replace("\\\n…", "…").replace("…", "(?s:.*)")
    return re.fullmatch(pattern, printed.strip()) is not None


def run_tour(name: str, folder: Path) -> None:
    """Run the commands of a page, beginning in a folder, and compare what they print."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {
        "PATH": os.fspath(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    steps = tour(name)
    assert len(steps) >= 8
    for step in steps:
        if isinstance(step, Edit):
            text = (folder / step.path).read_text(encoding="utf-8")
            assert text.count(step.old) == 1, step
            (folder / step.path).write_text(text.replace(step.old, step.new), encoding="utf-8")
        elif step.command.startswith("cd "):
            folder = folder / step.command.removeprefix("cd ")
        else:
            done = subprocess.run(
                shlex.split(step.command), cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
            )
            assert done.returncode in (0, 1), done.stderr
            assert not step.shown or matches(step.shown, done.stdout), f"{step.command}\n{done.stdout}{done.stderr}"


@pytest.mark.skipif(sys.platform == "win32", reason="the tour is written for a POSIX shell")
@pytest.mark.parametrize("name", [*READMES, *PAGES])
def test_the_tour_works(name: str, tmp_path: Path) -> None:
    run_tour(name, tmp_path)


@pytest.mark.parametrize("name", READMES)
def test_the_two_lines_are_the_ones_that_ci_runs(name: str) -> None:
    readme = (REPOSITORY / name).read_text(encoding="utf-8")
    lines = re.findall(r"^```sh\n(.*?)\n```$", readme, flags=re.MULTILINE)
    assert len(lines) == 2
    assert lines[0].endswith("procman render manual")
    assert lines[1] in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", [*READMES, *PAGES, "CONTRIBUTING.md", "CHANGELOG.md", "docs/rules/coverage.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (REPOSITORY / name).parent.joinpath(target).exists(), target


def test_both_readmes_name_the_same_commands() -> None:
    first, second = (
        sorted(
            set(re.findall(r"^\| (`procman [^|]*`) ", (REPOSITORY / name).read_text(encoding="utf-8"), re.MULTILINE))
        )
        for name in READMES
    )
    assert first == second
