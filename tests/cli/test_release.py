from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.cli.release_workspace import PROCESS, ReleaseWorkspace
from tests.conftest import MakeWorkspace

LIST = "build/controlled-documents.xlsx"


def refused(workspace: ReleaseWorkspace, procman: Procman, *arguments: str) -> str:
    """What a release that is refused says; it changes nothing."""
    before = workspace.state()
    done = procman(workspace.root, "--lang", "en", "release", *arguments)
    assert done.code == 1, done.out + done.err
    assert workspace.state() == before
    return done.out


def test_the_first_release_is_an_annotated_tag_and_a_list(workspace: ReleaseWorkspace, procman: Procman) -> None:
    done = procman(workspace.root, "release")
    assert (done.code, done.out) == (0, f"{LIST}\n")
    assert workspace.git("cat-file", "-t", "v1.0") == "tag"
    assert workspace.git("rev-parse", "v1.0^{commit}") == workspace.git("rev-parse", "HEAD")
    message = workspace.git("tag", "--list", "--format=%(contents)", "v1.0")
    assert message.splitlines()[0] == "流程手册 v1.0：新增 1 个流程"
    assert "- AD-01 1.0 办公用品采购流程，施行日期 2025-12-01" in message
    assert message.splitlines()[-1].startswith("Fingerprint: procman:manual:-:")
    assert workspace.git("status", "--porcelain") == ""
    sheet = zipfile.ZipFile(io.BytesIO((workspace.root / LIST).read_bytes())).read("xl/sharedStrings.xml").decode()
    for text in ("受控文件清单", "LC-AD-01", "办公用品采购流程", "v1.0", "2025年12月1日", "采购专员"):
        assert text in sheet


def test_a_dry_run_writes_nothing(workspace: ReleaseWorkspace, procman: Procman) -> None:
    before = workspace.state()
    done = procman(workspace.root, "--lang", "en", "release", "--dry-run")
    assert done.code == 0
    assert workspace.state() == before
    assert not (workspace.root / "build").exists()
    assert "Fingerprint: procman:manual" in done.out
    assert "Without --dry-run the tag v1.0 is set" in done.err


