"""Every document of a version that no longer holds says so across its pages, whatever its kind and format."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from procman.cli import render_form, render_guide, render_manual, render_matrix
from procman.cli.flowchart_formats import FORMATS as FLOWCHART_FORMATS
from procman.cli.landscape_formats import FORMATS as LANDSCAPE_FORMATS
from tests.cli.conftest import Procman
from tests.cli.repositories import Repository, repository
from tests.cli.watermarks import docx_marks, html_mark, marks_of, pdf_marks, svg_mark

__all__ = ["repository"]

KINDS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "manual": ((), [each.value for each in render_manual.Format]),
    "guide": ((), [each.value for each in render_guide.Format]),
    "form": ((), [each.value for each in render_form.Format]),
    "matrix": ((), [each.value for each in render_matrix.Format]),
    "flowchart": (("CS-02",), list(FLOWCHART_FORMATS)),
    "landscape": ((), list(LANDSCAPE_FORMATS)),
}
"""What is rendered of each kind of document; formats are asked for, so that a new one is not forgotten."""
EVERY = [(kind, format) for kind, (_, formats) in KINDS.items() for format in formats]
# Symbols are no part of what a version says.
_SYMBOLS = "legend-"


@pytest.fixture
def replaced(repository: Repository) -> Repository:
    """Of v1, CS-02 has been replaced and NW-01 is gone."""
    (repository.root / "processes/service/nw-01.yaml").unlink()
    repository.version("1.0", "2.0", ("status: draft", "status: effective"))
    return repository


def rendered(repository: Repository, procman: Procman, folder: str, *arguments: str) -> list[Path]:
    """The files that a command has written, but for what only serves them."""
    outcome = procman(repository.root, "render", *arguments, "--output", folder)
    assert outcome.code == 0, outcome.err
    files = [path for path in (repository.root / folder).rglob("*.*") if path.is_file()]
    found = [path for path in files if not path.name.startswith((".", _SYMBOLS))]
    assert found
    return found


@pytest.mark.parametrize(("kind", "format"), EVERY)
def test_every_format_is_marked(replaced: Repository, procman: Procman, kind: str, format: str) -> None:
    (replaced.root / "old").mkdir()
    (replaced.root / "now").mkdir()
    named, _ = KINDS[kind]
    old = rendered(replaced, procman, "old", kind, *named, "--format", format, "--rev", "v1")
    assert {path.name: marks_of(path) for path in old} == {path.name: {"作废"} for path in old}
    now = rendered(replaced, procman, "now", kind, *named, "--format", format)
    assert {path.name: marks_of(path) for path in now} == {path.name: {""} for path in now}


@pytest.mark.parametrize("format", ["html", "pdf", "docx", "xlsx"])
def test_in_english(replaced: Repository, procman: Procman, format: str) -> None:
    (replaced.root / "old").mkdir()
    for path in rendered(replaced, procman, "old", "form", "--format", format, "--rev", "v1", "--lang", "en"):
        assert marks_of(path) == {"WITHDRAWN"}


def test_every_page_of_a_site(replaced: Repository, procman: Procman) -> None:
    files = rendered(replaced, procman, "old", "site", "--rev", "v1")
    pages = [path for path in files if path.suffix in (".html", ".docx", ".xlsx", ".pdf")]
    assert len(pages) > 12
    assert {path.name: marks_of(path) for path in pages} == {path.name: {"作废"} for path in pages}
    now = rendered(replaced, procman, "now", "site")
    assert all(marks_of(path) == {""} for path in now if path.suffix == ".html")


@pytest.mark.parametrize("format", KINDS["guide"][1])
def test_the_guide_of_a_role(replaced: Repository, procman: Procman, format: str) -> None:
    (replaced.root / "old").mkdir()
    (path,) = rendered(replaced, procman, "old", "guide", "--role", "agent", "--format", format, "--rev", "v1")
    assert marks_of(path) == {"作废"}


@pytest.mark.parametrize("kind", ["manual", "guide", "form"])
def test_a_retired_process_is_marked_wherever_it_stands(repository: Repository, procman: Procman, kind: str) -> None:
    repository.edit(("status: draft", "status: retired"))
    (repository.root / "now").mkdir()
    for format in ("html", "docx", "pdf"):
        for path in rendered(repository, procman, "now", kind, "CS-02", "--format", format):
            if path.suffix == f".{format}":
                assert "作废" in marks_of(path), path.name


def test_what_still_holds_in_an_old_manual_is_not_marked(repository: Repository, procman: Procman) -> None:
    """Marked are the pages of the process that was replaced, and those of the edition as a whole."""
    repository.version("1.0", "2.0", ("status: draft", "status: effective"))
    (repository.root / "old").mkdir()
    for format, read, still in (("docx", docx_marks, ""), ("pdf", pdf_marks, "草稿")):
        paths = rendered(repository, procman, "old", "manual", "--format", format, "--rev", "v1")
        found = next(read(path.read_bytes()) for path in paths if path.suffix == f".{format}")
        assert found[0] == "作废", "the cover"
        assert set(found) == {"作废", still}
    (path,) = rendered(repository, procman, "guides", "guide", "NW-01", "--rev", "v1")
    assert html_mark(path.read_bytes()) == ""


def test_charts_in_word_are_marked_for_they_hide_what_lies_behind(replaced: Repository, procman: Procman) -> None:
    (replaced.root / "old").mkdir()
    paths = rendered(replaced, procman, "old", "manual", "CS-02", "--format", "docx", "--rev", "v1")
    with ZipFile(paths[0]) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.endswith(".svg")]
    charts = [picture for picture in pictures if b"step-investigate" in picture]
    assert charts
    assert {svg_mark(chart) for chart in charts} == {"作废"}
