"""The generated processes in the formats of other linters, so that all check the same steps."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from procman.source.reader import read


def write_bpmn(root: Path, files: list[Path], folder: Path) -> None:
    """One BPMN file for each process of a generated workspace.

    All have the same flow, so one is exported by procman and the others are made of its text.

    Args:
        root: The workspace.
        files: Its processes.
        folder: Where to write.
    """
    first = _data(files[0])
    command = [sys.executable, "-m", "procman", "render", "flowchart", first["id"], "--format", "bpmn"]
    subprocess.run([*command, "--output", str(folder / "first")], cwd=root, check=True, capture_output=True)
    (exported,) = (folder / "first").glob("*.bpmn")
    text = exported.read_text(encoding="utf-8")
    exported.unlink()
    exported.parent.rmdir()
    for path in files:
        data = _data(path)
        made = text.replace(first["name"], data["name"]).replace(first["id"], data["id"])
        (folder / f"{path.stem}.bpmn").write_text(made, encoding="utf-8")
    (folder / ".bpmnlintrc").write_text('{"extends": "bpmnlint:recommended"}', encoding="utf-8")


def write_arazzo(files: list[Path], folder: Path) -> None:
    """One Arazzo description (OpenAPI Initiative, 1.0.1) for each process, with all its texts.

    Args:
        files: The processes.
        folder: Where to write.
    """
    for path in files:
        data = _data(path)
        steps = [
            {
                "stepId": one,
                "description": f"{step.get('name', one)}\n" + "\n".join(step.get("do", [])),
                "operationId": one,
                "successCriteria": [{"condition": "$statusCode == 200"}],
                "outputs": dict.fromkeys(step.get("outputs", ["done"]), "$response.body"),
            }
            for one, step in data["steps"].items()
        ]
        document = {
            "arazzo": "1.0.1",
            "info": {"title": data["name"], "version": data["version"], "description": data["purpose"]},
            "sourceDescriptions": [{"name": "systems", "url": "./systems.yaml", "type": "openapi"}],
            "workflows": [{"workflowId": data["id"], "summary": data["name"], "steps": steps}],
            # The rest of the definition as an extension, so that both read the same texts.
            "x-definition": {
                key: part for key, part in data.items() if key not in ("id", "name", "version", "purpose")
            },
        }
        lines = "\n".join(_yaml(document)) + "\n"
        (folder / f"{path.stem}.arazzo.yaml").write_text(lines, encoding="utf-8")


def _yaml(value: Any) -> list[str]:
    """Block style, as people write it; texts as JSON, which YAML reads as well."""
    lines: list[str] = []
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        head = f"{key}:" if isinstance(value, dict) else "-"
        if isinstance(part, dict | list):
            lines += [head, *(f"  {line}" for line in _yaml(part))]
        else:
            lines.append(f"{head} {json.dumps(part, ensure_ascii=False)}")
    return lines


def _data(path: Path) -> dict[str, Any]:
    data = read(path.read_bytes(), path.name)
    assert isinstance(data, dict)
    return data
