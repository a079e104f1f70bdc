"""Documents and lists of earlier versions, and how they are marked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Procman
from tests.cli.repositories import MOVED, Repository, repository

__all__ = ["repository"]

LIMIT = ("time_limit: 3wd", "time_limit: 2wd")
IN_FORCE = ("status: draft", "status: effective")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def released(repository: Repository) -> Repository:
    """v2 holds 1.1, in force; v3 holds 2.0 of another limit, in force, in a file elsewhere; NW-01 is gone in v3."""
    repository.version("1.0", "1.1", IN_FORCE, message="in force")
    repository.tag("v2", "second")
    repository.move(MOVED)
    (repository.root / "processes/service/nw-01.yaml").unlink()
    repository.version("1.1", "2.0", LIMIT)
    repository.tag("v3", "third")
    return repository


def test_show_a_version(released: Repository, procman: Procman) -> None:
    outcome = procman(released.root, "show", "CS-02@v2")
    assert outcome.code == 0
    assert "1.1  有效" in outcome.out
    assert "3 个工作日" in outcome.out
    assert outcome.err == "CS-02 1.1：本文件为 1.1 版，已作废，现行版本为 2.0 版；仅供查阅，不得执行。\n"
    assert "2.0  有效" in procman(released.root, "show", "CS-02").out


def test_show_a_process_that_is_gone(released: Repository, procman: Procman) -> None:
    assert procman(released.root, "show", "NW-01").code == 2
    outcome = procman(released.root, "show", "NW-01@v1")
    assert outcome.code == 0
    assert "本流程已取消" in outcome.err


def test_list_a_version(released: Repository, procman: Procman) -> None:
    data = json.loads(procman(released.root, "list", "--rev", "v1", "--format", "json").out)
    assert [(one["id"], one["version"]) for one in data["processes"]] == [("CS-02", "1.0"), ("NW-01", "1.0")]


def test_the_index_and_folders_are_versions(released: Repository, procman: Procman, tmp_path: Path) -> None:
    released.edit(('version: "2.0"', 'version: "3.0"'))
    for rev, version in ((":", "2.0"), (".", "3.0"), (str(released.root / "processes"), "3.0"), ("HEAD~1", "1.1")):
        data = json.loads(procman(released.root, "list", "--rev", rev, "--format", "json").out)
        assert next(one["version"] for one in data["processes"] if one["id"] == "CS-02") == version


def test_the_manual_of_a_version(released: Repository, procman: Procman) -> None:
    outcome = procman(released.root, "render", "manual", "--rev", "v2", "--output", "old.html")
    assert (outcome.code, outcome.out) == (0, "old.html\n")
    html = (released.root / "old.html").read_text(encoding="utf-8")
    assert "本手册为 v2 版，其中部分流程已作废或换版" in html
    assert "本文件为 1.1 版，已作废，现行版本为 2.0 版" in html
    assert re.search(r'<article class="process retired withdrawn" id="cs-02"', html)
    assert "已废止" in html
    assert "V2.0" not in html, "the revision record ends with the version that is shown"
    record = html[html.index('id="cs-02-annex"') :]
    assert record.index("V1.1") < record.index("V1.0")


def test_the_manual_of_now_carries_no_mark(released: Repository, procman: Procman) -> None:
    for options in ((), ("--rev", "v3"), ("--rev", "HEAD")):
        assert procman(released.root, "render", "manual", "--output", "now.html", *options).err == ""
        assert "作废" not in (released.root / "now.html").read_text(encoding="utf-8")


def test_a_later_draft_does_not_withdraw_what_is_in_force(released: Repository, procman: Procman) -> None:
    released.edit(('version: "2.0"', 'version: "2.1"'), ("status: effective", "status: draft"))
    assert procman(released.root, "show", "CS-02@v3").err == ""


def test_a_retired_process_is_marked(released: Repository, procman: Procman) -> None:
    released.edit(("status: effective", "status: retired"))
    procman(released.root, "render", "flowchart", "CS-02", "--output", "now.svg")
    assert _watermarks(released.root / "now.svg") == ["作废"]
    procman(released.root, "render", "flowchart", "CS-02", "--rev", "v3", "--output", "old.svg")
    assert _watermarks(released.root / "old.svg") == ["作废"]


def _watermarks(path: Path) -> list[str]:
    groups = ElementTree.parse(path).getroot().iter(f"{SVG}g")
    found = [one for one in groups if one.get("class") == "watermark"]
    assert all(one.get("aria-hidden") == "true" and float(one.get("fill-opacity", "1")) < 0.2 for one in found)
    return sorted({text.text or "" for one in found for text in one.iter(f"{SVG}text")})


def test_the_flowchart_of_a_version(released: Repository, procman: Procman) -> None:
    outcome = procman(released.root, "render", "flowchart", "CS-02", "--rev", "v2", "--output", "old.svg")
    assert outcome.code == 0
    root = ElementTree.parse(released.root / "old.svg").getroot()
    assert root[-1].get("class") == "watermark", "it lies on top"
    described = next(one.text or "" for one in root.iter(f"{SVG}desc"))
    assert described.startswith("作废: 本文件为 1.1 版，已作废")
    assert "3 个工作日" in (released.root / "old.svg").read_text(encoding="utf-8")
    procman(released.root, "render", "flowchart", "CS-02", "--output", "now.svg")
    assert _watermarks(released.root / "now.svg") == []


def test_every_page_of_a_flowchart_is_marked(released: Repository, procman: Procman) -> None:
    outcome = procman(
        released.root, "render", "flowchart", "CS-02", "--rev", "v2", "--paper", "a4", "--lang", "en", "-o", "pages"
    )
    written = outcome.out.splitlines()
    assert written
    assert all(_watermarks(released.root / path) == ["WITHDRAWN"] for path in written)


@pytest.mark.parametrize("command", [("landscape", "-o", "x.svg"), ("matrix", "-o", "x.xlsx")])
def test_the_other_documents_of_a_version(released: Repository, procman: Procman, command: tuple[str, ...]) -> None:
    assert procman(released.root, "render", *command, "--rev", "v1").code == 0


def test_a_version_in_another_language(released: Repository, procman: Procman) -> None:
    outcome = procman(released.root, "render", "manual", "CS-02", "--rev", "v2", "--lang", "en", "-o", "en.html")
    assert outcome.code == 0
    assert "Register the ticket" in (released.root / "en.html").read_text(encoding="utf-8")
    assert "replaced by version 2.0" in outcome.err


@pytest.mark.parametrize("revision", ["v9", "--output=x", "", "v1:processes"])
def test_a_revision_that_is_none(released: Repository, procman: Procman, revision: str) -> None:
    outcome = procman(released.root, "render", "manual", f"--rev={revision}")
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 2
    assert not (released.root / "x").exists()


def test_a_process_that_cannot_be_read_keeps_nobody_from_the_others(released: Repository, procman: Procman) -> None:
    released.edit(("role: agent", "performer: agent"))
    released.commit("broken")
    released.edit(("performer: agent", "role: agent"))
    (released.root / "processes/service/nw-01.yaml").write_text(
        "id: NW-01\nname: 抢修\ndomain: network\nowner: manager\nversion: '1.1'\n", encoding="utf-8"
    )
    released.commit("mended")
    revision = released.git("rev-parse", "HEAD~1")
    (released.root / "processes/service/other.yaml").write_text("id: NW-02\nname: [\n", encoding="utf-8")
    released.commit("another broken")
    outcome = procman(released.root, "list", "--rev", "HEAD", "--format", "json")
    assert [one["id"] for one in json.loads(outcome.out)["processes"]] == ["CS-02", "NW-01"]
    assert "HEAD:processes/service/other.yaml:" in outcome.err
    asked = procman(released.root, "show", f"CS-02@{revision}")
    assert asked.code == 2
    assert f"{revision}:processes/network/complaints.yaml" in asked.err


def test_a_work_tree_that_cannot_be_read_withdraws_nothing(released: Repository, procman: Procman) -> None:
    released.edit(("role: agent", "performer: agent"))
    outcome = procman(released.root, "show", "CS-02@v2")
    assert (outcome.code, outcome.err) == (0, "")


def test_a_bare_repository(released: Repository, procman: Procman, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    released.git("clone", "-q", "--bare", str(released.root), str(bare))
    outcome = procman(bare, "render", "manual", "--rev", "v2", "--output", str(tmp_path / "old.html"))
    assert outcome.code == 0, outcome.err
    html = (tmp_path / "old.html").read_text(encoding="utf-8")
    assert "现行版本为 2.0 版" in html
    assert "in force" not in html
    without = procman(bare, "render", "manual", "--rev", "v2")
    assert without.code == 2
    assert "--root" in without.err


def test_a_shallow_clone(released: Repository, procman: Procman, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    released.git("clone", "-q", "--depth=1", released.root.as_uri(), str(clone))
    outcome = procman(clone, "show", "CS-02@v1")
    assert outcome.code == 2
    assert "git fetch" in outcome.err


def test_a_detached_head(released: Repository, procman: Procman) -> None:
    released.git("checkout", "-q", "--detach", "v1")
    outcome = procman(released.root, "show", "CS-02@v3")
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("manual", "--format", "markdown"), "versions/v2/manual.md"),
        (("guide",), "versions/v2/guides/CS-02.html"),
        (("site",), "versions/v2/site/processes/CS-02.html"),
    ],
)
def test_documents_of_a_version_stand_beside_those_of_now(
    released: Repository, procman: Procman, command: tuple[str, ...], told: str
) -> None:
    outcome = procman(released.root, "render", *command, "--rev", "v2")
    assert outcome.code == 0, outcome.err
    assert "已作废，现行版本为 2.0 版" in (released.root / "build" / told).read_text(encoding="utf-8")
    assert [path.name for path in (released.root / "build").iterdir()] == ["versions"]
