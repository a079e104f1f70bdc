from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from procman.report.schemas import json_schema
from tests.cli.change_repository import BASE, PROCESS, git, write_workspace
from tests.cli.conftest import Procman
from tests.model.twins_in_use import twins_in_use


def _replace(root: Path, old: str, new: str, path: str = PROCESS) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_bytes(text.replace(old, new).encode())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose v1 is the base workspace; the work tree has a shorter limit and another name."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    root = write_workspace(tmp_path / "repository")
    git(root, "init", "-q", "-b", "main", ".")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    git(root, "tag", "v1")
    _replace(root, "time_limit: 3wd", "time_limit: 2wd")
    _replace(root, "name: 抢修流程", "name: 故障抢修流程", "processes/service/nw-01.yaml")
    return root


def test_the_text_of_a_diff(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "diff", "v1")
    assert outcome.code == 1
    assert outcome.out == (
        "流程变更：v1 → 工作区\n"
        "\n"
        "CS-02 投诉流程 1.0（建议：次版本）\n"
        "  ! 按变更内容应升次版本，版本号没有变\n"
        "  时限\n"
        "    ~ 步骤“调查原因”的时限：3 个工作日 → 2 个工作日（收紧）  涉及角色：客服代表、处理专员、客服经理\n"
        "\n"
        "NW-01 故障抢修流程 1.0（建议：次版本）\n"
        "  ! 按变更内容应升次版本，版本号没有变\n"
        "  文字\n"
        "    ~ 流程名称：抢修流程 → 故障抢修流程  涉及角色：客服经理\n"
        "\n"
        "共 2 处变化，涉及 2 个流程（建议升主版本 0 个、次版本 2 个，不升版 0 个；新增 0 个，取消 0 个），"
        "公共定义 0 处。\n"
    )


def test_the_json_of_a_diff(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "diff", "v1", "--format", "json", "--lang", "en")
    data = json.loads(outcome.out)
    jsonschema.validate(data, json_schema("report-diff"))
    assert (outcome.code, data["version"], data["old"], data["new"], data["shared"]) == (1, 1, "v1", ".", [])
    process = data["processes"][0]
    assert [process[key] for key in ("id", "status", "bump", "declared_bump")] == ["CS-02", "changed", "minor", "none"]
    assert process["changes"] == [
        {
            "kind": "time-limit-changed",
            "level": "minor",
            "effect": "tighter",
            "element": "steps.investigate.time_limit",
            "old": "3wd",
            "new": "2wd",
            "roles": ["agent", "handler", "manager"],
            "message": "Time limit of step “调查原因”: 3 working days → 2 working days",
            "old_location": {"path": PROCESS, "line": 44, "column": 5},
            "new_location": {"path": PROCESS, "line": 44, "column": 5},
        }
    ]


def test_two_runs_write_the_same_bytes(repository: Path, procman: Procman) -> None:
    runs = {procman(repository, "diff", "v1", "--format", "json").out for _ in range(2)}
    assert len(runs) == 1


def test_no_change(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "diff", "v1", "HEAD")
    assert (outcome.code, outcome.out) == (0, "流程变更：v1 → HEAD\n没有变化。\n")


def test_comments_layout_and_names_of_files_are_no_change(repository: Path, procman: Procman) -> None:
    git(repository, "checkout", "-q", ".")
    git(repository, "mv", PROCESS, "processes/complaints.yaml")
    _replace(repository, "purpose: 处理投诉。", "# why\npurpose:   '处理投诉。'", "processes/complaints.yaml")
    assert procman(repository, "diff", "v1").code == 0


@pytest.mark.parametrize(
    ("threshold", "edit", "code"),
    [
        ("any", ('version: "1.0"', 'version: "1.1"'), 1),
        ("minor", ('version: "1.0"', 'version: "1.1"'), 0),
        ("minor", ("name: 登记工单", "name: 登记诉求"), 1),
        ("major", ("name: 登记工单", "name: 登记诉求"), 0),
        ("major", ("purpose: 处理投诉。", "purpose: 办结投诉。"), 1),
    ],
)
def test_thresholds(repository: Path, procman: Procman, threshold: str, edit: tuple[str, str], code: int) -> None:
    git(repository, "checkout", "-q", ".")
    _replace(repository, *edit)
    assert procman(repository, "diff", "v1", "--fail-on", threshold).code == code


