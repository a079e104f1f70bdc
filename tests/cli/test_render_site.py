from __future__ import annotations

from pathlib import Path

import pytest

from procman.documents.writing import write_output
from procman.errors import OutputError
from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


def test_written_paths_are_told_and_the_rest_is_counted(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    first = procman(root, "render", "site")
    assert first.code == 0
    paths = first.out.splitlines()
    assert "build/site/index.html" in paths
    assert all((root / path).is_file() for path in paths)
    assert (
        f"({len(paths)} files written, 0 deleted, 0 unchanged)" in first.err or f"写入 {len(paths)} 个文件" in first.err
    )
    again = procman(root, "render", "site")
    assert (again.code, again.out) == (0, "")


def test_a_folder_and_a_language_can_be_chosen(procman: Procman, make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    outcome = procman(make_workspace(), "--lang", "en", "render", "site", "-o", str(tmp_path / "out"))
    assert outcome.code == 0
    assert '<html lang="en">' in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_somebody_elses_page_stays(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    page = root / "build/site/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>mine</p>", encoding="utf-8")
    refused = procman(root, "render", "site")
    assert refused.code == 2
    assert page.read_text(encoding="utf-8") == "<p>mine</p>"
    assert procman(root, "render", "site", "--force").code == 0
    assert "procman" in page.read_text(encoding="utf-8")


def test_a_full_disk_leaves_no_half_written_page(
    procman: Procman, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace()

    def full(path: Path, *arguments: object, **options: object) -> None:
        if path.suffix == ".html":
            raise OutputError("cannot-write", path=str(path), reason="No space left on device")
        write_output(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("procman.documents.site.build.write_output", full)
    assert procman(root, "render", "site").code == 2
    assert not list((root / "build/site").rglob("*.html"))
    monkeypatch.undo()
    assert procman(root, "render", "site").code == 0
