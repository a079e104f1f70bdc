from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from procman.history.releases import ReleaseHistory, release_history
from tests.history.conftest import PROCESS, Git, write

ONE, TWO, MANUAL = "processes/service/one.yaml", "processes/service/two.yaml", "processes/manual.yaml"
PATTERN = "v[0-9]*"


@pytest.fixture
def dated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-01-31T23:30:00+0800")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2026-01-30T12:00:00+0800")


def _commit(git: Git, folder: Path, name: str, text: str, message: str, author: str = "Author") -> str:
    write(folder, name, text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message, f"--author={author} <a@example.org>")
    return git(folder, "rev-parse", "HEAD")


def _tags(history: ReleaseHistory) -> list[str]:
    return [release.tag for release in history.releases]


def test_releases_and_what_they_hold(repository: Path, git: Git) -> None:
    history = release_history(repository, PATTERN)
    first, second = history.releases
    assert (first.tag, first.previous, first.message) == ("v1", (), "first")
    assert (second.tag, second.previous, second.message) == ("v2", ("v1",), "two")
    assert list(first.files) == [MANUAL, ONE]
    assert sorted(second.files) == [MANUAL, TWO]
    assert second.files[TWO] == git(repository, "rev-parse", f"v2:{TWO}")
    assert [commit.paths for commit in second.commits] == [{ONE, TWO}]
    assert [commit.author for commit in first.commits] == ["Author"]
    assert (history.last, history.unreleased, history.gap) == (("v2",), (), None)


def test_dates_are_those_of_the_place_where_it_was_tagged(dated: None, repository: Path) -> None:
    assert {release.date for release in release_history(repository, PATTERN).releases} == {datetime.date(2026, 1, 31)}


def test_who_tagged_and_who_approved(repository: Path, git: Git) -> None:
    commit = _commit(git, repository, TWO, "x", "three\n\nApproved-by: 王敏 <w@example.org>", "李强")
    git(repository, "-c", "user.name=张丽", "tag", "-a", "-m", "third\n\nApproved-by: 赵云", "v3")
    _commit(git, repository, TWO, "y", "four", "李强")
    git(repository, "tag", "v4")
    *_, third, fourth = release_history(repository, PATTERN).releases
    assert (third.author, third.approvers, third.commit) == ("张丽", ("赵云",), commit)
    assert [(each.id, each.author, each.approvers) for each in third.commits] == [(commit, "李强", ("王敏",))]
    assert (fourth.author, fourth.approvers, fourth.message) == ("李强", (), "four")


def test_what_is_not_released_yet(repository: Path, git: Git) -> None:
    _commit(git, repository, "README.md", "x", "elsewhere")
    three = _commit(git, repository, TWO, "x", "three")
    four = _commit(git, repository, TWO, "y", "four")
    assert [commit.id for commit in release_history(repository, PATTERN).unreleased] == [four, three]


def test_up_to_an_older_commit(repository: Path, git: Git) -> None:
    history = release_history(repository, PATTERN, git(repository, "rev-parse", "v1"))
    assert (_tags(history), history.last) == (["v1"], ("v1",))


def test_one_name_for_a_commit_with_several_tags(repository: Path, git: Git) -> None:
    git(repository, "tag", "v2.0")
    git(repository, "tag", "-a", "-m", "really", "v1.9", "v2")
    git(repository, "tag", "-a", "-m", "tag of a tag", "v0", "v1")
    assert _tags(release_history(repository, PATTERN))[1:] == ["v1.9"]
    assert release_history(repository, PATTERN).releases[0].commit == git(repository, "rev-parse", "v1^{commit}")


def test_a_tag_of_a_tag(repository: Path, git: Git) -> None:
    git(repository, "tag", "-a", "-m", "again", "r1", "v1")
    (release,) = release_history(repository, "r*").releases
    assert release.commit == git(repository, "rev-parse", "v1^{commit}")


def test_tags_elsewhere_and_of_other_things_are_no_releases(repository: Path, git: Git) -> None:
    git(repository, "tag", "v7", "HEAD^{tree}")
    git(repository, "checkout", "-q", "-b", "other")
    _commit(git, repository, TWO, "x", "three")
    git(repository, "tag", "v3")
    git(repository, "checkout", "-q", "main")
    assert _tags(release_history(repository, PATTERN)) == ["v1", "v2"]
    assert _tags(release_history(repository, "v1")) == ["v1"]
    for nothing in ("", "--all", "manual-*"):
        assert release_history(repository, nothing).releases == ()


def test_branches_that_come_together(repository: Path, git: Git) -> None:
    """v1 – v2 – v4, and v1 – v3 – v4: the care of an old version went on beside the new one."""
    git(repository, "checkout", "-q", "-b", "care", "v1")
    three = _commit(git, repository, "processes/service/three.yaml", "x", "three", "李强")
    git(repository, "tag", "v3")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-edit", "care")
    git(repository, "tag", "v4")
    releases = {release.tag: release for release in release_history(repository, PATTERN).releases}
    assert releases["v3"].previous == ("v1",)
    assert set(releases["v4"].previous) == {"v2", "v3"}
    assert [commit.id for commit in releases["v3"].commits] == [three]
    (merge,) = releases["v4"].commits
    assert (merge.is_merge, merge.paths) == (True, {"processes/service/three.yaml"})