def _ids(out: str) -> list[str]:
    return [process["id"] for process in json.loads(out)["processes"]]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["v1"], ["CS-02", "NW-01"]),
        (["v1", "NW-01"], ["NW-01"]),
        (["v1", ".", "NW-01"], ["NW-01"]),
        (["v1", "NW-01", "CS-02"], ["CS-02", "NW-01"]),
        (["v1", ":"], []),
        ([":", "."], ["CS-02", "NW-01"]),
        (["v1", "HEAD", "CS-02"], []),
        ([".", "v1"], ["CS-02", "NW-01"]),
    ],
)
def test_what_the_words_mean(repository: Path, procman: Procman, words: list[str], ids: list[str]) -> None:
    outcome = procman(repository, "diff", *words, "--format", "json")
    assert (_ids(outcome.out), outcome.code) == (ids, 1 if ids else 0)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["v9"], "v9"),
        (["v1", "HEAD", "XX-99"], "XX-99"),
        (["v1", "XX-99"], "XX-99"),
        (["./nowhere"], "./nowhere"),
        (["--", "--output=x"], "--output=x"),
    ],
)
def test_wrong_words(repository: Path, procman: Procman, words: list[str], told: str) -> None:
    outcome = procman(repository, "diff", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert not (repository / "x").exists()


def test_a_process_that_is_gone_can_be_asked_for(repository: Path, procman: Procman) -> None:
    (repository / "processes/service/nw-01.yaml").unlink()
    outcome = procman(repository, "diff", "v1", "NW-01", "--format", "json")
    (process,) = json.loads(outcome.out)["processes"]
    assert (process["id"], process["status"], process["changes"][0]["kind"]) == ("NW-01", "removed", "process-removed")
    assert process["changes"][0]["old_location"]["path"] == "processes/service/nw-01.yaml"
    assert process["changes"][0]["new_location"] is None


def test_two_folders_outside_any_workspace(tmp_path: Path, procman: Procman) -> None:
    old, new = write_workspace(tmp_path / "old"), write_workspace(tmp_path / "new")
    _replace(new, "name: 登记工单", "name: 登记诉求")
    outcome = procman(tmp_path, "diff", "old", "./new", "--format", "json")
    assert (outcome.code, _ids(outcome.out)) == (1, ["CS-02"])
    assert procman(tmp_path, "diff", str(old), "old").code == 0


def test_two_files(tmp_path: Path, procman: Procman) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    text = (BASE / "process.yaml").read_text(encoding="utf-8")
    old.write_bytes(text.encode())
    new.write_bytes(text.replace("name: 登记工单", "name: 登记诉求").encode())
    outcome = procman(tmp_path, "diff", "old.yaml", "new.yaml", "--format", "json")
    data = json.loads(outcome.out)
    (process,) = data["processes"]
    assert (outcome.code, process["id"], data["shared"]) == (1, "CS-02", [])
    assert [change["kind"] for change in process["changes"]] == ["step-renamed"]
    assert process["changes"][0]["old_location"]["path"] == "old.yaml"


def test_a_file_against_a_revision_compares_its_process_only(repository: Path, procman: Procman) -> None:
    assert _ids(procman(repository, "diff", "v1", PROCESS, "--format", "json").out) == ["CS-02"]
    assert _ids(procman(repository, "diff", PROCESS, "--format", "json").out) == []


def test_a_changed_dictionary(repository: Path, procman: Procman) -> None:
    git(repository, "checkout", "-q", ".")
    _replace(repository, "name: 质检员", "name: 质量检查员", "processes/organisation.yaml")
    outcome = procman(repository, "diff", "v1", "--format", "json")
    data = json.loads(outcome.out)
    jsonschema.validate(data, json_schema("report-diff"))
    (change,) = data["shared"]
    assert (outcome.code, data["processes"]) == (1, [])
    assert [change[key] for key in ("kind", "old", "new", "roles", "processes")] == [
        "role-renamed",
        "质检员",
        "质量检查员",
        ["inspector"],
        ["CS-02"],
    ]
    assert change["new_location"]["path"] == "processes/organisation.yaml"
    text = procman(repository, "diff", "v1").out
    assert "公共定义\n  ~ 角色改名：质检员 → 质量检查员  涉及角色：质量检查员  涉及流程：CS-02\n" in text


def test_unreadable_files_of_both_versions_are_told_with_the_version(repository: Path, procman: Procman) -> None:
    _replace(repository, "owner: manager", "owner: [", "processes/service/nw-01.yaml")
    _replace(repository, "status: draft", "status: unknown")
    git(repository, "commit", "-q", "-a", "-m", "broken")
    (repository / "processes/manual.yaml").write_bytes(b"domains: x\n")
    outcome = procman(repository, "diff", "HEAD")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"HEAD:{PROCESS}:6:9：" in outcome.err
    assert "HEAD:processes/service/nw-01.yaml:" in outcome.err
    assert "\nprocesses/manual.yaml:1:" in outcome.err


def test_a_broken_version_can_be_asked_for_a_process_in_it(repository: Path, procman: Procman) -> None:
    _replace(repository, "status: draft", "status: unknown")
    outcome = procman(repository, "diff", "v1", "CS-02")
    assert outcome.code == 2
    assert "CS-02 " not in outcome.out
    assert PROCESS in outcome.err


def test_the_report_in_a_file(repository: Path, procman: Procman) -> None:
    for form in ("text", "json", "text"):
        outcome = procman(repository, "diff", "v1", "--format", form, "--output", "out/changes")
        assert (outcome.code, outcome.out) == (1, "out/changes\n")
    written = (repository / "out/changes").read_text(encoding="utf-8")
    assert written == procman(repository, "diff", "v1").out
    (repository / "out/changes").write_text("somebody else's")
    assert procman(repository, "diff", "v1", "--output", "out/changes").code == 2
    assert procman(repository, "diff", "v1", "--output", "out/changes", "--force").code == 1


def test_a_bare_repository(repository: Path, procman: Procman, tmp_path: Path) -> None:
    git(repository, "commit", "-q", "-a", "-m", "two")
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    for arguments in (["v1", "main"], ["refs/tags/v1", "HEAD"]):
        assert procman(tmp_path / "bare.git", "diff", *arguments).code == 1
    assert procman(tmp_path, "diff", "v1", "main", "--root", "bare.git").code == 1


def test_a_hook_of_another_repository(repository: Path, procman: Procman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository.parent / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository.parent / "nowhere-index"))
    assert _ids(procman(repository, "diff", "v1", "--format", "json").out) == ["CS-02", "NW-01"]


