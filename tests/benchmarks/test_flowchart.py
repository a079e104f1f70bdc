"""Speed of the flowchart layout, as a ratio to Graphviz laying out the same graphs in the same run."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import graphviz
import pytest

from procman.diagram.content import diagram_of
from procman.diagram.diagram_input import DiagramInput
from procman.diagram.layout import layout
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.diagram.random_processes import random_diagram

pytestmark = pytest.mark.benchmark
_MOST = 6.0
_ROUNDS = 3


@pytest.fixture(scope="module")
def diagrams(sample_root: Path) -> list[DiagramInput]:
    definitions = load(FolderTree(sample_root)).require_sound()
    sample = [diagram_of(process, definitions, "zh-CN") for process in definitions.processes.values()]
    return [*sample, *(random_diagram(seed) for seed in range(0, 400, 8))]


def _graph(diagram: DiagramInput) -> bytes:
    """The same nodes in the same lanes, with boxes of fixed size: what Graphviz needs to do about the same work."""
    dot = graphviz.Digraph(diagram.id, graph_attr={"newrank": "true"})
    for lane in range(len(diagram.lanes)):
        with dot.subgraph(name=f"cluster_{lane}") as cluster:
            for node in diagram.nodes:
                if node.lane == lane:
                    cluster.node(node.id, label="", shape="box", fixedsize="true", width="1.5", height="0.6")
    for edge in diagram.edges:
        dot.edge(edge.source, edge.target)
    return str(dot.source).encode()


def test_layout_takes_few_times_what_graphviz_takes(
    diagrams: list[DiagramInput], record_property: pytest.RecordProperty
) -> None:
    engine = shutil.which("graphviz-pure", path=str(Path(sys.executable).parent))
    assert engine, "the wheel graphviz-pure is installed with procman"
    graphs = [_graph(diagram) for diagram in diagrams]
    ratios = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        for diagram in diagrams:
            layout(diagram, "vertical")
        between = time.perf_counter()
        for graph in graphs:
            subprocess.run([engine, "-Tjson"], input=graph, capture_output=True, check=True)
        ratios.append((between - began) / (time.perf_counter() - between))
    ratio = statistics.median(ratios)
    record_property("ratio", round(ratio, 2))
    sys.stderr.write(f"layout: {ratio:.1f} x graphviz-pure for the same graphs\n")
    assert ratio <= _MOST