def test_a_merge_that_settled_a_conflict_touched_the_file(repository: Path, git: Git) -> None:
    git(repository, "checkout", "-q", "-b", "other")
    _commit(git, repository, TWO, "x", "three")
    git(repository, "checkout", "-q", "main")
    _commit(git, repository, TWO, "y", "four")
    git(repository, "merge", "-q", "--no-commit", "-s", "ours", "other")
    merge = _commit(git, repository, TWO, "z", "five", "王敏")
    unreleased = release_history(repository, PATTERN).unreleased
    assert (unreleased[0].id, unreleased[0].author, unreleased[0].paths) == (merge, "王敏", {TWO})
    assert [commit.is_merge for commit in unreleased] == [True, False, False]
    assert len(unreleased) == 3


def test_a_workspace_below_the_top_of_its_repository(repository: Path, git: Git) -> None:
    east = repository / "companies/*"
    _commit(git, repository, "companies/*/processes/manual.yaml", "title: 东\n", "east")
    _commit(git, repository, "companies/west/processes/manual.yaml", "title: 西\n", "west")
    git(repository, "tag", "v3")
    first, _, third = release_history(east, PATTERN).releases
    assert first.files == {}
    assert list(third.files) == [MANUAL]
    assert [commit.paths for commit in third.commits] == [{MANUAL}]


def test_links_and_other_files_are_left_out(repository: Path, git: Git) -> None:
    (repository / "processes/link.yaml").symlink_to("manual.yaml")
    write(repository, "processes/note.txt", "x")
    write(repository, "processes/.hidden/x.yaml", "x")
    _commit(git, repository, "processes/三.yaml", PROCESS.format(name="三"), "three")
    git(repository, "tag", "v3")
    (repository / TWO).unlink()
    (repository / TWO).symlink_to("../manual.yaml")
    _commit(git, repository, "processes/三.yaml", "x", "four")
    git(repository, "tag", "v4")
    *_, third, fourth = release_history(repository, PATTERN).releases
    assert set(third.files) == {MANUAL, TWO, "processes/三.yaml"}
    assert set(fourth.files) == {MANUAL, "processes/三.yaml"}


def test_without_a_repository_a_commit_or_a_tag(tmp_path: Path, git: Git) -> None:
    write(tmp_path / "alone", MANUAL, "title: x\n")
    assert release_history(tmp_path / "alone", PATTERN) == ReleaseHistory()
    git(tmp_path / "alone", "init", "-q", ".")
    assert release_history(tmp_path / "alone", PATTERN) == ReleaseHistory()
    _commit(git, tmp_path / "alone", MANUAL, "title: y\n", "one")
    assert release_history(tmp_path / "alone", PATTERN) == ReleaseHistory()
    git(tmp_path / "alone", "tag", "v1")
    git(tmp_path / "alone", "checkout", "-q", "--orphan", "nothing-yet")
    assert release_history(tmp_path / "alone", PATTERN) == ReleaseHistory()


def test_a_head_that_is_on_no_branch(repository: Path, git: Git) -> None:
    git(repository, "checkout", "-q", "--detach", "v1")
    assert _tags(release_history(repository, PATTERN)) == ["v1"]


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert release_history(repository, PATTERN) == ReleaseHistory(gap="unreadable")


def test_a_broken_repository(repository: Path) -> None:
    shutil.rmtree(repository / ".git/objects")
    assert release_history(repository, PATTERN).gap == "unreadable"


def test_a_shallow_clone(repository: Path, git: Git, tmp_path: Path) -> None:
    _commit(git, repository, ONE, "x", "three", "李强")
    for depth, tags, authors in ((1, [], []), (2, ["v2"], ["李强"])):
        clone = tmp_path / f"clone-{depth}"
        git(tmp_path, "clone", "-q", f"--depth={depth}", repository.as_uri(), str(clone))
        history = release_history(clone, PATTERN)
        assert (_tags(history), history.gap) == (tags, "shallow")
        assert [commit.author for commit in history.unreleased] == authors
    assert history.releases[0].commits == (), "the oldest commit of a clone did not make all of its files"


def test_settings_of_the_repository_start_nothing(repository: Path, git: Git, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\ncat\n")
    program.chmod(0o755)
    write(repository, ".gitattributes", "*.yaml diff=own filter=own\n")
    settings = {
        "diff.external": program,
        "diff.own.textconv": program,
        "diff.own.command": program,
        "filter.own.clean": program,
        "core.fsmonitor": program,
        "core.pager": program,
        "pager.tag": program,
        "gpg.program": program,
        "log.showSignature": "true",
        "column.ui": "always",
        "color.ui": "always",
        "diff.relative": "true",
        "diff.renames": "copies",
    }
    plain = release_history(repository, PATTERN)
    for key, value in settings.items():
        git(repository, "config", key, str(value))
    assert release_history(repository, PATTERN) == plain
    assert not (tmp_path / "started").exists()


def test_variables_that_lead_elsewhere_count_for_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert _tags(release_history(repository, PATTERN)) == ["v1", "v2"]


def test_git_is_started_as_often_for_one_release_as_for_many(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    from procman.history import program

    for number in range(3, 8):
        _commit(git, repository, TWO, str(number), str(number))
        git(repository, "tag", f"v{number}")
    started = []
    real = program.command_line
    monkeypatch.setattr(program, "command_line", lambda *words: started.append(words[1]) or real(*words))
    assert len(release_history(repository, PATTERN).releases) == 7
    assert sorted(started) == ["diff-tree", "diff-tree", "ls-tree", "rev-list", "rev-parse", "tag"]
