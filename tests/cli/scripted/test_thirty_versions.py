"""A repository with thirty versions of the sample: changes, levels, log and bulletin are those that are expected."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Procman
from tests.cli.scripted.repository import VERSIONS, Scripted

pytestmark = pytest.mark.slow


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
