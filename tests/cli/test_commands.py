from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from procman.report.schemas import schema_names
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_what_init_writes_lints_clean_and_renders(procman: Procman, tmp_path: Path, language: str) -> None:
    outcome = procman(tmp_path, "init", "firm", "--lang", language)
    assert outcome.code == 0
    assert "firm/processes/manual.yaml" in outcome.out.splitlines()
    root = tmp_path / "firm"
    lint = procman(root, "lint", "--fail-on", "info", "--format", "json")
    assert (lint.code, json.loads(lint.out)["findings"]) == (0, [])
    assert procman(root, "fmt", "--check").code == 0
    assert procman(root, "render", "manual").code == 0
    assert procman(root, "render", "flowchart").out == "build/flowcharts/AD-01.svg\n"


def test_init_leaves_what_is_there(procman: Procman, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    outcome = procman(tmp_path, "init")
    assert outcome.code == 2
    assert not (tmp_path / "processes").exists()
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_new_writes_a_skeleton_that_loads(procman: Procman, make_workspace: MakeWorkspace, language: str) -> None:
    root = make_workspace()
    name = 'Cars: "use" # and {care}'
    outcome = procman(root, "new", "AD-02", "--name", name, "--domain", "administration", "--lang", language)
    assert (outcome.code, outcome.out) == (0, "processes/administration/ad-02.yaml\n")
    workspace = load(FolderTree(root))
    assert workspace.problems == ()
    assert workspace.definitions.processes["AD-02"].name == name
    again = procman(root, "new", "AD-02", "--name", "x", "--domain", "administration")
    assert again.code == 2


@pytest.mark.parametrize(
    ("process_id", "domain"),
    [("../X-1", "administration"), ("AD-02", "../x"), ("AD-02", "none"), ("ad-02", "administration")],
)
def test_new_refuses_what_is_no_id(
    procman: Procman, make_workspace: MakeWorkspace, process_id: str, domain: str
) -> None:
    root = make_workspace()
    before = sorted(root.rglob("*"))
    assert procman(root, "new", process_id, "--name", "x", "--domain", domain).code == 2
    assert sorted(root.rglob("*")) == before


def test_a_name_that_cannot_be_read_back_is_refused(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    assert procman(root, "new", "AD-02", "--name", "甲\u202e乙", "--domain", "administration").code == 2
    assert not (root / "processes/administration/ad-02.yaml").exists()


def test_list_and_show(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    listed = json.loads(procman(root, "list", "--format", "json").out)
    assert [(process["id"], process["steps"]) for process in listed["processes"]] == [("AD-01", 6)]
    shown = procman(root, "show", "AD-01").out
    parts = ("办公用品采购流程", "退回修改 （最多 2 次） → 1 填写采购申请", "★ KC-01  2 是否同意采购？")
    for part in parts:
        assert part in shown


@pytest.mark.parametrize("name", schema_names())
def test_schemas_are_schemas(procman: Procman, tmp_path: Path, name: str) -> None:
    outcome = procman(tmp_path, "schema", name)
    assert outcome.code == 0
    jsonschema.Draft7Validator.check_schema(json.loads(outcome.out))


def test_an_unknown_schema(procman: Procman, tmp_path: Path) -> None:
    assert procman(tmp_path, "schema", "nonsense").code == 2


def test_json_geometry_goes_to_stdout(procman: Procman, make_workspace: MakeWorkspace) -> None:
    outcome = procman(make_workspace(), "render", "flowchart", "AD-01", "--format", "json")
    assert outcome.code == 0
    geometry = json.loads(outcome.out)
    assert geometry["process"] == "AD-01"
    assert {"direction", "width", "height", "lanes", "phases", "nodes", "edges", "pages"} <= set(geometry)


def test_json_geometry_with_its_metrics(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    outcome = procman(root, "render", "flowchart", "AD-01", "--format", "json", "--metrics")
    geometry = json.loads(outcome.out)
    schema = json.loads(procman(root, "schema", "report-flowchart").out)
    jsonschema.Draft7Validator(schema).validate(geometry)
    assert set(geometry["metrics"]) == set(schema["properties"]["metrics"]["properties"])
    assert geometry["metrics"]["edges"] == len(geometry["edges"])
    assert geometry["metrics"]["bends"] == sum(len(edge["points"]) - 2 for edge in geometry["edges"])
    assert geometry["metrics"]["label_hits"] == 0


def test_metrics_belong_to_json(procman: Procman, make_workspace: MakeWorkspace) -> None:
    outcome = procman(make_workspace(), "render", "flowchart", "--metrics", "--lang", "en")
    assert (outcome.code, "it is for json" in outcome.err) == (2, True)


def test_lanes_are_suggested_and_written(procman: Procman, make_workspace: MakeWorkspace) -> None:
    path = make_workspace() / "processes/administration/ad-01-purchase.yaml"
    root, original = path.parents[2], path.read_bytes()
    declared = [lane["id"] for lane in _geometry(procman, root)["lanes"]]
    bad = b"\nlanes: [" + ", ".join(reversed(declared)).encode() + b"]\nphases:  # a comment"
    path.write_bytes(original.replace(b"\nphases:", bad))
    before = path.read_bytes()
    suggestion = procman(root, "lanes", "--lang", "en")
    assert suggestion.code == 0
    assert path.read_bytes() == before
    written = procman(root, "lanes", "AD-01", "--write", "--lang", "en")
    assert written.err == "processes/administration/ad-01-purchase.yaml\n"
    line = next(line.strip() for line in suggestion.out.splitlines() if line.strip().startswith("lanes: ["))
    assert path.read_bytes() == before.replace(bad.splitlines()[1], line.encode())
    assert "stand well" in procman(root, "lanes", "AD-01", "--lang", "en").out


def _geometry(procman: Procman, root: Path) -> dict[str, Any]:
    geometry: dict[str, Any] = json.loads(procman(root, "render", "flowchart", "AD-01", "--format", "json").out)
    return geometry


def test_the_sample_follows_its_schema(sample_root: Path) -> None:
    """What an editor would say of the sample: its YAML, read as YAML 1.2, against the committed schemas."""
    from ruamel.yaml import YAML

    reader = YAML(typ="safe", pure=True)
    schema = json.loads((sample_root / "schemas/process.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    for path in sorted((sample_root / "processes").glob("*/*.yaml")):
        data = json.loads(json.dumps(reader.load(path), default=str))
        assert [error.message for error in validator.iter_errors(data)] == [], path.name
