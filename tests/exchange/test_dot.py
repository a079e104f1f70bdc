from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from procman.diagram.text import width
from procman.diagram.watermark import Watermark
from procman.errors import UsageError
from procman.exchange.dot import to_dot
from procman.flow.graph import build_graph
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.exchange.charts import small_process
from tests.exchange.hostile import hostile_process

HEAD = {"id": "CS-01", "name": 'a "b" \\N', "domain": "d", "owner": "o", "version": "1.0", "ends": {"done": "完成"}}


def test_every_node_and_way_of_the_sample_is_there() -> None:
    definitions = load(FolderTree(REPOSITORY)).require_sound()
    for process in definitions.processes.values():
        graph, dot = build_graph(process), to_dot(process, definitions)
        assert len(re.findall(r"^\t\t\S+ \[", dot, flags=re.MULTILINE)) == len(graph.nodes)
        assert dot.count(" -> ") == len(graph.edges)
        assert dot.count("subgraph cluster_") == len(graph.lanes)


def test_texts_cannot_end_their_quotes() -> None:
    process = Process.model_validate({**HEAD, "steps": {"a": {"name": '"]; evil [x="', "next": "done"}}})
    dot = to_dot(process, Definitions())
    assert r"\"]; evil [x=\"" in dot
    assert r"\"b\" \\N" in dot


def test_boxes_are_as_wide_as_their_text() -> None:
    process, known = small_process()
    dot = to_dot(process, known)
    for label, height, width_in_inches in re.findall(
        r'\[label="([^"]+)" color="[^"]+" fillcolor="[^"]+" height=([\d.]+) shape=\w+ style=\S+ width=([\d.]+)\]', dot
    ):
        lines = label.split(r"\n")
        assert max(width(line, 11.0) for line in lines) < float(width_in_inches) * 72
        assert len(lines) * 13.0 < float(height) * 72


@pytest.mark.parametrize("name", ["small", "hostile"])
def test_graphviz_draws_it(name: str) -> None:
    process, known = small_process() if name == "small" else hostile_process()
    dot = to_dot(process, known)
    program = Path(sys.executable).parent / "graphviz-pure"
    drawn = subprocess.run([program, "-Tsvg"], input=dot.encode(), capture_output=True, timeout=60, check=True)
    warnings = drawn.stderr.decode().splitlines()
    assert [line for line in warnings if "width of non-ASCII character" not in line] == []
    picture = ElementTree.fromstring(drawn.stdout)
    told = "".join("".join(picture.itertext()).split())
    assert all("".join(step.name.split()) in told for step in process.steps.values() if step.name)
    assert sum(1 for group in picture.iter("{http://www.w3.org/2000/svg}g") if group.get("class") == "edge") == (
        dot.count(" -> ")
    )


def test_a_process_without_steps_is_an_error() -> None:
    with pytest.raises(UsageError):
        to_dot(Process.model_validate(HEAD), Definitions())


def test_what_no_longer_holds_is_told_before_the_title() -> None:
    process, known = small_process()
    dot = to_dot(process, known, watermark=Watermark("作废", 'by "2.0"'))
    assert rf'label="作废\nby \"2.0\"\n{process.id} {process.name}"' in dot
