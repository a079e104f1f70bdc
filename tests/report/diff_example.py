"""A real rewrite of the sample's complaint process, for reports."""

from __future__ import annotations

import functools
import io
import shutil
import tempfile
from pathlib import Path

from ruamel.yaml import YAML

from procman.diff.engine import diff
from procman.report.diff_view import DiffView
from procman.source.reader import read
from procman.source.tree import FolderTree
from procman.source.workspace import Workspace, load
from tests.conftest import REPOSITORY
from tests.diff.build import edited

EDIT = REPOSITORY / "tests" / "fixtures" / "changes" / "cs-02-rewrite.yaml"
FILES = {
    "process": "processes/customer-service/cs-02-complaint.yaml",
    "organisation": "processes/organisation.yaml",
}


def write_rewrite(folder: Path) -> Path:
    """A copy of the sample with the rewrite; the folder."""
    shutil.copytree(REPOSITORY / "processes", folder / "processes")
    edits = read(EDIT.read_bytes(), EDIT.name)
    for key, path in FILES.items():
        data = read((folder / path).read_bytes(), path)
        stream = io.BytesIO()
        writer = YAML()
        writer.width = 10_000
        writer.dump(edited(data, edits[key]), stream)
        (folder / path).write_bytes(stream.getvalue())
    return folder


@functools.cache
def workspaces() -> tuple[Workspace, Workspace]:
    """The sample before and after."""
    with tempfile.TemporaryDirectory() as folder:
        new = load(FolderTree(write_rewrite(Path(folder))))
    old = load(FolderTree(REPOSITORY))
    assert not new.problems
    return old, new


def view(language: str = "zh-CN") -> DiffView:
    """What reports show of the rewrite."""
    old, new = workspaces()
    return DiffView(diff(old.definitions, new.definitions), old, new, ("v1.0", "."), language)


def view_of(old: Workspace, new: Workspace, language: str = "zh-CN") -> DiffView:
    """What reports show of any two versions."""
    return DiffView(diff(old.definitions, new.definitions), old, new, ("a", "b"), language)
