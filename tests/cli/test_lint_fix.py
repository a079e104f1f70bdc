from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from procman.lint import fix_file
from procman.lint import fixing as fixing_module
from procman.source.edits import NotEditableError
from tests.lint.base_workspace import ORDER, varied

UNUSED = "owner: manager  # procman: ignore unknown-role - soon\n"
MISSPELT = {"edit": {"steps.stock.role": "paker"}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026

    def make(case: dict[str, Any] | None = None, *, suppressed: bool = False) -> Path:
        for path, content in varied(case or {}).items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
        if suppressed:
            file = tmp_path / "processes" / ORDER
            file.write_text(file.read_text().replace("owner: manager\n", UNUSED, 1))
        return tmp_path

    return make


def test_safe_fixes_are_made_and_the_rest_is_reported(procman: Any, folder: Any) -> None:
    root = folder(MISSPELT, suppressed=True)
    outcome = procman(root, "--lang", "en", "lint", "--fix", "--format", "json")
    assert outcome.code == 1
    report = json.loads(outcome.out)
    assert [(found["rule"], found["fix"]) for found in report["findings"]] == [("unknown-role", "unsafe")]
    assert outcome.err == (
        "Findings fixed: 1; files changed: 1.\n"
        "1 more can be fixed with --unsafe; look at the result with --diff first.\n"
    )
    content = (root / "processes" / ORDER).read_text()
    assert content == varied(MISSPELT)[f"processes/{ORDER}"].decode()


def test_unsafe_fixes_are_made_when_asked_for(procman: Any, folder: Any) -> None:
    root = folder(MISSPELT, suppressed=True)
    outcome = procman(root, "--lang", "en", "lint", "--fix", "--unsafe")
    assert outcome.code == 0
    assert outcome.err == "Findings fixed: 2; files changed: 1.\n"
    assert (root / "processes" / ORDER).read_bytes() == varied({})[f"processes/{ORDER}"]
    assert procman(root, "lint", "--fix", "--unsafe", "--quiet").err == ""


def test_diff_shows_the_same_and_writes_nothing(procman: Any, folder: Any) -> None:
    root = folder(MISSPELT, suppressed=True)
    before = (root / "processes" / ORDER).read_bytes()
    outcome = procman(root, "--lang", "en", "lint", "--fix", "--unsafe", "--diff")
    assert outcome.code == 1
    assert outcome.err == "Findings that would be fixed: 2; files that would change: 1.\n"
    assert (root / "processes" / ORDER).read_bytes() == before
    assert procman(root, "--lang", "en", "lint", "--fix", "--unsafe", "--diff").out == outcome.out
    applied = subprocess.run(["git", "apply", "-"], cwd=root, input=outcome.out.encode(), check=False)
    assert applied.returncode == 0
    assert (root / "processes" / ORDER).read_bytes() == varied({})[f"processes/{ORDER}"]
    assert procman(root, "lint", "--fix", "--unsafe", "--diff").code == 0


def test_nothing_to_fix(procman: Any, folder: Any) -> None:
    root = folder()
    stamps = {path: path.stat().st_mtime_ns for path in root.rglob("*.yaml")}
    assert procman(root, "lint", "--fix", "--unsafe").code == 0
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*.yaml")} == stamps


@pytest.mark.parametrize("option", ["--unsafe", "--diff"])
def test_options_that_go_with_fix_only(procman: Any, folder: Any, option: str) -> None:
    outcome = procman(folder(), "--lang", "en", "lint", option)
    assert outcome.code == 2
    assert f"{option} goes with --fix only" in outcome.err


def test_only_files_that_were_asked_for(procman: Any, folder: Any) -> None:
    root = folder(MISSPELT)
    assert procman(root, "lint", "--fix", "--unsafe", "processes/sales/sa-02-delivery.yaml").code == 0
    assert procman(root, "lint", "--fix", "--unsafe", "--ignore", "unknown-role").code == 0
    assert (root / "processes" / ORDER).read_bytes() == varied(MISSPELT)[f"processes/{ORDER}"]


def test_a_protected_file_stays(procman: Any, folder: Any) -> None:
    root = folder(MISSPELT)
    (root / "processes" / ORDER).chmod(0o444)
    outcome = procman(root, "--lang", "en", "lint", "--fix", "--unsafe")
    assert outcome.code == 2
    assert "write-protected" in outcome.err


def test_a_file_that_changed_meanwhile_stays(procman: Any, folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(MISSPELT)
    file = root / "processes" / ORDER
    original = fixing_module.fix

    def slow(*arguments: Any, **options: Any) -> Any:
        made = original(*arguments, **options)
        file.write_bytes(file.read_bytes() + b"# somebody else\n")
        return made

    monkeypatch.setattr(fixing_module, "fix", slow)
    outcome = procman(root, "--lang", "en", "lint", "--fix", "--unsafe")
    assert outcome.code == 2
    assert "changed by somebody else" in outcome.err
    assert file.read_bytes().endswith(b"# somebody else\n")
    assert b"role: paker" in file.read_bytes()


def test_an_unreadable_file_is_read_again_after_the_fix(procman: Any, folder: Any) -> None:
    root = folder()
    file = root / "processes" / ORDER
    before = file.read_text()
    file.write_text(before.replace("owner: manager", "owner：manager", 1))
    assert procman(root, "lint").code == 2
    assert procman(root, "lint", "--fix").code == 2
    assert procman(root, "lint", "--fix", "--unsafe").code == 0
    assert file.read_text() == before


def test_what_is_refused_is_told(procman: Any, folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> bytes:
        raise NotEditableError

    monkeypatch.setattr(fix_file, "edited", refuse)
    outcome = procman(folder(MISSPELT), "--lang", "en", "lint", "--fix", "--unsafe")
    assert outcome.code == 1
    assert "not fixed, as the fix would change something else [unknown-role].\n" in outcome.err


@pytest.mark.parametrize("option", ["--watch", "--write-baseline"])
def test_options_that_do_not_go_with_fix(procman: Any, folder: Any, option: str) -> None:
    outcome = procman(folder(), "--lang", "en", "lint", "--fix", option)
    assert outcome.code == 2
    assert f"--fix and {option} cannot be used together" in outcome.err


def test_what_the_baseline_holds_back_is_not_fixed(procman: Any, folder: Any) -> None:
    root = folder(MISSPELT)
    assert procman(root, "lint", "--write-baseline").code == 0
    outcome = procman(root, "--lang", "en", "lint", "--fix", "--unsafe")
    assert outcome.code == 0
    assert (root / "processes" / ORDER).read_bytes() == varied(MISSPELT)[f"processes/{ORDER}"]
    assert procman(root, "lint", "--fix", "--unsafe", "--no-baseline").code == 0
    assert (root / "processes" / ORDER).read_bytes() == varied({})[f"processes/{ORDER}"]
    outcome = procman(root, "--lang", "en", "lint", "--fix")
    notes = outcome.err.splitlines()
    assert len(notes) == len(set(notes)), "of all rounds, the last one's notes are told"
    assert len(notes) > 1
