"""A repository with thirty versions of the sample: changes, levels, log and bulletin are those that are expected."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.cli.conftest import Procman
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow

VERSIONS: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "versions.yaml").read_text(encoding="utf-8")
)
FILES = {
    "CS-01": "customer-service/cs-01-inquiry.yaml",
    "CS-02": "customer-service/cs-02-complaint.yaml",
    "HR-02": "human-resources/hr-02-training.yaml",
}


@dataclass(frozen=True)
class Scripted:
    """The repository, and the version of the process at each tag ``manual-v1.<number>``."""

    root: Path
    versions: list[str]


def _git(root: Path, *arguments: str, day: int = 1) -> None:
    date = f"2027-01-{day:02}T09:00:00+08:00"
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "王敏"), ("EMAIL", "wang.min@example.com"), ("DATE", date))
    }
    subprocess.run(
        ["git", "-C", str(root), *arguments],
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(root), **identity},
    )


def _raised(version: str, asks: str) -> str:
    major, minor = map(int, version.split("."))
    return {"major": f"{major + 1}.0", "minor": f"{major}.{minor + 1}", "none": version}[asks]


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Scripted:
    root = tmp_path_factory.mktemp("scripted")
    shutil.copytree(REPOSITORY / "processes", root / "processes")
    _git(root, "init", "-q", "-b", "main")
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "首版")
    _git(root, "tag", "-a", "manual-v1.0", "-m", "首版")
    current = dict.fromkeys(FILES, "1.0")
    versions = ["1.0"]
    for number, step in enumerate(VERSIONS, start=1):
        path = root / "processes" / FILES[step["process"]]
        text = path.read_text(encoding="utf-8")
        for old, new in step["edit"]:
            assert text.count(old) >= 1, f"version {number}: {old!r} is not there"
            text = text.replace(old, new, 1)
        raised = _raised(current[step["process"]], step["asks"])
        text = re.sub(r'^version: "[\d.]+"', f'version: "{raised}"', text, count=1, flags=re.MULTILINE)
        current[step["process"]] = raised
        path.write_text(text, encoding="utf-8")
        versions.append(raised)
        _git(root, "commit", "-q", "-a", "-m", f"第 {number} 次修订", day=number)
        _git(
            root,
            "tag",
            "-a",
            f"manual-v1.{number}",
            "-m",
            f"第 {number} 次发布\n\nApproved-by: 李强 <li.qiang@example.com>",
            day=number,
        )
    return Scripted(root, versions)


def test_there_are_thirty_versions_of_many_kinds() -> None:
    assert len(VERSIONS) == 30
    assert len({kind for version in VERSIONS for kind in version["kinds"]}) >= 22


@pytest.mark.parametrize("number", range(1, len(VERSIONS) + 1))
def test_each_version_tells_what_was_edited_and_asks_for_its_level(
    number: int, scripted: Scripted, procman: Procman
) -> None:
    expected = VERSIONS[number - 1]
    outcome = procman(scripted.root, "diff", f"manual-v1.{number - 1}", f"manual-v1.{number}", "--format", "json")
    report = json.loads(outcome.out)
    assert report["shared"] == []
    changed = {process["id"]: process for process in report["processes"]}
    if not expected["kinds"]:
        assert changed == {}
        assert outcome.code == 0
        return
    assert list(changed) == [expected["process"]]
    process = changed[expected["process"]]
    # The version number is data of the document, and changes with every version.
    told = [change["kind"] for change in process["changes"] if change["element"] != "version"]
    assert sorted(told) == sorted(expected["kinds"])
    assert process["bump"] == expected["asks"]
    assert process["declared_bump"] == expected["asks"]


def test_read_backwards_each_version_is_undone(scripted: Scripted, procman: Procman) -> None:
    for number in (1, 7, 14, 22, 30):
        forth = json.loads(
            procman(scripted.root, "diff", f"manual-v1.{number - 1}", f"manual-v1.{number}", "--format", "json").out
        )
        back = json.loads(
            procman(scripted.root, "diff", f"manual-v1.{number}", f"manual-v1.{number - 1}", "--format", "json").out
        )
        values = [
            sorted(
                (json.dumps([change[one], change[other]]), change["element"])
                for process in report["processes"]
                for change in process["changes"]
            )
            for report, one, other in ((forth, "old", "new"), (back, "new", "old"))
        ]
        assert values[0] == values[1]


def test_the_log_has_every_version_of_the_process(scripted: Scripted, procman: Procman) -> None:
    outcome = procman(scripted.root, "log", "CS-02", "--format", "json")
    assert outcome.code == 0
    told = [entry["version"] for entry in json.loads(outcome.out)["entries"]]
    expected = ["1.0"]
    for version, step in zip(scripted.versions[1:], VERSIONS, strict=True):
        if step["process"] == "CS-02" and version != expected[-1]:
            expected.append(version)
    assert told == expected[::-1]
    assert "李强" in outcome.out


@pytest.mark.parametrize("number", [number for number, step in enumerate(VERSIONS, start=1) if step["roles"]])
def test_the_bulletin_reaches_whom_the_version_concerns(number: int, scripted: Scripted, procman: Procman) -> None:
    for role in VERSIONS[number - 1]["roles"]:
        outcome = procman(
            scripted.root,
            *("bulletin", f"manual-v1.{number - 1}", f"manual-v1.{number}", "--role", role, "--format", "markdown"),
            *("--output", str(scripted.root / "bulletin.md")),
        )
        assert outcome.code == 0, outcome.err
        text = (scripted.root / "bulletin.md").read_text(encoding="utf-8")
        assert "CS-02" in text


def test_all_thirty_at_once(scripted: Scripted, procman: Procman) -> None:
    report = json.loads(procman(scripted.root, "diff", "manual-v1.0", "manual-v1.30", "--format", "json").out)
    assert [process["id"] for process in report["processes"]] == ["CS-02", "HR-02"]
    complaint = report["processes"][0]
    kinds = {change["kind"] for change in complaint["changes"]}
    undone = {"branch-added", "branch-removed"}
    assert {kind for step in VERSIONS if step["process"] == "CS-02" for kind in step["kinds"]} - undone <= kinds
    assert not undone & kinds, "what came and went again is no change between the first and the last"
    assert complaint["bump"] == "major"
