from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.cli.lint_workspace import METRICS, ROLE, committed, git, rules, write
from tests.lint.base_workspace import DELIVERY, ORDER

BOTH = {"edit": ROLE["edit"] | METRICS["edit"]}
JSON = ("--format", "json", "--fail-on", "info")
FILE = ".procman-baseline.json"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026


def test_from_the_first_day_only_new_findings_count(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, ROLE)
    assert procman(root, "lint").code == 1
    written = procman(root, "lint", "--write-baseline")
    assert (written.code, written.err) == (0, f"Written: {FILE}. Findings: 1, new: 1, gone: 0.\n")
    assert written.out == ("Nothing new to put right. Files checked: 6.\nKnown already and not listed: 1.\n")
    assert procman(root, "lint") == procman(root, "lint", "--baseline", FILE)
    assert procman(root, "lint", "--no-baseline").code == 1
    write(root, BOTH)
    outcome = procman(root, "lint", *JSON)
    assert (outcome.code, rules(outcome), outcome.err) == (1, ["no-metric"], "")
    assert json.loads(outcome.out)["summary"]["known"] == 1


def test_stale_entries_are_told_and_pruned(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, BOTH)
    procman(root, "lint", "--write-baseline")
    write(root, METRICS)
    outcome = procman(root, "lint")
    assert (outcome.code, outcome.err.splitlines()) == (
        0,
        [
            f"processes/{ORDER}: the finding of unknown-role at owner is gone, but {FILE} still lists it.",
            "Run procman lint --write-baseline to remove it, so that the mistake is reported when it comes back.",
        ],
    )
    assert procman(root, "lint", "--quiet").err == ""
    assert "new: 0, gone: 1" in procman(root, "lint", "--write-baseline").err
    assert procman(root, "lint").err == ""
    write(root, BOTH)
    assert rules(procman(root, "lint", *JSON)) == ["unknown-role"]


def test_what_nobody_could_judge_is_not_stale(procman: Procman, tmp_path: Path) -> None:
    """A clone without tags says nothing about versions; that must not empty the baseline."""
    root = committed(tmp_path / "r", {})
    git(root, "tag", "v1")
    write(root, {"edit": {"steps.sign.time_limit": "2h"}})
    procman(root, "lint", "--write-baseline")
    content = (root / FILE).read_text(encoding="utf-8")
    assert "changed-without-new-version" in content
    git(root, "tag", "-d", "v1")
    outcome = procman(root, "lint")
    assert (outcome.code, outcome.err) == (0, "")
    procman(root, "lint", "--write-baseline")
    assert (root / FILE).read_text(encoding="utf-8") == content


def test_a_long_list_of_stale_entries_is_cut(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, {})
    entry = {"rule": "no-metric", "path": f"processes/{ORDER}", "element": ""}
    entries = [{"fingerprint": f"{number:016x}", **entry} for number in range(14)]
    (root / FILE).write_text(json.dumps({"version": 1, "findings": entries}))
    notes = procman(root, "lint").err.splitlines()
    assert (len(notes), notes[-2]) == (12, "And 4 more.")


def test_only_the_files_that_were_asked_for_are_replaced(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, {**ROLE, "files": {DELIVERY: {"owner": "boss"}}})
    procman(root, "lint", "--write-baseline")
    before = (root / FILE).read_text()
    write(root, {})
    assert procman(root, "lint", f"processes/{ORDER}").err.count("is gone") == 1
    procman(root, "lint", f"processes/{ORDER}", "--write-baseline")
    after = json.loads((root / FILE).read_text())["findings"]
    assert [entry["path"] for entry in after] == [f"processes/{DELIVERY}"]
    assert len(json.loads(before)["findings"]) == 2


def test_same_bytes_whoever_writes_it(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, BOTH)
    procman(root, "lint", "--write-baseline")
    first = (root / FILE).read_bytes()
    procman(root, "lint", "--write-baseline", "--lang", "zh-CN", "--format", "sarif")
    assert (root / FILE).read_bytes() == first
    assert b"\r" not in first


def test_a_baseline_that_cannot_be_used_says_where_and_what_to_do(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, ROLE)
    (root / FILE).write_text('{"version": 1, "findings": [\n<<<<<<< HEAD\n')
    outcome = procman(root, "lint")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"procman: {FILE}:2:1: The baseline is not JSON")
    assert "resolve the conflict" in outcome.err
    assert procman(root, "lint", "--write-baseline").code == 2, "entries of both sides would be lost"
    assert procman(root, "lint", "--no-baseline").code == 1


def test_a_named_baseline_must_be_there(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, ROLE)
    outcome = procman(root, "lint", "--baseline", "other.json")
    assert outcome.code == 2
    assert "There is no baseline other.json" in outcome.err
    assert procman(root, "lint", "--baseline", "other.json", "--write-baseline").code == 0
    assert (root / "other.json").is_file()
    assert procman(root / "processes", "lint", "--baseline", "../other.json").code == 0
    assert procman(root, "lint", "--baseline", "processes").code == 2


def test_somebody_elses_file_is_not_overwritten(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, ROLE)
    for content in ('{"my": "settings"}', "my notes"):
        (root / "mine.json").write_text(content)
        assert procman(root, "lint", "--baseline", "mine.json", "--write-baseline").code == 2
        assert (root / "mine.json").read_text() == content


@pytest.mark.parametrize("case", [{"text": {DELIVERY: "id: ["}}, {"files": {DELIVERY: {"statu": "draft"}}}])
def test_no_baseline_of_an_incomplete_check(procman: Procman, tmp_path: Path, case: dict[str, object]) -> None:
    root = write(tmp_path, case)
    outcome = procman(root, "lint", "--write-baseline")
    assert outcome.code == 2
    assert "incomplete" in outcome.err
    assert not (root / FILE).exists()


@pytest.mark.parametrize("other", [["--no-baseline"], ["--since", "HEAD"], ["--watch"]])
def test_contradictions_are_refused(procman: Procman, tmp_path: Path, other: list[str]) -> None:
    outcome = procman(write(tmp_path, ROLE), "lint", "--write-baseline", *other)
    assert outcome.code == 2
    assert "cannot be used together" in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_nothing_is_written_outside_the_workspace(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path / "r", ROLE)
    (root / FILE).symlink_to(tmp_path / "elsewhere.json")
    for arguments in ([], ["--write-baseline"]):
        outcome = procman(root, "lint", *arguments)
        assert outcome.code == 2
        assert "leads out of the workspace" in outcome.err
    assert not (tmp_path / "elsewhere.json").exists()
    assert procman(root, "lint", "--no-baseline").code == 1
