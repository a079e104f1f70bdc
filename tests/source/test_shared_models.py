from __future__ import annotations

from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import MakeWorkspace


def test_files_with_the_same_bytes_share_their_models(make_workspace: MakeWorkspace) -> None:
    one = load(FolderTree(make_workspace(folder="one")))
    other = load(FolderTree(make_workspace(folder="other")), one)
    assert other.definitions == one.definitions
    assert other.files == one.files
    assert all(other.definitions.processes[key] is process for key, process in one.definitions.processes.items())
    third = load(FolderTree(make_workspace(folder="third")), other)
    assert third.definitions.manual is one.definitions.manual


def test_other_bytes_are_read_anew(make_workspace: MakeWorkspace) -> None:
    one = load(FolderTree(make_workspace({"manual.yaml": "title: one\n"}, "one")))
    other = load(FolderTree(make_workspace({"manual.yaml": "title: other\n"}, "other")), one)
    assert other.definitions.manual.title == "other"


def test_problems_are_found_in_every_version(make_workspace: MakeWorkspace) -> None:
    one = load(FolderTree(make_workspace({"manual.yaml": "tittle: one\n"}, "one")))
    other = load(FolderTree(make_workspace({"manual.yaml": "tittle: one\n"}, "other")), one)
    assert other.problems == one.problems != ()
