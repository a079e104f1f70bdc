from __future__ import annotations

from pathlib import Path

import pytest

from procman.errors import RevisionError, UnreadableError
from procman.history import revision_tree
from procman.history.listing import LARGEST_FILE
from procman.history.repository import Repository
from procman.history.revision_tree import IndexTree, RevisionTree
from procman.source.reader import MAXIMUM_BYTES
from procman.source.tree import DEFINITIONS_FOLDER, FolderTree
from tests.history.conftest import Git, write


def _tree(folder: Path, revision: str, prefix: str = "") -> RevisionTree:
    return RevisionTree(Repository.find(folder), revision, prefix)


def test_the_files_of_a_revision(repository: Path) -> None:
    old, new = _tree(repository, "v1"), _tree(repository, "v2")
    assert old.paths() == ["processes/manual.yaml", "processes/service/one.yaml"]
    assert new.paths() == ["processes/manual.yaml", "processes/service/two.yaml"]
    assert "name: 一" in old.read("processes/service/one.yaml").decode()
    assert "name: 二" in new.read("processes/service/two.yaml").decode()


def test_a_checked_out_revision_reads_as_the_work_tree(repository: Path, git: Git) -> None:
    (repository / "processes/.hidden").mkdir()
    write(repository, "processes/.hidden/x.yaml", "id: X-1\n")
    write(repository, "processes/.draft.yaml", "id: X-2\n")
    write(repository, "processes/note.txt", "no definition")
    write(repository, "processes/空 格/x.yml", "id: X-3\n")
    git(repository, "add", "-A")
    index, folder = IndexTree(Repository.find(repository)), FolderTree(repository)
    assert index.paths() == folder.paths()
    assert [index.read(path) for path in index.paths()] == [folder.read(path) for path in folder.paths()]


def test_the_index_is_neither_the_head_nor_the_work_tree(repository: Path, git: Git) -> None:
    write(repository, "processes/manual.yaml", "title: staged\n")
    git(repository, "add", ".")
    write(repository, "processes/manual.yaml", "title: not staged\n")
    assert IndexTree(Repository.find(repository)).read("processes/manual.yaml") == b"title: staged\n"


def test_all_contents_come_from_one_git_process(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    original = revision_tree.read_objects

    def counted(*arguments: object) -> object:
        calls.append(arguments)
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(revision_tree, "read_objects", counted)
    tree = _tree(repository, "v1")
    assert [tree.read(path) for path in tree.paths()]
    assert len(calls) == 1


def test_equal_contents_have_equal_ids(repository: Path) -> None:
    old, new = _tree(repository, "v1"), _tree(repository, "v2")
    assert old.object_id("processes/manual.yaml") == new.object_id("processes/manual.yaml") is not None
    assert old.object_id("processes/service/two.yaml") is None


def test_a_file_of_another_version(repository: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        _tree(repository, "v1").read("processes/service/two.yaml")
    assert caught.value.key == "cannot-read"


def test_a_workspace_in_a_subfolder(repository: Path, git: Git) -> None:
    write(repository, "companies/east/processes/manual.yaml", "title: 东\n")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "east")
    tree = _tree(repository, "HEAD", "companies/east/")
    assert tree.paths() == ["processes/manual.yaml"]
    assert tree.read("processes/manual.yaml").decode() == "title: 东\n"


def test_a_bare_repository(repository: Path, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    bare = Repository.find(tmp_path / "bare.git")
    assert bare.bare
    assert "processes/service/one.yaml" in RevisionTree(bare, "v1").paths()
    with pytest.raises(RevisionError) as caught:
        IndexTree(bare)
    assert caught.value.key == "no-index"


def test_a_revision_without_a_manual(repository: Path, git: Git) -> None:
    git(repository, "rm", "-q", "processes/manual.yaml")
    git(repository, "commit", "-q", "-m", "gone")
    with pytest.raises(RevisionError) as caught:
        _tree(repository, "HEAD")
    assert (caught.value.key, caught.value.arguments) == ("no-manual-in-revision", {"revision": "HEAD"})


def test_links_are_followed_inside_the_workspace_only(repository: Path, git: Git) -> None:
    (repository / "processes/inside.yaml").symlink_to("service/two.yaml")
    (repository / "processes/outside.yaml").symlink_to("../../secret.yaml")
    git(repository, "add", ".")
    tree = IndexTree(Repository.find(repository))
    assert tree.read("processes/inside.yaml") == tree.read("processes/service/two.yaml")
    with pytest.raises(UnreadableError) as caught:
        tree.read("processes/outside.yaml")
    assert caught.value.key == "outside-workspace"


def test_a_huge_file_is_refused_and_does_not_harm_the_others(repository: Path, git: Git) -> None:
    write(repository, "processes/a-huge.yaml", "x" * (LARGEST_FILE + 1))
    write(repository, "processes/b-limit.yaml", "x" * LARGEST_FILE)
    git(repository, "add", ".")
    tree = IndexTree(Repository.find(repository))
    with pytest.raises(UnreadableError) as caught:
        tree.read("processes/a-huge.yaml")
    assert caught.value.key == "too-large"
    assert len(tree.read("processes/b-limit.yaml")) == LARGEST_FILE
    assert tree.read("processes/manual.yaml").decode() == "title: 手册\n"


def test_a_merge_conflict_in_the_index(repository: Path, git: Git) -> None:
    git(repository, "checkout", "-q", "-b", "side", "v1")
    write(repository, "processes/manual.yaml", "title: side\n")
    git(repository, "commit", "-q", "-a", "-m", "side")
    git(repository, "checkout", "-q", "main")
    write(repository, "processes/manual.yaml", "title: main\n")
    git(repository, "commit", "-q", "-a", "-m", "main")
    with pytest.raises(Exception, match="merge"):
        git(repository, "merge", "side")
    with pytest.raises(RevisionError) as caught:
        IndexTree(Repository.find(repository))
    assert (caught.value.key, caught.value.arguments["path"]) == ("unmerged-index", "processes/manual.yaml")


def test_names_that_history_shares_with_source() -> None:
    """The layers keep them apart, so a test keeps them equal."""
    assert (LARGEST_FILE, revision_tree.DEFINITIONS_FOLDER) == (MAXIMUM_BYTES, DEFINITIONS_FOLDER)
