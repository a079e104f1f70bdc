from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from procman.history.release import last_release
from tests.history.conftest import PROCESS, Git, write

ONE, TWO = "processes/service/one.yaml", "processes/service/two.yaml"
PATTERN = "v[0-9]*"


def _tag(root: Path, pattern: str = PATTERN) -> str | None:
    release = last_release(root, pattern)
    return release.tag if release else None


def test_nothing_differs_from_the_release(repository: Path) -> None:
    release = last_release(repository, PATTERN)
    assert release is not None
    assert (release.tag, release.files) == ("v2", {})


def test_files_that_differ_have_the_bytes_of_the_release(repository: Path) -> None:
    write(repository, TWO, "changed")
    write(repository, "processes/service/new.yaml", "new")
    release = last_release(repository, PATTERN)
    assert release is not None
    assert release.files == {TWO: PROCESS.format(name="二").encode()}


def test_a_file_that_is_gone(repository: Path) -> None:
    (repository / TWO).unlink()
    release = last_release(repository, PATTERN)
    assert release is not None
    assert list(release.files) == [TWO]


@pytest.mark.parametrize("options", [("-a", "-m", "third"), ()], ids=["annotated", "light"])
def test_the_nearest_tag_counts_whatever_its_name(repository: Path, git: Git, options: tuple[str, ...]) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "three")
    git(repository, "tag", *options, "v1.5")
    git(repository, "commit", "-q", "--allow-empty", "-m", "four")
    assert _tag(repository) == "v1.5"


def test_a_tag_of_another_branch_is_no_release_of_this_one(repository: Path, git: Git) -> None:
    git(repository, "checkout", "-q", "-b", "other")
    git(repository, "commit", "-q", "--allow-empty", "-m", "three")
    git(repository, "tag", "v3")
    git(repository, "checkout", "-q", "main")
    assert _tag(repository) == "v2"


def test_only_tags_that_match_are_releases(repository: Path) -> None:
    assert _tag(repository, "v1") == "v1"
    assert _tag(repository, "manual-*") is None
    assert _tag(repository, "--all") is None
    assert _tag(repository, "") is None


def test_an_older_checkout_goes_on_from_an_older_release(repository: Path, git: Git) -> None:
    git(repository, "checkout", "-q", "--detach", "v1")
    assert _tag(repository) == "v1"


def test_a_workspace_below_the_top_of_its_repository(repository: Path, git: Git) -> None:
    east = repository / "companies/east"
    write(east, "processes/manual.yaml", "title: 东\n")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "east")
    git(repository, "tag", "v3")
    write(east, "processes/manual.yaml", "title: 东方\n")
    release = last_release(east, PATTERN)
    assert release is not None
    assert release.files == {"processes/manual.yaml": "title: 东\n".encode()}


def test_a_further_work_tree(repository: Path, git: Git, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", str(tmp_path / "further"), "v1")
    assert _tag(tmp_path / "further") == "v1"


def test_line_ends_of_windows_are_no_change(repository: Path) -> None:
    content = (repository / TWO).read_bytes()
    (repository / TWO).write_bytes(content.replace(b"\n", b"\r\n"))
    release = last_release(repository, PATTERN)
    assert release is not None
    assert release.files == {}


def test_ids_of_sha256(tmp_path: Path, git: Git) -> None:
    folder = tmp_path / "long"
    write(folder, "processes/manual.yaml", "title: 手册\n")
    git(folder, "init", "-q", "--object-format=sha256", ".")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    git(folder, "tag", "v1")
    release = last_release(folder, PATTERN)
    assert release is not None
    assert release.files == {}


def test_a_shallow_clone_without_the_tag(repository: Path, git: Git, tmp_path: Path) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "three")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "shallow")
    assert _tag(tmp_path / "shallow") is None


def test_no_tags_and_no_commits(tmp_path: Path, git: Git) -> None:
    write(tmp_path / "empty", "processes/manual.yaml", "title: 手册\n")
    git(tmp_path / "empty", "init", "-q", ".")
    assert _tag(tmp_path / "empty") is None


def test_outside_of_repositories_and_without_tags_no_git_is_started(
    tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, untagged = tmp_path / "outside", tmp_path / "untagged"
    outside.mkdir()
    git(tmp_path, "init", "-q", "untagged")
    git(untagged, "commit", "-q", "--allow-empty", "-m", "one")
    monkeypatch.setattr(subprocess, "run", _refuse)
    monkeypatch.setattr(subprocess, "Popen", _refuse)
    assert last_release(outside, PATTERN) is None
    assert last_release(untagged, PATTERN) is None


def _refuse(*arguments: object, **named: object) -> object:
    raise AssertionError("a process was started")


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert last_release(repository, PATTERN) is None


def test_a_broken_pointer(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("nonsense")
    assert last_release(tmp_path, PATTERN) is None


def test_nothing_that_the_repository_configures_is_run(repository: Path, git: Git, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    write(repository, ".gitattributes", "*.yaml filter=touch diff=touch\n")
    for key in ("filter.touch.clean", "filter.touch.smudge", "diff.touch.textconv", "core.fsmonitor", "core.pager"):
        git(repository, "config", key, f"touch {mark}")
    write(repository, TWO, "changed")
    release = last_release(repository, PATTERN)
    assert release is not None
    assert list(release.files) == [TWO]
    assert not mark.exists()


def test_a_partial_clone_fetches_nothing(repository: Path, git: Git, tmp_path: Path) -> None:
    """Git would run the program that the repository names for it."""
    mark = tmp_path / "mark"
    missing = git(repository, "rev-parse", f"HEAD:{TWO}")
    (repository / ".git" / "objects" / missing[:2] / missing[2:]).unlink()
    git(repository, "config", "core.repositoryFormatVersion", "1")
    for key, value in (
        ("extensions.partialClone", "origin"),
        ("remote.origin.url", os.fspath(tmp_path / "elsewhere")),
        ("remote.origin.promisor", "true"),
        ("remote.origin.uploadpack", f"touch {mark}; git-upload-pack"),
    ):
        git(repository, "config", key, value)
    write(repository, TWO, "changed")
    assert last_release(repository, PATTERN) is None
    assert not mark.exists()
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "cat-file", "blob", missing)
    assert mark.exists(), "this repository names a program"
