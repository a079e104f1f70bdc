"""Exported files satisfy the OMG's schemas, bpmn-moddle and bpmnlint."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bpmn_io import create_moddle
from bpmn_io.lint import Linter
from bpmn_io.lint.resolver import NodeResolver
from lxml import etree

from procman.diagram.geometry import Direction
from procman.diagram.layout import layout
from procman.diagram.metrics import count
from procman.diagram.profile import BPMN
from procman.diagram.watermark import Watermark
from procman.exchange.bpmn_export.content import bpmn_content
from procman.exchange.bpmn_export.document import to_bpmn
from procman.exchange.bpmn_export.names import WITHDRAWAL
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.diagram.diagrams import DIRECTIONS
from tests.exchange.processes import EDGE_CASES, random_process
from tests.lint.base_workspace import base_files, workspace

DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
SCHEMAS = Path(__file__).parents[2] / "data" / "xsd"


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "BPMN20.xsd"))


def _findings(content: bytes) -> list[Any]:
    """Everything that the schema, the reader and the linter have to say."""
    schema = _schema()
    schema.validate(etree.fromstring(content))
    read = create_moddle().from_xml(content.decode())
    linter = Linter(config={"extends": "bpmnlint:recommended"}, resolver=NodeResolver())
    found = [f"{entry.line}: {entry.message}" for entry in schema.error_log]
    found += [warning.message for warning in read.warnings]
    return [*found, *linter.lint(read.root_element).items()]


def _check(
    process: Process,
    definitions: Definitions,
    language: str = "zh-CN",
    directions: Sequence[Direction] = DIRECTIONS,
) -> None:
    content = bpmn_content(process, definitions, language)
    for direction in directions:
        assert _findings(to_bpmn(process, definitions, language, direction)) == [], direction
        assert count(layout(content.diagram, direction, BPMN)).faults == {}, direction


def _sample() -> Definitions:
    return load(FolderTree(REPOSITORY)).definitions


SAMPLE = _sample()


@pytest.mark.parametrize("place", range(len(SAMPLE.processes)), ids=list(SAMPLE.processes))
def test_the_sample_is_valid(place: int) -> None:
    _check(list(SAMPLE.processes.values())[place], SAMPLE, directions=DIRECTIONS[place % 2 :][:1])


@pytest.mark.slow
@pytest.mark.parametrize("process", SAMPLE.processes.values(), ids=list(SAMPLE.processes))
def test_the_sample_is_valid_in_both_directions(process: Process) -> None:
    _check(process, SAMPLE)


def test_the_base_of_the_linters_tests_is_valid() -> None:
    definitions = workspace(base_files()).definitions
    for process in definitions.processes.values():
        _check(process, definitions, "en")


@pytest.mark.parametrize("name", EDGE_CASES)
def test_hard_cases_are_valid(name: str) -> None:
    _check(EDGE_CASES[name], Definitions())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_random_processes_are_valid(seed: int) -> None:
    _check(random_process(seed), Definitions())


def test_the_schema_refuses_what_is_wrong() -> None:
    content = to_bpmn(EDGE_CASES["one step"], Definitions())
    assert _findings(content.replace(b'attachedToRef="', b'attached="').replace(b"manualTask", b"handTask"))
    assert _findings(content.replace(b'sourceRef="start"', b'sourceRef="missing"'))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_note_that_the_process_no_longer_holds_is_valid(direction: Direction) -> None:
    """It stands above everything else that is drawn."""
    process = SAMPLE.processes["CS-02"]
    content = to_bpmn(process, SAMPLE, "en", direction, Watermark("WITHDRAWN", "Replaced <by> ]]> 2.0"))
    assert _findings(content) == []
    root = etree.fromstring(content)
    tops = {
        shape.get("bpmnElement"): (float(shape[0].get("y")), float(shape[0].get("y")) + float(shape[0].get("height")))
        for shape in root.iter(f"{DI}BPMNShape")
    }
    _, bottom = tops.pop(WITHDRAWAL)
    assert bottom < min(top for top, _ in tops.values())
