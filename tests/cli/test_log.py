from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from procman.report.schemas import json_schema
from tests.cli.conftest import Procman
from tests.cli.repositories import MOVED, Repository, repository

__all__ = ["repository"]

LIMIT = ("time_limit: 3wd", "time_limit: 2wd")
SHORTER = ("time_limit: 2wd", "time_limit: 1wd")
TOLD = "步骤“调查原因”的时限：3 个工作日 → 2 个工作日"
TOLD_SHORTER = "步骤“调查原因”的时限：2 个工作日 → 1 个工作日"


def history(repository: Repository, procman: Procman, *options: str, id: str = "CS-02") -> dict[str, Any]:
    outcome = procman(repository.root, "log", id, "--format", "json", *options)
    assert outcome.code == 0, outcome.err
    data: dict[str, Any] = json.loads(outcome.out)
    jsonschema.validate(data, json_schema("report-log"))
    again = procman(repository.root, "log", id, "--format", "json", *options)
    assert again.out == outcome.out, "what is kept says the same"
    return data


def told(data: dict[str, Any]) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [
        (one["kind"], one["version"], one["release"], [change["message"] for change in one["changes"]])
        for one in data["entries"]
    ]


def test_versions_newest_first(repository: Repository, procman: Procman) -> None:
    repository.version("1.0", "1.1", LIMIT)
    repository.tag("v2", "第二版\n\nApproved-by: 王芳 <wang@example.org>")
    repository.version("1.1", "1.2", SHORTER, ("name: 归档", "name: 资料归档"))
    out = procman(repository.root, "log", "CS-02").out
    assert out == (
        "CS-02  投诉流程\n"
        "\n"
        "1.2  尚未发布  2026-01-04  李强  次版本\n"
        f"    {TOLD_SHORTER}\n"
        "    步骤改名：归档 → 资料归档\n"
        "\n"
        "1.1  v2  2026-01-03  李强（批准：王芳）  次版本\n"
        f"    {TOLD}\n"
        "\n"
        "1.0  v1  2026-01-02  李强\n"
        "    首次制定。\n"
    )


def test_without_tags(repository: Repository, procman: Procman) -> None:
    repository.git("tag", "-d", "v1")
    repository.version("1.0", "1.1", LIMIT)
    data = history(repository, procman)
    assert told(data) == [("version", "1.1", None, [TOLD]), ("version", "1.0", None, [])]
    assert "尚未发布" not in procman(repository.root, "log", "CS-02").out


def test_a_rename_with_an_edit_and_another_domain(repository: Repository, procman: Procman) -> None:
    repository.move(MOVED)
    repository.version("1.0", "2.0", LIMIT, ("domain: service", "domain: network"))
    newest, oldest = history(repository, procman)["entries"]
    assert (newest["path"], newest["comparison"], oldest["path"]) == (MOVED, "changes", "processes/service/cs-02.yaml")
    assert TOLD in [change["message"] for change in newest["changes"]]


def test_a_process_that_went_and_came_back_elsewhere(repository: Repository, procman: Procman) -> None:
    content = (repository.root / repository.path).read_bytes()
    (repository.root / repository.path).unlink()
    repository.commit("gone")
    (repository.root / MOVED).parent.mkdir(parents=True)
    (repository.root / MOVED).write_bytes(content.replace(b'"1.0"', b'"1.1"').replace(b"3wd", b"2wd"))
    repository.commit("back")
    assert told(history(repository, procman)) == [
        ("version", "1.1", None, [TOLD]),
        ("removed", None, None, []),
        ("version", "1.0", "v1", []),
    ]


def test_a_process_that_is_gone(repository: Repository, procman: Procman) -> None:
    (repository.root / repository.path).unlink()
    repository.commit("gone")
    assert [one["kind"] for one in history(repository, procman)["entries"]] == ["removed", "version"]


def test_another_process_in_the_same_file(repository: Repository, procman: Procman) -> None:
    """Nothing is followed by path."""
    repository.version("1.0", "1.1", LIMIT)
    repository.edit(("id: CS-02", "id: CS-05"))
    repository.commit()
    assert told(history(repository, procman))[0][0] == "removed"
    assert told(history(repository, procman, id="CS-05")) == [("version", "1.1", None, [])]