def test_a_language_for_a_manual_without_one(repository: Path, procman: Procman) -> None:
    assert procman(repository, "diff", "v1", "--lang", "en").out.startswith(
        "Changes of processes: v1 → the work tree\n"
    )


@twins_in_use
@pytest.mark.parametrize(
    ("words", "unwanted"), [(["v1"], []), (["v1", "--output", "changes.txt"], []), (["./processes", "."], ["git"])]
)
def test_nothing_is_imported_that_is_not_needed(repository: Path, words: list[str], unwanted: list[str]) -> None:
    code = (
        "import sys; from procman.cli.entry import run; run(['diff', *sys.argv[1:]]);"
        "print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=repository,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    loaded = set(done.stderr.splitlines())
    assert "procman.diff.engine" in loaded
    assert not loaded & {"jinja2", "graphviz", "rich", "typst", "holidays", "markdown_it", "pydantic_core", *unwanted}


def test_a_misspelt_kind_in_the_rule_table_is_told(repository: Path, procman: Procman) -> None:
    table = "title: 流程手册\nversioning: {major: [time-limit-changed, time-limit-chnged]}\n"
    (repository / "processes/manual.yaml").write_bytes(table.encode())
    outcome = procman(repository, "diff", "v1", "CS-02", "--format", "json", "--fail-on", "major")
    assert outcome.code == 1
    assert "time-limit-chnged" in outcome.err
    assert "“time-limit-changed”" not in outcome.err


def test_an_id_that_was_probably_meant(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "diff", "v1", ".", "cs-02")
    assert outcome.code == 2
    assert "CS-02" in outcome.err
