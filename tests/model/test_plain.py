from __future__ import annotations

import pytest

from procman.model.plain import definition_data, step_data
from procman.model.process import Process
from procman.model.step import Step
from procman.model.validators import make_process
from procman.source.reader import read
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY


def _processes() -> list[Process]:
    return list(load(FolderTree(REPOSITORY)).definitions.processes.values())


@pytest.mark.parametrize("process", _processes(), ids=lambda process: process.id)
def test_validating_the_plain_data_gives_an_equal_process(process: Process) -> None:
    assert make_process(definition_data(process)) == process


def test_the_plain_data_is_that_of_the_file() -> None:
    path = REPOSITORY / "processes/customer-service/cs-02-complaint.yaml"
    written = read(path.read_bytes(), path.name)
    assert isinstance(written, dict)
    data = definition_data(Process.model_validate(written))
    assert list(data["steps"]) == list(written["steps"])
    assert data["steps"]["triage"] == written["steps"]["triage"]
    assert data["effective"] == written["effective"]
    assert data["controls"]["KC-01"] == written["controls"]["KC-01"]


@pytest.mark.parametrize(
    "ways",
    [
        "a",
        {"to": "a", "at_most": "2"},
        ["a", "b"],
        {"是": "a", "否": {"to": "b", "at_most": "1"}},
        {"only": "a"},
        [{"to": "a", "condition": "to"}],
        [{"to": "a", "condition": "x"}, {"to": "b", "condition": "x"}],
        [{"to": "a", "condition": "x"}, "b"],
        [{"to": "a", "at_most": "1"}, "b"],
    ],
)
def test_every_spelling_of_next_survives(ways: object) -> None:
    step = Step.model_validate({"name": "x", "next": ways})
    data = step_data(step)
    assert data["next"] == ways
    assert Step.model_validate(data) == step
