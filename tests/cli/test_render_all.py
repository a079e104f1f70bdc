from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


def test_everything_once_and_then_nothing(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    first = procman(root, "render", "all")
    assert first.code == 0
    paths = first.out.splitlines()
    assert len(paths) == len(set(paths))
    assert {
        "build/manual.html",
        "build/manual.pdf",
        "build/manual.docx",
        "build/manual.md",
        "build/guides/AD-01.pdf",
        "build/guides/roles/buyer.docx",
        "build/forms/AD-01-F01.xlsx",
        "build/matrices.xlsx",
        "build/flowcharts/AD-01.svg",
        "build/landscape.html",
        "build/site/index.html",
        "build/site/forms/AD-01-F01.docx",
    } <= set(paths)
    assert all((root / path).stat().st_size for path in paths)
    again = procman(root, "render", "all")
    assert (again.code, again.out) == (0, "")
    assert "未变" in again.err


def test_some_kinds_in_some_formats_leave_the_others(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    procman(root, "render", "all", "--only", "matrix", "--only", "flowchart")
    assert procman(root, "render", "all", "--only", "manual", "--format", "html").out == "build/manual.html\n"
    assert (root / "build/matrices.xlsx").exists()


def test_the_documents_are_those_of_the_single_commands(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    procman(root, "render", "all", "-o", str(root / "all"))
    for command in (["manual"], ["manual", "--format", "docx"], ["matrix"], ["flowchart"], ["landscape"], ["form"]):
        for path in procman(root, "render", *command).out.splitlines():
            assert (root / path).read_bytes() == (root / "all" / Path(path).relative_to("build")).read_bytes()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="for root every folder can be written")
def test_a_folder_that_cannot_be_written(make_workspace: MakeWorkspace, procman: Procman, tmp_path: Path) -> None:
    barred = tmp_path / "barred"
    barred.mkdir(mode=0o500)
    refused = procman(make_workspace(), "render", "all", "--only", "matrix", "-o", str(barred))
    assert refused.code == 2
