from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


def test_bpmn_is_written_in_the_direction_asked_for(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    for direction, level in (("vertical", "false"), ("horizontal", "true")):
        outcome = procman(root, "render", "flowchart", "AD-01", "--format", "bpmn", "--direction", direction)
        assert (outcome.code, outcome.out) == (0, "build/flowcharts/AD-01.bpmn\n")
        content = (root / "build/flowcharts/AD-01.bpmn").read_text(encoding="utf-8")
        assert f'bpmnElement="Pool_AD-01" isHorizontal="{level}"' in content


def test_only_files_of_procman_are_overwritten(procman: Procman, make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    root, target = make_workspace(), tmp_path / "drawn.bpmn"
    arguments = ("render", "flowchart", "AD-01", "--format", "bpmn", "-o", str(target))
    assert procman(root, *arguments).code == 0
    assert procman(root, *arguments).code == 0
    target.write_text('<?xml version="1.0"?><definitions exporter="Another Tool"/>', encoding="utf-8")
    assert procman(root, *arguments).code != 0
    assert "Another Tool" in target.read_text(encoding="utf-8")
    assert procman(root, *arguments, "--force").code == 0