def test_a_version_that_cannot_be_read_is_told(repository: Repository, procman: Procman) -> None:
    repository.edit(("time_limit: 3wd", "time_limit: [2wd"))
    repository.commit("broken")
    repository.edit(("time_limit: [2wd", "time_limit: 2wd"), ('version: "1.0"', 'version: "1.1"'))
    repository.commit("mended")
    assert told(history(repository, procman)) == [
        ("version", "1.1", None, [TOLD]),
        ("unreadable", None, None, []),
        ("version", "1.0", "v1", []),
    ]
    assert "文件无法读取" in procman(repository.root, "log", "CS-02").out


def test_a_version_of_another_format_is_told(repository: Repository, procman: Procman) -> None:
    repository.version("1.0", "1.1", ("role: agent", "performer: agent"))
    repository.version("1.1", "1.2", ("performer: agent", "role: agent"))
    comparisons = [one["comparison"] for one in history(repository, procman)["entries"]]
    assert comparisons == ["not-comparable", "not-comparable", "new"]
    assert "不符合现行格式" in procman(repository.root, "log", "CS-02").out


def test_what_is_not_committed_is_marked(repository: Repository, procman: Procman) -> None:
    assert [one["kind"] for one in history(repository, procman)["entries"]] == ["version"]
    repository.edit(LIMIT)
    entry = history(repository, procman)["entries"][0]
    assert (entry["kind"], entry["version"], entry["commit"], entry["level"]) == ("work-tree", "1.0", None, "minor")
    repository.edit(('version: "1.0"', 'version: "1.1"'))
    assert procman(repository.root, "log", "CS-02").out.splitlines()[2] == "1.1（尚未提交）  次版本"


def test_line_ends_of_windows_are_no_change(repository: Repository, procman: Procman) -> None:
    file = repository.root / repository.path
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert [one["kind"] for one in history(repository, procman)["entries"]] == ["version"]


def test_commits_within_a_version_on_request(repository: Repository, procman: Procman) -> None:
    repository.edit(LIMIT)
    repository.commit("shorter")
    repository.version("1.0", "1.1", SHORTER)
    assert [one["kind"] for one in history(repository, procman)["entries"]] == ["version", "version"]
    every = history(repository, procman, "--all")
    assert [(one["kind"], one["subject"]) for one in every["entries"]] == [
        ("version", "change"),
        ("commit", "shorter"),
        ("version", "first"),
    ]
    # From version to version nothing is lost, whichever commit made it.
    assert every["entries"][0]["changes"][0]["message"] == "步骤“调查原因”的时限：3 个工作日 → 1 个工作日"
    assert "1.0（版本内修改）" in procman(repository.root, "log", "CS-02", "--all").out


def test_a_merge_passes_on_what_the_branch_did(repository: Repository, procman: Procman) -> None:
    repository.git("switch", "-q", "-c", "shorter")
    repository.version("1.0", "1.1", LIMIT, message="shorter limit")
    repository.git("switch", "-q", "main")
    (repository.root / "README.md").write_text("other", encoding="utf-8")
    repository.commit("other")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge shorter\n\nApproved-by: 王芳", "shorter")
    assert told(history(repository, procman, "--all")) == [
        ("version", "1.1", None, [TOLD]),
        ("version", "1.0", "v1", []),
    ]
    entry = history(repository, procman)["entries"][0]
    assert (entry["subject"], entry["author"], entry["approvers"]) == ("shorter limit", "李强", ["王芳"])


def test_a_merge_that_makes_a_version_of_its_own(repository: Repository, procman: Procman) -> None:
    repository.git("switch", "-q", "-c", "shorter")
    repository.version("1.0", "1.1", LIMIT)
    repository.git("switch", "-q", "main")
    repository.version("1.0", "1.2", ("name: 归档", "name: 资料归档"))
    repository.git("merge", "-q", "--no-commit", "-X", "ours", "shorter")
    repository.edit(('version: "1.2"', 'version: "2.0"'))
    repository.commit("both")
    assert [one["version"] for one in history(repository, procman)["entries"]] == ["2.0", "1.2", "1.1", "1.0"]


def test_a_detached_head(repository: Repository, procman: Procman) -> None:
    repository.version("1.0", "1.1", LIMIT)
    repository.git("checkout", "-q", "--detach", "v1")
    assert told(history(repository, procman)) == [("version", "1.0", "v1", [])]


def test_up_to_a_revision(repository: Repository, procman: Procman) -> None:
    repository.version("1.0", "1.1", LIMIT)
    repository.edit(SHORTER)
    assert told(history(repository, procman, id="CS-02@v1")) == [("version", "1.0", "v1", [])]


