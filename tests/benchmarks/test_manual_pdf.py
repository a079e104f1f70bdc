"""Speed of the manual as PDF, as a ratio to typst alone on the same templates, data and pictures in the same run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from procman.documents.manual_pdf import manual_content
from procman.documents.pdf import pdf_sources
from procman.documents.publication import Publication
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.benchmarks.timing import Timed, medians

pytestmark = pytest.mark.benchmark
_MOST = 2.5
_BARE = """
import pathlib, sys, typst
root, main, *fonts = sys.argv[1:]
found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts)
data = typst.compile(pathlib.Path(root, main), root=root, font_paths=found, pdf_standards=["ua-1"], timestamp=0)
pathlib.Path(root, "bare.pdf").write_bytes(data)
"""


def _bare(sample_root: Path, folder: Path) -> tuple[str, ...]:
    """The command that compiles what procman hands to typst, laid out in a folder."""
    workspace = load(FolderTree(sample_root))
    publication = Publication(workspace.definitions, "zh-CN", workspace=workspace)
    sources, choice = pdf_sources(publication, manual_content(publication))
    for name, content in sources.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    fonts = sorted({str(path.parent) for path in choice.files})
    return (sys.executable, "-c", _BARE, str(folder), sources.main, *fonts)


def test_the_sample_manual(sample_root: Path, tmp_path: Path, record_property: pytest.RecordProperty) -> None:
    bare = _bare(sample_root, tmp_path / "root")
    output = str(tmp_path / "manual.pdf")
    whole = (sys.executable, "-m", "procman", "render", "manual", "--format", "pdf", "--force", "--output", output)
    times = medians({"bare": Timed(bare), "procman": Timed(whole)}, sample_root, rounds=3)
    ratio = times.ratio("procman", "bare")
    record_property("ratio", round(ratio, 2))
    sys.stderr.write(f"sample manual as PDF: {ratio:.2f} x typst alone ({times.clock['bare']:.1f} s)\n")
    assert ratio <= _MOST