def test_the_next_release_counts_on_and_says_what_changed(released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    done = procman(released.root, "release", "--approved-by", "Boss <boss@example.org>", "-m", "Longer limits")
    assert done.code == 0, done.err
    message = released.git("tag", "--list", "--format=%(contents)", "v1.1")
    assert message.splitlines()[0] == "Longer limits"
    assert "- AD-01 1.0 → 1.1 办公用品采购流程，施行日期 2026-01-01" in message
    assert message.splitlines()[-1] == "Approved-by: Boss <boss@example.org>"
    record = procman(released.root, "render", "manual", "--format", "markdown", "-o", "out")
    assert record.code == 0
    assert "Boss" in (released.root / "out/manual.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("version", "tag"), [("v1.5", "v1.5"), ("1.5", "v1.5"), ("2.0", "v2.0"), ("v10.0", "v10.0"), ("1.0.1", "v1.0.1")]
)
def test_the_user_may_name_the_release(version: str, tag: str, released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    assert procman(released.root, "release", version).code == 0
    assert tag in released.git("tag", "--list").splitlines()


def test_a_major_change_makes_a_major_release(released: ReleaseWorkspace, procman: Procman) -> None:
    released.edit("role: department-head", "role: buyer")
    released.edit('version: "1.0"', 'version: "2.0"')
    released.commit("major")
    plan = procman(released.root, "--lang", "en", "release", "--dry-run")
    assert "Release v2.0" in plan.out, plan.out
    minor = procman(released.root, "--lang", "en", "release", "v1.1", "--dry-run")
    assert "Suggested: v2.0" in minor.out


Spoil = Callable[[ReleaseWorkspace], None]


def uncommitted(workspace: ReleaseWorkspace) -> None:
    workspace.change()
    workspace.edit("time_limit: 2wd", "time_limit: 3wd")


def staged(workspace: ReleaseWorkspace) -> None:
    uncommitted(workspace)
    workspace.git("add", "-A")


def unknown_file(workspace: ReleaseWorkspace) -> None:
    workspace.change()
    (workspace.root / "processes/new.yaml").write_text("id: AD-02\n", encoding="utf-8")


def ignored_file(workspace: ReleaseWorkspace) -> None:
    (workspace.root / ".gitignore").write_text("build/\nhidden.yaml\n", encoding="utf-8")
    workspace.change()
    (workspace.root / "processes/hidden.yaml").write_text("id: AD-02\n", encoding="utf-8")


def unchanged(_workspace: ReleaseWorkspace) -> None:
    pass


def layout_only(workspace: ReleaseWorkspace) -> None:
    workspace.edit("id: AD-01\n", "id: AD-01   # a comment\n")
    workspace.commit("comment")


def same_version(workspace: ReleaseWorkspace) -> None:
    workspace.edit("time_limit: 1wd", "time_limit: 2wd")
    workspace.commit("same version")


def lower_version(workspace: ReleaseWorkspace) -> None:
    workspace.change(version="0.9")


def small_step(workspace: ReleaseWorkspace) -> None:
    workspace.edit("role: department-head", "role: buyer")
    workspace.change()


def past_date(workspace: ReleaseWorkspace) -> None:
    workspace.edit("effective: 2025-12-01", "effective: 2025-10-01")
    workspace.git("tag", "-d", "v1.0")
    workspace.commit("earlier")
    workspace.git("tag", "-a", "-m", "first", "v1.0")
    workspace.edit("time_limit: 1wd", "time_limit: 2wd")
    workspace.edit('version: "1.0"', 'version: "1.1"')
    workspace.edit("effective: 2025-10-01", "effective: 2025-11-30")
    workspace.commit("too late")


def before_last(workspace: ReleaseWorkspace) -> None:
    workspace.change(effective="2025-11-30")


def no_date(workspace: ReleaseWorkspace) -> None:
    workspace.change()
    workspace.edit("effective: 2026-01-01\n", "")
    workspace.edit(
        "title: 流程手册", "title: 流程手册\nlint: {rules: {effective-without-date: off}}", "processes/manual.yaml"
    )
    workspace.commit("no date")


def back_to_draft(workspace: ReleaseWorkspace) -> None:
    workspace.change()
    workspace.edit("status: effective", "status: review")
    workspace.commit("draft")


def lint_error(workspace: ReleaseWorkspace) -> None:
    workspace.change()
    workspace.edit("role: department-head", "role: nobody-there")
    workspace.edit('version: "1.1"', 'version: "2.0"')
    workspace.commit("broken")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (uncommitted, PROCESS),
        (staged, PROCESS),
        (unknown_file, "processes/new.yaml"),
        (ignored_file, "processes/hidden.yaml"),
        (unchanged, "Nothing has changed since v1.0"),
        (layout_only, "Nothing has changed since v1.0"),
        (same_version, "its version is 1.0 still. Suggested: 1.1"),
        (lower_version, "goes back from version 1.0 to 0.9. Suggested: 1.1"),
        (small_step, "the step from 1.0 to 1.1 is too small for its changes. Suggested: 2.0"),
        (past_date, "would come into force on 2025-11-30; today is 2025-12-01"),
        (before_last, "comes into force on 2025-11-30, before the version that it replaces (2025-12-01)"),
        (no_date, "is in force without a date"),
        (back_to_draft, "was in force and is not any more"),
        (lint_error, "The check found errors"),
    ],
)
def test_what_stands_against_a_release(spoil: Spoil, told: str, released: ReleaseWorkspace, procman: Procman) -> None:
    spoil(released)
    out = refused(released, procman)
    assert told in out, out


def test_versions_are_checked_whatever_the_linter_is_told(released: ReleaseWorkspace, procman: Procman) -> None:
    rules = "lint: {rules: {changed-without-new-version: off}}"
    released.edit("title: 流程手册", f"title: 流程手册\n{rules}", "processes/manual.yaml")
    same_version(released)
    assert "Suggested: 1.1" in refused(released, procman)


def test_all_obstacles_are_told_at_once(released: ReleaseWorkspace, procman: Procman) -> None:
    released.change(version="0.9", effective="2025-11-30")
    released.edit("time_limit: 2wd", "time_limit: 3wd")
    out = refused(released, procman, "v1.0")
    assert out.count("✗") == 4, out


@pytest.mark.parametrize("name", ["v1.0", "v0.9"])
def test_a_release_is_never_moved_or_put_before_the_last(
    name: str, released: ReleaseWorkspace, procman: Procman
) -> None:
    released.change()
    refused(released, procman, name)