@pytest.mark.parametrize("revision", ["v9", "--output=x", "", "\n"])
def test_a_revision_that_is_none(repository: Repository, procman: Procman, revision: str) -> None:
    outcome = procman(repository.root, "log", f"CS-02@{revision}")
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) >= 2
    assert not (repository.root / "x").exists()


def test_a_shallow_clone_says_so(repository: Repository, procman: Procman, tmp_path: Path) -> None:
    repository.version("1.0", "1.1", LIMIT)
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth=1", repository.root.as_uri(), str(clone))
    outcome = procman(clone, "log", "CS-02", "--format", "json")
    data = json.loads(outcome.out)
    assert (data["complete"], data["entries"][0]["comparison"]) == (False, "earlier-unknown")
    assert "git fetch --unshallow --tags" in outcome.err


def test_a_bare_repository(repository: Repository, procman: Procman, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    repository.version("1.0", "1.1", LIMIT)
    repository.git("clone", "-q", "--bare", str(repository.root), str(bare))
    outcome = procman(bare, "log", "CS-02", "--format", "json")
    assert outcome.code == 0, outcome.err
    assert [one["version"] for one in json.loads(outcome.out)["entries"]] == ["1.1", "1.0"]


def test_a_submodule(repository: Repository, procman: Procman, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    repository.git("init", "-q", ".", folder=outer)
    repository.git("submodule", "--quiet", "add", str(repository.root), "manual", folder=outer)
    outcome = procman(outer / "manual", "log", "CS-02", "--format", "json")
    assert [one["version"] for one in json.loads(outcome.out)["entries"]] == ["1.0"]


def test_a_workspace_below_the_top_of_its_repository(repository: Repository, procman: Procman) -> None:
    (repository.root / "manual").mkdir()
    repository.git("mv", "processes", "manual/processes")
    repository.path = f"manual/{repository.path}"
    repository.commit("moved")
    repository.version("1.0", "1.1", LIMIT)
    outcome = procman(repository.root / "manual", "log", "CS-02", "--format", "json")
    newest, oldest = json.loads(outcome.out)["entries"]
    assert ([change["message"] for change in newest["changes"]], oldest["version"]) == ([TOLD], "1.0")


def test_no_repository(repository: Repository, procman: Procman, tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    (repository.root / "processes").rename(tmp_path / "processes")
    folder.mkdir()
    (tmp_path / "processes").rename(folder / "processes")
    outcome = procman(folder, "log", "CS-02")
    assert outcome.code == 2
    assert "git" in outcome.err


def test_a_repository_without_a_commit(procman: Procman, repository: Repository, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (repository.root / "processes").rename(folder / "processes")
    repository.git("init", "-q", ".", folder=folder)
    outcome = procman(folder, "log", "CS-02", "--format", "json")
    assert [one["kind"] for one in json.loads(outcome.out)["entries"]] == ["work-tree"]


def test_an_id_that_never_was(repository: Repository, procman: Procman) -> None:
    outcome = procman(repository.root, "log", "CS-20", "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Did you mean CS-02?" in outcome.err


def test_markdown_holds_no_markup_of_definitions(repository: Repository, procman: Procman) -> None:
    repository.version("1.0", "1.1", ("name: 归档", 'name: "<b>|归档|</b> @all"'))
    out = procman(repository.root, "log", "CS-02", "--format", "markdown").out
    assert "归档 → &lt;b&gt;\\|归档\\|&lt;/b&gt; &#64;all |" in out


def test_what_is_kept_is_not_used_with_other_names(repository: Repository, procman: Procman) -> None:
    repository.version("1.0", "1.1", ("consulted: [agent]", "consulted: [inspector]"))
    assert "质检员" in procman(repository.root, "log", "CS-02").out
    file = repository.root / "processes/organisation.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("质检员", "质量专员"), encoding="utf-8")
    out = procman(repository.root, "log", "CS-02").out
    assert "质量专员" in out
    assert "质检员" not in out


def test_damage_of_what_is_kept_is_no_matter(repository: Repository, procman: Procman, tmp_path: Path) -> None:
    repository.version("1.0", "1.1", LIMIT)
    before = procman(repository.root, "log", "CS-02").out
    (tmp_path / "cache/history.sqlite").write_bytes(b"damage" * 1000)
    assert procman(repository.root, "log", "CS-02").out == before
