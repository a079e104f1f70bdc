"""The sample manual is what the product is shown with: what is promised of it is held here."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from procman.flow.graph import build_graph
from procman.lint.engine import lint
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.reader import read
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY

ACTIVITIES: dict[str, list[str]] = read((Path(__file__).parent / "sample_activities.yaml").read_bytes(), "activities")
HAND_OVERS = [
    ("MK-03", "BO-01"),
    ("BO-01", "BO-02"),
    ("BO-01", "BO-03"),
    ("NW-01", "NW-02"),
    ("NW-02", "NW-03"),
    ("CS-01", "CS-02"),
    ("CS-02", "CS-03"),
    ("MK-01", "MK-02"),
    ("MK-02", "MK-03"),
    ("FN-01", "FN-02"),
    ("FN-02", "FN-03"),
    ("HR-01", "HR-02"),
    ("HR-02", "HR-03"),
]


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load(FolderTree(REPOSITORY)).require_sound()


@pytest.fixture(params=ACTIVITIES)
def process(request: pytest.FixtureRequest, definitions: Definitions) -> Process:
    return definitions.processes[request.param]


def test_all_processes_are_there(definitions: Definitions) -> None:
    assert set(definitions.processes) == set(ACTIVITIES)


def test_phases_are_the_regulations_activities(process: Process) -> None:
    assert list(process.phases.values()) == ACTIVITIES[process.id]
    phases = [step.phase for step in process.steps.values()]
    assert set(phases) == set(process.phases), "every activity has steps"


def test_size(process: Process) -> None:
    assert 9 <= len(process.steps) <= 16
    assert len({step.role for step in process.steps.values() if step.role}) >= 3


def test_decisions_loops_and_missed_limits(process: Process) -> None:
    """That every loop has its bound is the linter's rule ``loop-without-bound``."""
    graph = build_graph(process)
    decisions = [step for step in process.steps.values() if step.kind == "decision"]
    assert len(decisions) >= 2
    assert all(len(step.next) >= 2 for step in decisions)
    assert any(edge.kind == "rework" for edge in graph.edges)
    assert any(step.on_timeout for step in process.steps.values()), "somewhere a limit is missed"


def test_limits(process: Process) -> None:
    assert process.time_limit is not None
    human = [step for step in process.steps.values() if not (step.routing or step.automatic)]
    assert [step.name for step in human if step.time_limit is None] == []


def test_partners(process: Process) -> None:
    assert process.inputs
    assert process.outputs
    assert all(item.suppliers for item in process.inputs.values())
    assert all(item.takers for item in process.outputs.values())


def test_controls(process: Process) -> None:
    columns = (
        "protects", "risk", "risk_type", "risk_level", "objective", "measure",
        "effect", "means", "frequency", "owner", "evidence",
    )  # fmt: skip
    full = [control for control in process.controls.values() if all(getattr(control, name) for name in columns)]
    assert len(full) >= 2
    assert any(control.key for control in full)


def test_forms_metrics_and_cautions(process: Process) -> None:
    assert sum(len(form.fields) >= 4 for form in process.forms.values()) >= 2
    assert {form.kind for form in process.forms.values()} & {"application", "approval", "report"}
    assert sum(bool(metric.formula and metric.target) for metric in process.metrics.values()) >= 2
    assert any(step.cautions for step in process.steps.values())
    assert process.exceptions


@pytest.mark.parametrize(("supplier", "taker"), HAND_OVERS)
def test_the_processes_fit_together(supplier: str, taker: str, definitions: Definitions) -> None:
    given = {item for item, output in definitions.processes[supplier].outputs.items() if taker in output.takers}
    taken = {item for item, entry in definitions.processes[taker].inputs.items() if supplier in entry.suppliers}
    assert given & taken


def sentences(value: Any, key: str = "") -> list[tuple[str, str]]:
    """All sentences of a definition with the key that they stand under."""
    if isinstance(value, dict):
        return [found for inner_key, inner in value.items() for found in sentences(inner, inner_key)]
    if isinstance(value, list):
        return [found for inner in value for found in sentences(inner, key)]
    parts = re.split(r"[。；\n]", value or "")
    return [(part.strip(), key) for part in parts if len(part.strip()) >= 9 and re.search("[一-鿿]", part)]


def test_two_processes_never_share_a_sentence() -> None:
    """Names of what is handed over stand on both sides, and several rules may come from one regulation."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((REPOSITORY / "processes").glob("*/*.yaml")):
        for sentence, key in sentences(read(path.read_bytes(), path.name)):
            if key not in ("name", "source"):
                found[sentence].add(path.stem)
    assert {sentence: files for sentence, files in found.items() if len(files) > 1} == {}


def test_every_file_has_its_schema_line() -> None:
    for path in sorted((REPOSITORY / "processes").rglob("*.yaml")):
        line = path.read_text(encoding="utf-8").splitlines()[0]
        target = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", line)
        assert target, path.name
        assert (path.parent / target.group(1)).is_file()


def test_the_sample_lints_clean() -> None:
    result = lint(FolderTree(REPOSITORY), today=datetime.date(2026, 12, 1))
    assert result.findings == ()


def test_nothing_is_suppressed() -> None:
    for path in sorted((REPOSITORY / "processes").rglob("*.yaml")):
        assert "procman: ignore" not in path.read_text(encoding="utf-8")
