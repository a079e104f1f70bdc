from __future__ import annotations

import pytest

from procman.cli.flowchart_formats import FORMATS
from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace

SUFFIXES = {"drawio": "drawio", "vsdx": "vsdx", "mermaid": "mmd", "dot": "dot"}


@pytest.mark.parametrize("name", SUFFIXES)
def test_files_get_the_suffix_that_users_expect(procman: Procman, make_workspace: MakeWorkspace, name: str) -> None:
    root = make_workspace()
    expected = f"build/flowcharts/AD-01.{SUFFIXES[name]}\n"
    first = procman(root, "render", "flowchart", "--format", name)
    assert (first.code, first.out) == (0, expected)
    again = procman(root, "render", "flowchart", "--format", name)
    assert (again.code, again.out) == (0, expected), "what procman wrote is overwritten"


@pytest.mark.parametrize("name", SUFFIXES)
def test_one_process_goes_to_the_named_file(procman: Procman, make_workspace: MakeWorkspace, name: str) -> None:
    root = make_workspace()
    target = f"wanted.{SUFFIXES[name]}"
    outcome = procman(root, "render", "flowchart", "AD-01", "--format", name, "-o", target)
    assert outcome.out == f"{target}\n"
    assert FORMATS[name].marker in b"\n" + (root / target).read_bytes()


@pytest.mark.parametrize("name", SUFFIXES)
def test_nobody_elses_file_is_overwritten(procman: Procman, make_workspace: MakeWorkspace, name: str) -> None:
    root = make_workspace()
    target = root / f"mine.{SUFFIXES[name]}"
    target.write_bytes(b"drawn by hand")
    outcome = procman(root, "render", "flowchart", "AD-01", "--format", name, "-o", target.name)
    assert outcome.code == 2
    assert target.read_bytes() == b"drawn by hand"
