from __future__ import annotations

import zipfile

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


def test_a_file_for_word(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    done = procman(root, "render", "manual", "--format", "docx")
    assert (done.code, done.out) == (0, "build/manual.docx\n")
    assert "F9" in done.err
    with zipfile.ZipFile(root / "build/manual.docx") as archive:
        assert "word/document.xml" in archive.namelist()


def test_it_writes_over_its_own_and_over_nobody_elses(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    assert procman(root, "render", "manual", "--format", "docx").code == 0
    assert procman(root, "render", "manual", "--format", "docx").code == 0
    (root / "build/manual.docx").write_bytes(b"PK somebody else's")
    refused = procman(root, "render", "manual", "--format", "docx")
    assert refused.code == 2
    assert "--force" in refused.err
    assert procman(root, "render", "manual", "--format", "docx", "--force").code == 0


def test_markdown_and_its_charts(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    for _ in range(2):
        done = procman(root, "render", "manual", "--format", "markdown")
        assert done.code == 0
        written = done.out.splitlines()
        assert written[:2] == ["build/manual.md", "build/manual-charts/ad-01.svg"]
        assert all((root / name).is_file() for name in written)


def test_a_broken_reference_document_is_told(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    (root / "templates/docx").mkdir(parents=True)
    (root / "templates/docx/reference.docx").write_bytes(b"nothing for Word")
    refused = procman(root, "render", "manual", "--format", "docx")
    assert refused.code == 2
    assert "templates/docx/reference.docx" in refused.err


def test_a_font_that_is_not_there(make_workspace: MakeWorkspace, procman: Procman) -> None:
    refused = procman(make_workspace(), "render", "manual", "--format", "docx", "--font-path", "none.ttf")
    assert refused.code == 2
    assert "none.ttf" in refused.err
