"""What ``procman diff`` says where a repository, or a version in it, is not as usual."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.cli.lint_workspace import git
from tests.diff.build import FOLDER

PROCESS = "processes/service/cs-02.yaml"
OTHER = "processes/service/nw-01.yaml"


def write(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A", ".")
    git(root, "commit", "-q", "-m", message)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository: v1 is the base workspace, in v2 a limit is shorter."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    folder = tmp_path / "firm"
    (folder / "processes/service").mkdir(parents=True)
    for name in ("manual", "organisation", "requirements", "glossary"):
        (folder / f"processes/{name}.yaml").write_bytes((FOLDER / f"base/{name}.yaml").read_bytes())
    (folder / PROCESS).write_bytes((FOLDER / "base/process.yaml").read_bytes())
    (folder / OTHER).write_bytes((FOLDER / "base/other.yaml").read_bytes())
    git(folder, "init", "-q", "-b", "main", ".")
    commit(folder, "one")
    git(folder, "tag", "v1")
    write(folder, PROCESS, "time_limit: 3wd", "time_limit: 2wd")
    commit(folder, "two")
    git(folder, "tag", "v2")
    return folder


def kinds(out: str) -> dict[str, list[str]]:
    """Kinds of change by process."""
    return {one["id"]: [change["kind"] for change in one["changes"]] for one in json.loads(out)["processes"]}


SHORTER = {"CS-02": ["time-limit-changed"]}


def test_a_shallow_clone_says_what_to_fetch(root: Path, procman: Procman, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", "--no-tags", root.as_uri(), "clone")
    outcome = procman(tmp_path / "clone", "diff", "v1")
    assert (outcome.code, outcome.out) == (2, "")
    assert "git fetch --unshallow --tags" in outcome.err


def test_a_missing_tag(root: Path, procman: Procman) -> None:
    outcome = procman(root, "diff", "v1", "v9")
    assert (outcome.code, outcome.out) == (2, "")
    assert "v9" in outcome.err


def test_a_head_on_no_branch(root: Path, procman: Procman) -> None:
    git(root, "checkout", "-q", "--detach", "v1")
    assert procman(root, "diff", "HEAD").code == 0
    assert kinds(procman(root, "diff", "HEAD", "main", "--format", "json").out) == SHORTER


def test_both_sides_of_a_merge(root: Path, procman: Procman) -> None:
    git(root, "checkout", "-q", "-b", "side", "v1")
    write(root, OTHER, "name: 抢修流程", "name: 故障抢修流程")
    commit(root, "side")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "merged", "side")
    renamed = {"NW-01": ["process-renamed"]}
    for words, expected in ((["HEAD^1", "HEAD"], renamed), (["HEAD^2", "HEAD"], SHORTER), (["v1"], SHORTER | renamed)):
        assert kinds(procman(root, "diff", *words, "--format", "json").out) == expected


def test_a_file_that_was_moved_and_edited_at_once(root: Path, procman: Procman) -> None:
    (root / "processes/complaints").mkdir()
    git(root, "mv", PROCESS, "processes/complaints/handling.yaml")
    write(root, "processes/complaints/handling.yaml", "name: 登记工单", "name: 登记诉求")
    commit(root, "moved")
    outcome = procman(root, "diff", "v2", "HEAD", "--format", "json")
    assert kinds(outcome.out) == {"CS-02": ["step-renamed"]}
    change = json.loads(outcome.out)["processes"][0]["changes"][0]
    assert change["old_location"]["path"] == PROCESS
    assert change["new_location"]["path"] == "processes/complaints/handling.yaml"


def test_a_process_that_went_to_another_domain(root: Path, procman: Procman) -> None:
    write(root, OTHER, "domain: network", "domain: service")
    (root / "processes/network").mkdir()
    git(root, "mv", OTHER, "processes/network/nw-01.yaml")
    commit(root, "other domain")
    outcome = procman(root, "diff", "v2", "HEAD", "--format", "json")
    assert kinds(outcome.out) == {"NW-01": ["process-domain-changed"]}


@pytest.mark.parametrize("broken", ["owner: [\n", "owner: manager\nowners: x\n"], ids=["no YAML", "no definition"])
@pytest.mark.parametrize("words", [["v1", "HEAD"], ["HEAD", "v1"], ["HEAD", "."]])
def test_a_version_that_cannot_be_read_is_told_and_the_rest_compared(
    root: Path, procman: Procman, broken: str, words: list[str]
) -> None:
    write(root, OTHER, "owner: manager\n", broken)
    commit(root, "broken")
    write(root, OTHER, broken, "owner: inspector\n")
    write(root, PROCESS, "time_limit: 2wd", "time_limit: 4wd")
    outcome = procman(root, "diff", *words, "--format", "json")
    assert outcome.code == 2
    assert f"HEAD:{OTHER}:" in outcome.err
    assert kinds(outcome.out) == SHORTER
    assert json.loads(outcome.out)["left_out"] == ["NW-01"]
    for form in ("text", "markdown", "html"):
        assert "未能比较" in procman(root, "diff", *words, "--format", form).out


def test_a_file_that_is_broken_in_both_versions_alike_is_left_to_the_linter(root: Path, procman: Procman) -> None:
    write(root, OTHER, "owner: manager\n", "owner: [\n")
    commit(root, "broken")
    write(root, PROCESS, "time_limit: 2wd", "time_limit: 4wd")
    outcome = procman(root, "diff", "HEAD", "--format", "json")
    assert (outcome.code, kinds(outcome.out), outcome.err) == (1, SHORTER, "")
    write(root, "processes/manual.yaml", "title: 流程手册", "title: 手册")
    assert kinds(procman(root, "diff", "HEAD", "--format", "json").out) == SHORTER


def test_without_a_dictionary_nothing_means_anything(root: Path, procman: Procman) -> None:
    write(root, "processes/organisation.yaml", "roles:", "rolls:")
    commit(root, "broken")
    outcome = procman(root, "diff", "v1", "HEAD")
    assert (outcome.code, outcome.out) == (2, "")
    assert "HEAD:processes/organisation.yaml:" in outcome.err


def test_a_submodule(root: Path, procman: Procman, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q", "-b", "main", ".")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", root.as_uri(), "manual")
    commit(outer, "with the manual")
    assert kinds(procman(outer / "manual", "diff", "v1", "v2", "--format", "json").out) == SHORTER
    # A submodule among the definitions is no file of ours.
    git(root, "-c", "protocol.file.allow=always", "submodule", "add", "-q", root.as_uri(), "processes/imported")
    commit(root, "a submodule inside")
    assert kinds(procman(root, "diff", "v1", "HEAD", "--format", "json").out) == SHORTER


@pytest.mark.skipif(sys.platform == "win32", reason="hooks are POSIX scripts")
def test_no_hook_and_no_program_of_the_repository_is_run(
    root: Path, procman: Procman, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = root.parent / "ran"
    for name in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction"):
        hook = root / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {marker}\n")
        hook.chmod(0o755)
    program = root / "program"
    program.write_text(f"#!/bin/sh\ntouch {marker}\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.procman.textconv"):
        git(root, "config", key, str(program))
    marker.unlink(missing_ok=True)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(name, str(root.parent / "nowhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(program))
    for words in (["v1", "v2"], ["v1", ":"], ["v1"]):
        assert kinds(procman(root, "diff", *words, "--format", "json").out) == SHORTER
    assert not marker.exists()


@pytest.mark.parametrize("words", [["--", "--output=x"], ["--", "v1", "--output=x"], ["v1", "--", "-x"]])
def test_a_revision_is_never_an_option_of_git(root: Path, procman: Procman, words: list[str]) -> None:
    before = sorted(root.iterdir())
    outcome = procman(root, "diff", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert sorted(root.iterdir()) == before


def test_a_bare_repository(root: Path, procman: Procman, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    assert kinds(procman(tmp_path / "bare.git", "diff", "v1", "v2", "--format", "json").out) == SHORTER
    outcome = procman(tmp_path / "bare.git", "diff", "v1")
    assert (outcome.code, outcome.out) == (2, "")
    assert procman(tmp_path / "bare.git", "diff", "v1", ":").code == 2
