from __future__ import annotations

import re

import pytest

from procman.errors import UsageError
from procman.exchange.dot import to_dot
from procman.flow.graph import build_graph
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY

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


def test_a_process_without_steps_is_an_error() -> None:
    with pytest.raises(UsageError):
        to_dot(Process.model_validate(HEAD), Definitions())
