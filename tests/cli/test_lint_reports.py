from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from procman.cli.lint_formats import FORMATS
from procman.report.schemas import json_schema
from tests.cli.conftest import Procman
from tests.cli.lint_workspace import METRICS, ROLE, write
from tests.lint.base_workspace import ORDER

MANY = {"edit": METRICS["edit"] | {"steps.stock.role": "paker", "steps.sign.role": "singer"}}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_written_again_whatever_was_found(procman: Procman, tmp_path: Path, name: str, language: str) -> None:
    for case in (ROLE, {}, {"text": {ORDER: "id: ["}}, ROLE):
        root = write(tmp_path, case)
        outcome = procman(root, "lint", "--format", name, "--output", "report.x", "--lang", language)
        assert outcome.out == "report.x\n", outcome.err
        printed = procman(root, "lint", "--format", name, "--lang", language)
        assert (tmp_path / "report.x").read_text(encoding="utf-8") == printed.out
        assert outcome.code == printed.code


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_writes_over_a_stranger(procman: Procman, tmp_path: Path, name: str) -> None:
    root = write(tmp_path, ROLE)
    for content in ('{"name": "my project"}', "[1]\n", "<project/>", "# My page\n"):
        (root / "mine.txt").write_text(content)
        assert procman(root, "lint", "--format", name, "--output", "mine.txt").code == 2
        assert (root / "mine.txt").read_text() == content


def test_an_explicit_format_is_never_replaced(
    procman: Procman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, ROLE)
    before = [procman(root, "lint", "--format", name) for name in FORMATS]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITLAB_CI", "true")
    assert [procman(root, "lint", "--format", name) for name in FORMATS] == before


def test_counts_by_rule(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, MANY)
    assert procman(root, "lint", "--statistics").out == (
        "Findings by rule\n"
        "     2  error    unknown-role  fixable: 2\n"
        "     1  warning  no-metric\n"
        "\n"
        "Errors: 2, warnings: 1, infos: 0. Files checked: 6.\n"
    )
    chinese = procman(root, "lint", "--statistics", "--lang", "zh-CN").out
    assert "     2  错误     unknown-role  " in chinese
    assert procman(root, "lint", "--statistics").code == 1


def test_counts_in_json_come_beside_the_findings(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, MANY)
    data = json.loads(procman(root, "lint", "--statistics", "--format", "json").out)
    jsonschema.validate(data, json_schema("report-lint"))
    assert data["statistics"] == [
        {"rule": "unknown-role", "severity": "error", "count": 2, "fixable": 2},
        {"rule": "no-metric", "severity": "warning", "count": 1, "fixable": 0},
    ]
    assert len(data["findings"]) == 3
    assert "statistics" not in json.loads(procman(root, "lint", "--format", "json").out)
    assert procman(write(tmp_path, {}), "lint", "--statistics").out == "Nothing to put right. Files checked: 6.\n"


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"text", "json"}))
def test_counts_are_refused_where_they_would_be_lost(procman: Procman, tmp_path: Path, name: str) -> None:
    outcome = procman(write(tmp_path, MANY), "lint", "--statistics", "--format", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"--statistics has no effect on the format {name}" in outcome.err


def test_a_suppression_of_an_unknown_rule_exits_with_2(procman: Procman, tmp_path: Path) -> None:
    root = write(tmp_path, {})
    path = root / "processes" / ORDER
    path.write_text("# procman: ignore unknown-rol - why\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    for name in FORMATS:
        outcome = procman(root, "lint", "--format", name)
        assert outcome.code == 2
        assert "suppression-unknown-rule" in outcome.out
        assert "unknown-role" in outcome.out, "what was probably meant"
    assert "incomplete (exit code 2)" in procman(root, "lint").out


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "github", "gitlab", "markdown"])
def test_watching_is_for_people(procman: Procman, tmp_path: Path, name: str) -> None:
    outcome = procman(write(tmp_path, {}), "lint", "--watch", "--format", name)
    assert outcome.code == 2
    assert "--watch has no effect" in outcome.err
