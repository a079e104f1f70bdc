from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from procman.cli.lint_formats import FORMATS
from tests.cli.conftest import Procman
from tests.cli.lint_workspace import METRICS, ROLE, committed, git, rules, write
from tests.lint.base_workspace import DELIVERY, ORDER

JSON = ("--format", "json", "--fail-on", "info")


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")


def test_only_what_is_new(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", METRICS)
    assert procman(root, "lint", "--since", "HEAD", *JSON).code == 0
    write(root, {"edit": METRICS["edit"] | ROLE["edit"]})
    outcome = procman(root, "lint", "--since", "HEAD", *JSON)
    assert (outcome.code, rules(outcome)) == (1, ["unknown-role"])
    assert rules(procman(root, "lint", *JSON)) == ["no-metric", "unknown-role"]


def test_a_deleted_role_breaks_files_that_nobody_touched(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", {})
    write(root, {"files": {"organisation.yaml": {"roles.packer": None}}})
    outcome = procman(root, "lint", "--since", "main", "--select", "unknown-role", *JSON)
    assert set(rules(outcome)) == {"unknown-role"}
    assert f"processes/{ORDER}" in outcome.out
    quiet = procman(root, "lint", "processes/organisation.yaml", "--since", "main", *JSON)
    assert rules(quiet) == []


def test_against_the_merge_base_and_not_the_tip(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", METRICS)
    git(root, "checkout", "-q", "-b", "mine")
    git(root, "checkout", "-q", "main")
    committed(root, {}, "the indicators are there now")
    git(root, "checkout", "-q", "mine")
    assert rules(procman(root, "lint", "--since", "main", *JSON)) == []


def test_the_settings_of_now_hold_for_both_versions(procman: Procman, tmp_path: Path) -> None:
    off = {"manual.yaml": {"lint": {"rules": {"no-metric": "off"}}}}
    root = committed(tmp_path / "r", {**METRICS, "files": off})
    write(root, METRICS)
    (root / "processes/manual.yaml").write_bytes((write(tmp_path / "x", {}) / "processes/manual.yaml").read_bytes())
    assert rules(procman(root, "lint", *JSON)) == ["no-metric"]
    assert rules(procman(root, "lint", "--since", "HEAD", *JSON)) == []


def test_a_suppression_that_was_removed_makes_its_finding_new(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", METRICS)
    path = root / "processes" / ORDER
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("id: SA-01", "id: SA-01 # procman: ignore no-metric - not yet", 1), encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", "suppressed")
    assert rules(procman(root, "lint", "--since", "HEAD", *JSON)) == []
    path.write_text(text, encoding="utf-8")
    assert rules(procman(root, "lint", "--since", "HEAD", *JSON)) == ["no-metric"]


def test_a_renamed_file_is_not_new(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", {**METRICS, "files": {DELIVERY: {"owner": "boss"}}})
    git(root, "mv", f"processes/{DELIVERY}", "processes/sales/sa-02-moved.yaml")
    assert rules(procman(root, "lint", "--since", "HEAD", *JSON)) == []


def test_what_is_due_by_the_calendar_is_due_in_both(
    procman: Procman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed(tmp_path / "r", {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1999999999")  # 2033
    assert "review-overdue" in rules(procman(root, "lint", *JSON))
    assert rules(procman(root, "lint", "--since", "HEAD", *JSON)) == []


LIMIT = {"edit": {"steps.sign.time_limit": "2h"}}
GRAVER = {"edit": {"steps.sign.time_limit": "2h", "steps.sign.role": "clerk"}}


def test_a_version_that_somebody_else_forgot_is_not_new(procman: Procman, tmp_path: Path) -> None:
    in_force = {"status": "effective", "effective": datetime.date(2026, 1, 1)}
    root = committed(tmp_path / "r", {"files": {DELIVERY: in_force}})
    git(root, "tag", "v1")
    committed(root, {**LIMIT, "files": {DELIVERY: in_force}}, "changed, and the version was forgotten")
    git(root, "checkout", "-q", "-b", "mine")
    write(root, {**LIMIT, "files": {DELIVERY: {**in_force, "steps.pack.time_limit": "6wh"}}})
    select = ("--select", "changed-without-new-version", *JSON)
    assert rules(procman(root, "lint", *select)) == ["changed-without-new-version"] * 2
    outcome = procman(root, "lint", "--since", "main", *select)
    assert rules(outcome) == ["changed-without-new-version"]
    assert DELIVERY in outcome.out


def test_a_forgotten_version_that_matters_more_now_is_new(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", {})
    git(root, "tag", "v1")
    committed(root, LIMIT, "changed, and the version was forgotten")
    write(root, GRAVER)
    assert rules(procman(root, "lint", "--since", "HEAD", *JSON)) == ["changed-without-new-version"]


def test_a_change_after_the_release_is_new(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", {})
    git(root, "tag", "v1")
    write(root, LIMIT)
    assert rules(procman(root, "lint", "--since", "HEAD", *JSON)) == ["changed-without-new-version"]


def test_the_earlier_version_is_compared_with_its_own_release(procman: Procman, tmp_path: Path) -> None:
    """What was wrong before the last release was released all the same; what is wrong after it is new."""
    root = committed(tmp_path / "r", {})
    git(root, "tag", "v1")
    committed(root, LIMIT, "changed, and the version was forgotten")
    git(root, "checkout", "-q", "-b", "mine")
    git(root, "commit", "-q", "--allow-empty", "-m", "released")
    git(root, "tag", "v2")
    assert rules(procman(root, "lint", "--since", "main", *JSON)) == []
    write(root, {"edit": {"steps.sign.time_limit": "3h"}})
    outcome = procman(root, "lint", "--since", "v1", *JSON)
    assert rules(outcome) == ["changed-without-new-version"]
    assert "v2" in outcome.out


def test_what_makes_a_check_incomplete_is_told_though_it_is_old(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", {"text": {DELIVERY: "id: ["}})
    outcome = procman(root, "lint", "--since", "HEAD", *JSON)
    assert (outcome.code, rules(outcome)) == (2, ["unreadable-file"])


def test_with_a_baseline_the_same_finding_counts_once(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", METRICS)
    procman(root, "lint", "--write-baseline")
    path = root / "processes" / ORDER
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "# procman: ignore no-metric\n", encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", "one bad comment")
    procman(root, "lint", "--write-baseline")
    path.write_text(text + "# procman: ignore no-metric\n# procman: ignore no-metric\n", encoding="utf-8")
    assert rules(procman(root, "lint", "--since", "HEAD", *JSON)) == ["suppression-without-reason"]


@pytest.mark.parametrize("name", FORMATS)
def test_all_formats(procman: Procman, tmp_path: Path, name: str) -> None:
    root = committed(tmp_path / "r", METRICS)
    write(root, {"edit": METRICS["edit"] | ROLE["edit"]})
    outcome = procman(root, "lint", "--since", "HEAD", "--format", name)
    assert outcome.code == 1
    assert "unknown-role" in outcome.out
    assert "no-metric" not in outcome.out


def test_a_version_without_a_manual_makes_everything_new(procman: Procman, tmp_path: Path) -> None:
    root = tmp_path / "r"
    root.mkdir()
    git(root, "init", "-q", "-b", "main", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", "nothing yet")
    write(root, METRICS)
    outcome = procman(root, "lint", "--since", "main", *JSON)
    assert rules(outcome) == ["no-metric"]
    assert "every finding is new" in outcome.err


def test_a_workspace_below_the_repositorys_top(procman: Procman, tmp_path: Path) -> None:
    top = tmp_path / "r"
    top.mkdir()
    git(top, "init", "-q", "-b", "main", ".")
    root = write(top / "手册 a", METRICS)
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "one")
    write(root, {"edit": METRICS["edit"] | ROLE["edit"]})
    outcome = procman(root, "lint", "--since", "HEAD", "--format", "github")
    assert outcome.out.startswith(f"::error file=手册 a/processes/{ORDER},line=")
    assert procman(root, "lint", "--format", "concise").out.startswith(f"processes/{ORDER}:")


@pytest.mark.parametrize(
    ("revision", "words"),
    [
        ("no-such-branch", "There is no version no-such-branch"),
        ("--output=x", "begins with a dash"),
        ("", "There is no version"),
        ("v1\n", "There is no version"),
        (".", "There is no version"),
    ],
)
def test_a_revision_that_is_none(procman: Procman, tmp_path: Path, revision: str, words: str) -> None:
    root = committed(tmp_path / "r", {})
    before = sorted(root.rglob("*"))
    outcome = procman(root, "lint", f"--since={revision}")
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert sorted(root.rglob("*")) == before


def test_no_repository(procman: Procman, tmp_path: Path) -> None:
    outcome = procman(write(tmp_path, {}), "lint", "--since", "main")
    assert outcome.code == 2
    assert "not a git repository" in outcome.err


def test_no_common_past(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", {})
    git(root, "checkout", "-q", "--orphan", "other")
    git(root, "commit", "-q", "-m", "another beginning")
    outcome = procman(root, "lint", "--since", "main")
    assert outcome.code == 2
    assert "main and the current version have no common past" in outcome.err


def test_a_shallow_clone_says_how_to_get_the_rest(procman: Procman, tmp_path: Path) -> None:
    root = committed(tmp_path / "r", {})
    git(root, "tag", "v1")
    git(root, "checkout", "-q", "-b", "mine")
    committed(root, METRICS, "two")
    git(root, "checkout", "-q", "main")
    committed(root, ROLE, "three")
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", root.as_uri(), "clone")
    clone = tmp_path / "clone"
    outcome = procman(clone, "lint", "--since", "origin/mine")
    assert outcome.code == 2
    assert "git fetch --unshallow" in outcome.err
    git(clone, "update-ref", "-d", "refs/tags/v1")
    missing = procman(clone, "lint", "--since", "v1")
    assert missing.code == 2
    assert "shallow clone" in missing.err


def test_git_is_imported_only_when_asked_for(tmp_path: Path) -> None:
    root = committed(tmp_path / "r", {})
    (root / ".procman-baseline.json").write_text('{"version": 1, "findings": []}')
    for arguments, wanted in ((["lint", "--format", "sarif"], False), (["lint", "--since", "HEAD"], True)):
        code = (
            f"import sys; from procman.cli.entry import run; code = run({arguments!r});"
            f"assert ('procman.history.repository' in sys.modules) is {wanted}; sys.exit(code)"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