@pytest.mark.parametrize("name", ["1.2.", "2..0", "3 0", "9~1", "9^{}", "9:1", "9.lock", "9\\n", "9*", "9/"])
def test_no_name_that_git_does_not_take(name: str, released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    before = released.state()
    done = procman(released.root, "release", name)
    assert done.code in (1, 2)
    assert released.state() == before


@pytest.mark.parametrize("name", ["--output=x", "-d", "release-1", ""])
def test_a_word_is_never_an_option_of_git(name: str, released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    before = released.state()
    assert procman(released.root, "release", "--", name).code == 2
    assert released.state() == before


def test_a_pattern_that_takes_dashes_still_gives_git_no_option(workspace: ReleaseWorkspace, procman: Procman) -> None:
    workspace.settle("release_tags", '"*[0-9]"')
    assert "no name that git takes" in refused(workspace, procman, "--", "--delete=1")


def test_an_unchanged_manual_is_released_on_demand(released: ReleaseWorkspace, procman: Procman) -> None:
    assert procman(released.root, "release", "--allow-unchanged").code == 0
    assert released.git("cat-file", "-t", "v1.1") == "tag"


def test_drafts_do_not_stand_in_the_way(released: ReleaseWorkspace, procman: Procman) -> None:
    draft = (released.root / PROCESS).read_text(encoding="utf-8").replace("AD-01", "AD-02")
    draft = draft.replace("status: effective\neffective: 2025-12-01", "status: draft")
    draft = draft.replace("办公用品采购流程", "办公家具采购流程")
    (released.root / "processes/administration/ad-02-furniture.yaml").write_text(draft, encoding="utf-8")
    released.change()
    done = procman(released.root, "--lang", "en", "release", "--dry-run")
    assert "Not part of the release, as not in force: AD-02" in done.out
    assert "AD-02" not in done.out.partition("Message of the tag:")[2].partition("!")[0]


def test_a_withdrawn_process_is_named(released: ReleaseWorkspace, procman: Procman) -> None:
    released.edit("status: effective", "status: retired")
    released.commit("withdrawn")
    done = procman(released.root, "release", "--dry-run")
    assert done.code == 0, done.out
    assert "停用：\n  - AD-01 办公用品采购流程（原 1.0 版）" in done.out


def test_a_detached_head_is_told(released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    released.git("checkout", "-q", "--detach")
    done = procman(released.root, "--lang", "en", "release", "--dry-run")
    assert done.code == 0
    assert "detached head" in done.out


def test_a_branch_goes_on_from_its_own_release(released: ReleaseWorkspace, procman: Procman) -> None:
    released.git("checkout", "-q", "-b", "other")
    released.change()
    assert procman(released.root, "-q", "release", "v3.0").code == 0
    released.git("checkout", "-q", "main")
    released.change(message="another way")
    assert "after v1.0" in procman(released.root, "--lang", "en", "release", "--dry-run").out


def test_a_release_whose_definitions_no_longer_parse_is_told(workspace: ReleaseWorkspace, procman: Procman) -> None:
    workspace.edit("name: 办公用品采购流程", "name: 办公用品采购流程\nunknown_key: 1")
    workspace.commit("unreadable today")
    workspace.git("tag", "-a", "-m", "old", "v1.0")
    workspace.edit("\nunknown_key: 1", "")
    workspace.commit("readable")
    done = procman(workspace.root, "--lang", "en", "release", "--dry-run")
    assert "Some definitions of v1.0 cannot be read" in done.out


@pytest.mark.usefixtures("_settled")
def test_a_workspace_below_the_repository(make_workspace: MakeWorkspace, procman: Procman, tmp_path: Path) -> None:
    workspace = ReleaseWorkspace(make_workspace(folder="repository/manual").parent / "manual")
    workspace.git("init", "-q", "-b", "main", str(tmp_path / "repository"))
    (workspace.root / ".git").rename(tmp_path / "gone")
    workspace.git("config", "user.name", "Releaser")
    workspace.git("config", "user.email", "releaser@example.org")
    workspace.commit("below")
    done = procman(workspace.root, "release")
    assert (done.code, done.out) == (0, f"{LIST}\n"), done.err


def test_somebody_elses_list_is_left_alone(released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    (released.root / LIST).write_bytes(b"mine")
    before = released.state()
    assert procman(released.root, "release").code == 2
    assert released.state() == before
    assert procman(released.root, "release", "--force").code == 0


def test_the_list_can_be_a_page(released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    done = procman(released.root, "release", "-o", "build/list.html")
    assert (done.code, done.out) == (0, "build/list.html\n")
    assert 'name="procman-fingerprint"' in (released.root / "build/list.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "list.csv"),
        ("--message", "two\nlines"),
        ("--message", " "),
        ("--approved-by", "Boss"),
        ("--approved-by", "Boss <boss>"),
        ("--approved-by", "Boss\nApproved-by: X <boss@example.org>"),
        ("--approved-by", "<boss@example.org>"),
    ],
)
def test_wrong_calls(arguments: tuple[str, ...], released: ReleaseWorkspace, procman: Procman) -> None:
    released.change()
    before = released.state()
    assert procman(released.root, "release", *arguments).code == 2
    assert released.state() == before


def test_names_of_definitions_cannot_forge_an_approval(workspace: ReleaseWorkspace, procman: Procman) -> None:
    name = '"x\\n\\nApproved-by: Boss <boss@example.org>\\n\\n"'
    workspace.edit("name: 办公用品采购流程", f"name: {name}")
    workspace.commit("forged")
    procman(workspace.root, "release")
    message = workspace.git("tag", "--list", "--format=%(contents)", "v1.0")
    assert not any(line.startswith("Approved-by:") for line in message.splitlines())
