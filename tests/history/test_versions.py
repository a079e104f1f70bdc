from __future__ import annotations

from pathlib import Path

import pytest

from procman.errors import ProcmanError
from procman.history.versions import open_version
from tests.history.conftest import Git, write


def _refused(word: str, start: Path) -> ProcmanError:
    with pytest.raises(ProcmanError) as caught:
        open_version(word, start)
    return caught.value


@pytest.fixture
def here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repository)
    return repository


def test_the_kinds_of_versions(here: Path) -> None:
    words = {
        ".": "work-tree",
        ":": "index",
        "v1": "revision",
        "HEAD~1": "revision",
        "refs/tags/v1": "revision",
        "./": "folder",
        str(here): "folder",
        "processes": "folder",
        "processes/service/two.yaml": "file",
        "./processes/service/two.yaml": "file",
    }
    assert {word: open_version(word, here).kind for word in words} == words


def test_a_folder_is_a_workspace_or_holds_one(here: Path, tmp_path: Path) -> None:
    write(tmp_path, "unpacked/manual-1.0/processes/manual.yaml", "title: x\n")
    assert open_version(str(tmp_path / "unpacked"), here).path == tmp_path / "unpacked/manual-1.0"
    assert open_version("./processes", here).path == here
    write(tmp_path, "unpacked/manual-2.0/processes/manual.yaml", "title: x\n")
    assert _refused(str(tmp_path / "unpacked"), here).key == "no-manual-in-folder"
    assert _refused("./processes/service", here).key == "no-manual-in-folder"


def test_a_word_that_is_a_revision_and_a_folder(here: Path) -> None:
    write(here, "v1/processes/manual.yaml", "title: x\n")
    refused = _refused("v1", here)
    assert (refused.key, refused.arguments) == (
        "ambiguous-revision",
        {"revision": "v1", "as_revision": "refs/tags/v1"},
    )
    assert open_version("./v1", here).kind == "folder"
    assert open_version("refs/tags/v1", here).kind == "revision"


def test_a_file_that_cannot_be_a_version_leaves_the_word_to_git(here: Path) -> None:
    (here / "main").write_text("notes")
    assert open_version("main", here).kind == "revision"


def test_a_folder_needs_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "old/processes/manual.yaml", "title: x\n")
    monkeypatch.chdir(tmp_path)
    assert open_version("old", tmp_path).path == Path("old")
    assert _refused("v1", tmp_path).key == "not-a-repository"


def test_what_does_not_exist(here: Path) -> None:
    assert _refused("./v9", here).key == "no-such-path"
    assert _refused("v9", here).key == "unknown-revision"
    assert _refused("--output=x", here).key == "dashed-revision"


def test_the_workspace_may_be_a_subfolder_of_the_repository(here: Path, git: Git) -> None:
    write(here, "east/processes/manual.yaml", "title: east\n")
    git(here, "add", ".")
    git(here, "commit", "-q", "-m", "east")
    version = open_version("HEAD", here / "east")
    assert version.tree is not None
    assert version.tree.paths() == ["processes/manual.yaml"]


def test_a_folder_that_looks_like_a_pattern(here: Path, git: Git) -> None:
    write(here, "[a-z]*/processes/manual.yaml", "title: odd\n")
    write(here, "b/processes/manual.yaml", "title: b\n")
    git(here, "add", ".")
    git(here, "commit", "-q", "-m", "odd")
    for word in ("HEAD", ":"):
        tree = open_version(word, here / "[a-z]*").tree
        assert tree is not None
        assert tree.read("processes/manual.yaml") == b"title: odd\n"


def test_a_bare_repository_is_asked_by_its_own_folder(repository: Path, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    for word in ("v1", "refs/tags/v1", "HEAD"):
        tree = open_version(word, tmp_path / "bare.git").tree
        assert tree is not None
        assert "processes/manual.yaml" in tree.paths()
