from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.lint.base_workspace import DELIVERY, ORDER, varied


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026
    monkeypatch.delenv("NO_COLOR", raising=False)

    def make(case: dict[str, Any] | None = None) -> Path:
        for path, content in varied(case or {}).items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
        return tmp_path

    return make


WARNING = {"edit": {"metrics": None}}
ERROR = {"edit": {"owner": "nobody"}}
INFO = {"edit": {"steps.register.do": ["必要时通知客户。"]}}


@pytest.mark.parametrize(
    ("case", "arguments", "code"),
    [
        ({}, [], 0),
        (ERROR, [], 1),
        (WARNING, [], 0),
        (WARNING, ["--fail-on", "warning"], 1),
        (INFO, ["--fail-on", "warning"], 0),
        (INFO, ["--fail-on", "info"], 1),
        (ERROR, ["--ignore", "unknown-role"], 0),
        (ERROR, ["--select", "no-metric,unused-role"], 0),
        ({"files": {DELIVERY: {"statu": "draft"}}}, [], 1),
        ({"text": {DELIVERY: "id: ["}}, [], 2),
        ({"files": {"manual.yaml": {"titel": "x"}}}, [], 2),
        ({"files": {"manual.yaml": {"lint": {"rules": {"no-such-rule": "off"}}}}}, [], 2),
        ({}, ["--select", "no-such-rule"], 2),
        ({}, ["--format", "no-such-format"], 2),
        ({}, ["no-such-file.yaml"], 2),
        ({}, ["/etc"], 2),
        ({}, ["processes/sales"], 0),
        (ERROR, [f"processes/{DELIVERY}"], 0),
        (ERROR, [f"processes/{ORDER}"], 1),
        (ERROR, ["."], 1),
    ],
)
def test_exit_codes(procman: Any, folder: Any, case: dict[str, Any], arguments: list[str], code: int) -> None:
    outcome = procman(folder(case), "lint", *arguments)
    assert outcome.code == code, outcome.out + outcome.err
    assert "Traceback" not in outcome.err


def test_crashing_rule_exits_with_3(procman: Any, folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from procman.lint.context import Facts

    def fail(*arguments: Any) -> Any:
        raise RuntimeError("by design")

    monkeypatch.setattr(Facts, "graph_of", fail)
    outcome = procman(folder(), "lint", "--format", "json")
    assert outcome.code == 3
    rules = {finding["rule"] for finding in json.loads(outcome.out)["findings"]}
    assert rules == {"rule-fault"}


def test_paths_are_relative_to_the_current_folder(procman: Any, folder: Any) -> None:
    root = folder(ERROR)
    outcome = procman(root / "processes" / "sales", "lint", "sa-01-order.yaml", "--format", "concise")
    assert outcome.out.startswith(f"processes/{ORDER}:")
    absolute = procman(root, "lint", str(root / "processes" / ORDER), "--format", "concise")
    assert absolute.out == outcome.out


def test_file_that_is_no_definition_is_refused(procman: Any, folder: Any) -> None:
    root = folder()
    (root / "README.md").write_text("x")
    outcome = procman(root, "lint", "README.md")
    assert outcome.code == 2
    assert "README.md" in outcome.err
    assert outcome.out == ""


def test_unknown_rule_gets_a_suggestion(procman: Any, folder: Any) -> None:
    outcome = procman(folder(), "lint", "--lang", "en", "--ignore", "no-metrics")
    assert outcome.code == 2
    assert "no-metric" in outcome.err


def test_language_option(procman: Any, folder: Any) -> None:
    root = folder(WARNING)
    assert "indicator" in procman(root, "lint").out
    assert "绩效指标" in procman(root, "lint", "--lang", "zh-CN").out


def test_output_file_is_written_again_but_not_over_a_stranger(procman: Any, folder: Any) -> None:
    root = folder(WARNING)
    for format in ("text", "concise", "json"):
        target = root / f"report.{format}"
        for _ in range(2):
            outcome = procman(root, "lint", "--format", format, "--output", str(target))
            assert (outcome.code, outcome.out) == (0, f"report.{format}\n")
        assert "no-metric" in target.read_text(encoding="utf-8")
    stranger = root / "notes.txt"
    stranger.write_text("my notes")
    assert procman(root, "lint", "--output", str(stranger)).code == 2
    assert stranger.read_text() == "my notes"
    assert procman(root, "lint", "--output", str(stranger), "--force").code == 0


def test_same_bytes_every_time(procman: Any, folder: Any) -> None:
    root = folder(ERROR)
    assert procman(root, "lint", "--format", "json") == procman(root, "lint", "--format", "json")


def test_pipe_gets_no_colour(procman: Any, folder: Any) -> None:
    assert "\x1b" not in procman(folder(ERROR), "lint").out


def test_rules_and_explain(procman: Any, folder: Any) -> None:
    root = folder()
    assert "control-bypassed" in procman(root, "rules").out
    assert json.loads(procman(root, "rules", "--format", "json").out)["version"] == 1
    assert "What it checks\n" in procman(root, "explain", "control-bypassed").out
    wrong = procman(root, "explain", "control-bypased")
    assert wrong.code == 2
    assert "control-bypassed" in wrong.err


def test_rules_speak_the_language_of_the_manual(procman: Any, folder: Any) -> None:
    root = folder({"files": {"manual.yaml": {"language": "zh-CN"}}})
    assert "不经过控制点" in procman(root, "explain", "control-bypassed").out
    assert "合规性" in procman(root, "rules").out
    assert "without the control" in procman(root, "explain", "control-bypassed", "--lang", "en").out


def test_rules_need_no_workspace(procman: Any, tmp_path: Path) -> None:
    assert procman(tmp_path, "rules").code == 0


def test_lint_imports_nothing_heavy(folder: Any) -> None:
    code = (
        "import sys; from procman.cli.entry import run; code = run(['lint', '--format', 'text']);"
        "heavy = {'git', 'jinja2', 'graphviz', 'rich', 'holidays', 'typst'} & set(sys.modules);"
        "assert not heavy, heavy; sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
