from __future__ import annotations

import json
import subprocess

import jsonschema
import pytest

from procman.diagram.watermark import Watermark
from procman.landscape.dot import to_dot
from procman.landscape.engine import find_wheel_engine
from procman.landscape.landscape_json import to_json
from procman.landscape.layout import draw_map
from procman.landscape.model import build_landscape
from procman.model.definitions import Definitions
from procman.report.schemas import json_schema
from tests.landscape.test_layout import CASES, HOSTILE, sample


@pytest.mark.parametrize("name", [*CASES, "sample"])
def test_json_follows_its_schema(name: str) -> None:
    definitions = sample() if name == "sample" else CASES[name]
    drawing = draw_map(build_landscape(definitions), "zh-CN")
    data = json.loads(json.dumps(to_json(drawing)))
    jsonschema.Draft7Validator(json_schema("report-landscape")).validate(data)
    assert len(data["arrows"]) == len(drawing.landscape.arrows)
    assert [one["id"] for domain in data["domains"] for one in domain["processes"]] == list(definitions.processes)


def laid_out(definitions: Definitions) -> dict[str, list[dict[str, str]]]:
    source = to_dot(build_landscape(definitions), "zh-CN")
    command = [find_wheel_engine(), "-Kdot", "-Tdot_json"]
    done = subprocess.run(command, input=source.encode(), capture_output=True, check=True)
    found: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    return found


def test_dot_holds_processes_and_hand_overs() -> None:
    definitions = sample()
    graph = laid_out(definitions)
    names = {entry["name"] for entry in graph["objects"]}
    assert set(definitions.processes) <= names
    assert {f"cluster_{place}" for place in range(6)} <= names
    labels = [edge["label"] for edge in graph["edges"]]
    assert len(labels) == len(build_landscape(definitions).arrows)
    assert "推广活动线索" in "".join(labels)


def test_dot_takes_hostile_texts_as_they_are() -> None:
    graph = laid_out(CASES["hostile"])
    (edge,) = graph["edges"]
    assert edge["label"].replace("\\\\", "\\") == " ".join(HOSTILE.split())


def test_dot_shows_domains_without_processes() -> None:
    names = [entry["name"] for entry in laid_out(CASES["empty domains"])["objects"]]
    assert [name for name in names if name.startswith("cluster_")] == [f"cluster_{place}" for place in range(5)]


def test_a_map_that_no_longer_holds_says_so() -> None:
    landscape = build_landscape(sample())
    data = json.loads(json.dumps(to_json(draw_map(landscape, "zh-CN"), "旧版")))
    jsonschema.Draft7Validator(json_schema("report-landscape")).validate(data)
    assert data["withdrawn"] == "旧版"
    assert 'label="作废\n旧 \\"版\\"\n' in to_dot(landscape, "zh-CN", Watermark("作废", '旧 "版"'))
