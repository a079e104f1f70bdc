from __future__ import annotations

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


def test_a_workbook_and_a_page(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    assert procman(root, "render", "matrix").out == "build/matrices.xlsx\n"
    assert procman(root, "render", "matrix", "--format", "html", "-m", "forms").out == "build/matrices.html\n"
    assert (root / "build/matrices.xlsx").read_bytes().startswith(b"PK")


def test_it_writes_over_its_own_and_over_nobody_elses(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    assert procman(root, "render", "matrix").code == 0
    assert procman(root, "render", "matrix").code == 0
    (root / "build/matrices.xlsx").write_bytes(b"PK somebody else's")
    refused = procman(root, "render", "matrix")
    assert refused.code == 2
    assert "--force" in refused.err
    assert procman(root, "render", "matrix", "--force").code == 0


def test_an_unknown_matrix(make_workspace: MakeWorkspace, procman: Procman) -> None:
    refused = procman(make_workspace(), "--lang", "en", "render", "matrix", "-m", "raci")
    assert refused.code == 2
    assert "There is no matrix raci." in refused.err
    assert "risk-control" in refused.err
