from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema
import pytest

from procman.report.schemas import json_schema
from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace
from tests.diff.build import FOLDER

BASE = FOLDER / "base"


@pytest.fixture
def folders(make_workspace: MakeWorkspace) -> tuple[Path, Path]:
    """Two workspaces: the base, and one with a shorter limit and another name of the other process."""
    contents = {f"{name}.yaml": (BASE / f"{name}.yaml").read_text("utf-8") for name in _FILES}
    old = make_workspace(contents, "old")
    contents["process.yaml"] = contents["process.yaml"].replace("time_limit: 3wd", "time_limit: 2wd")
    contents["other.yaml"] = contents["other.yaml"].replace("name: 抢修流程", "name: 故障抢修流程")
    return old, make_workspace(contents, "new")


_FILES = ("manual", "organisation", "requirements", "glossary", "process", "other")


def _compare(procman: Procman, folders: tuple[Path, Path], *arguments: str) -> tuple[int, str, str]:
    old, new = folders
    outcome = procman(new, "diff", str(old), ".", *arguments)
    return outcome.code, outcome.out, outcome.err


def test_every_changed_process_is_drawn_into_the_output_folder(procman: Procman, folders: tuple[Path, Path]) -> None:
    plain = _compare(procman, folders)
    code, out, err = _compare(procman, folders, "--drawings")
    assert (code, out) == plain[:2]
    assert err.splitlines() == ["build/changes/CS-02.svg", "build/changes/NW-01.svg"]
    root = ElementTree.fromstring((folders[1] / "build/changes/CS-02.svg").read_text("utf-8"))
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"3 个工作日", "→ 2 个工作日"} <= set(texts)


def test_json_stays_json(procman: Procman, folders: tuple[Path, Path]) -> None:
    code, out, err = _compare(procman, folders, "CS-02", "--drawings", "--format", "json")
    jsonschema.validate(json.loads(out), json_schema("report-diff"))
    assert (code, err) == (1, "build/changes/CS-02.svg\n")


def test_another_folder_and_the_other_direction(procman: Procman, folders: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "drawings"
    drawn = {}
    for direction in ("vertical", "horizontal"):
        code, _, err = _compare(procman, folders, "CS-02", "--drawings-folder", str(target), "--direction", direction)
        assert (code, err) == (1, f"{target / 'CS-02.svg'}\n")
        drawn[direction] = (target / "CS-02.svg").read_text("utf-8")
    assert not (folders[1] / "build").exists()
    assert _shape(drawn["horizontal"]) > 1 > _shape(drawn["vertical"])


def _shape(svg: str) -> float:
    """Width by height."""
    root = ElementTree.fromstring(svg)
    return float(root.get("width", "")) / float(root.get("height", ""))


def test_without_changes_nothing_is_drawn(procman: Procman, folders: tuple[Path, Path]) -> None:
    outcome = procman(folders[1], "diff", str(folders[1]), ".", "--drawings")
    assert (outcome.code, outcome.err) == (0, "")
    assert not (folders[1] / "build").exists()


def test_quiet_holds_the_paths_back(procman: Procman, folders: tuple[Path, Path]) -> None:
    old, new = folders
    outcome = procman(new, "--quiet", "diff", str(old), ".", "--drawings")
    assert (outcome.code, outcome.err) == (1, "")
    assert (new / "build/changes/CS-02.svg").is_file()


def test_somebody_elses_file_is_kept(procman: Procman, folders: tuple[Path, Path]) -> None:
    theirs = folders[1] / "build/changes/CS-02.svg"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("<svg/>")
    code, _, _ = _compare(procman, folders, "--drawings")
    assert (code, theirs.read_text()) == (2, "<svg/>")
    code, _, _ = _compare(procman, folders, "--drawings", "--force")
    assert code == 1
    assert theirs.read_text("utf-8") != "<svg/>"


def test_drawings_are_written_again_over_themselves(procman: Procman, folders: tuple[Path, Path]) -> None:
    first = _compare(procman, folders, "--drawings")
    drawn = (folders[1] / "build/changes/CS-02.svg").read_bytes()
    assert _compare(procman, folders, "--drawings") == first
    assert (folders[1] / "build/changes/CS-02.svg").read_bytes() == drawn


def test_outside_of_a_workspace_a_folder_is_asked_for(
    procman: Procman, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    arguments = ("diff", str(folders[0]), str(folders[1]))
    assert procman(outside, *arguments, "--drawings").code == 2
    assert procman(outside, *arguments, "--drawings-folder", "here").code == 1
    assert (outside / "here" / "CS-02.svg").is_file()
