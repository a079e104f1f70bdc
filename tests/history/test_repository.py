from __future__ import annotations

import os
from pathlib import Path

import pytest

from procman.errors import RevisionError
from procman.history.environment import clean_environment, in_clean_environment
from procman.history.repository import Repository
from tests.history.conftest import Git, write


def _refused(repository: Repository, word: str) -> RevisionError:
    with pytest.raises(RevisionError) as caught:
        repository.resolve(word)
    return caught.value


def test_words_for_commits(repository: Path, git: Git) -> None:
    found = Repository.find(repository / "processes/service")
    head, first = git(repository, "rev-parse", "HEAD"), git(repository, "rev-parse", "HEAD~1")
    words = {"HEAD": head, "main": head, "v2": head, "v1": first, "HEAD~1": first, first[:8]: first}
    assert {word: found.resolve(word) for word in words} == words
    assert found.top == repository


@pytest.mark.parametrize(
    "word", ["v9", "HEAD~9", "v1..v2", "", " ", "v1\n", "v\0", "v1 v2", "HEAD:processes", ":/one^{tree}"]
)
def test_words_for_nothing(repository: Path, word: str) -> None:
    assert _refused(Repository.find(repository), word).key == "unknown-revision"


@pytest.mark.parametrize("word", ["--output=x", "-x", "--help", "--upload-pack=touch x", "--git-dir"])
def test_a_word_is_never_an_option_of_git(repository: Path, word: str) -> None:
    before = sorted(path.name for path in repository.iterdir())
    assert _refused(Repository.find(repository), word).key == "dashed-revision"
    assert not Repository.find(repository).has_revision(word)
    assert sorted(path.name for path in repository.iterdir()) == before


def test_a_revision_called_like_an_option_is_had_by_its_full_name(repository: Path, git: Git) -> None:
    git(repository, "update-ref", "refs/tags/--output=x", "HEAD~1")
    found = Repository.find(repository)
    assert _refused(found, "--output=x").key == "dashed-revision"
    assert found.resolve("refs/tags/--output=x") == found.resolve("v1")
    assert not (repository / "x").exists()


def test_full_names(repository: Path) -> None:
    found = Repository.find(repository)
    assert found.full_name("v1") == "refs/tags/v1"
    assert found.full_name("main") == "refs/heads/main"
    assert found.full_name("HEAD~1") == found.resolve("HEAD~1")


def test_a_detached_head(repository: Path, git: Git) -> None:
    git(repository, "checkout", "-q", "--detach", "v1")
    found = Repository.find(repository)
    assert found.resolve("HEAD") == found.resolve("v1")


def test_a_second_work_tree(repository: Path, git: Git, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", str(tmp_path / "second"), "v1")
    found = Repository.find(tmp_path / "second/processes")
    assert found.top == tmp_path / "second"
    assert found.resolve("HEAD") == found.resolve("v1")


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(RevisionError) as caught:
        Repository.find(tmp_path)
    assert (caught.value.key, caught.value.arguments) == ("not-a-repository", {"folder": str(tmp_path)})


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError) as caught:
        Repository.find(repository)
    assert caught.value.key == "git-missing"


def test_a_repository_without_a_commit(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q", ".")
    assert _refused(Repository.find(tmp_path), "HEAD").key == "unknown-revision"


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("v1", "git fetch --unshallow --tags"),
        ("HEAD~1", "git fetch --unshallow --tags"),
        ("origin/side", "git fetch --unshallow origin side:refs/remotes/origin/side"),
        ("origin/a;b", "git fetch --unshallow origin 'a;b:refs/remotes/origin/a;b'"),
        ("0" * 40, f"git fetch --depth=1 origin {'0' * 40}"),
    ],
)
def test_a_shallow_clone_tells_what_to_fetch(
    repository: Path, git: Git, tmp_path: Path, word: str, command: str
) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", "--no-tags", repository.as_uri(), "shallow")
    refused = _refused(Repository.find(tmp_path / "shallow"), word)
    assert (refused.key, refused.arguments) == ("shallow-revision", {"revision": word, "command": command})


def test_the_told_command_brings_the_revision(repository: Path, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", "--no-tags", repository.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    command = str(_refused(Repository.find(shallow), "v1").arguments["command"])
    git(shallow, *command.split()[1:])
    assert Repository.find(shallow).resolve("v1") == Repository.find(repository).resolve("v1")


def test_variables_of_a_hook_lead_nowhere_else(
    repository: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    write(other, "processes/manual.yaml", "title: other\n")
    git(other, "init", "-q", ".")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    found = Repository.find(repository)
    assert found.top == repository
    assert found.has_revision("v1")
    assert b"processes/manual.yaml" in found.run("ls-files", "-s", "-z")
    assert os.environ["GIT_DIR"] == str(other / ".git")


def test_configuration_stays_and_everything_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "0")
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", "/nowhere")
    before = dict(os.environ)
    with in_clean_environment():
        assert "GIT_OBJECT_DIRECTORY" not in os.environ
        assert os.environ["GIT_CONFIG_COUNT"] == "0"
    assert dict(os.environ) == before
    assert "GIT_OBJECT_DIRECTORY" not in clean_environment()


def test_a_failing_git_says_why(repository: Path) -> None:
    with pytest.raises(RevisionError) as caught:
        Repository.find(repository).run("ls-tree", "-r", "0" * 40)
    assert caught.value.key == "git-failed"
    assert "not a tree object" in str(caught.value.arguments["reason"])
