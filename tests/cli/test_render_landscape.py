from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from procman.landscape import engine
from procman.report.schemas import json_schema
from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


@pytest.mark.parametrize(
    ("format", "beginning"),
    [("svg", b"<svg "), ("html", b"<!DOCTYPE html>"), ("dot", b"digraph "), ("png", b"\x89PNG"), ("pdf", b"%PDF-")],
)
def test_formats(procman: Procman, make_workspace: MakeWorkspace, format: str, beginning: bytes) -> None:
    root = make_workspace()
    outcome = procman(root, "render", "landscape", "--format", format)
    assert (outcome.code, outcome.out) == (0, f"build/landscape.{format}\n"), outcome.err
    first = (root / f"build/landscape.{format}").read_bytes()
    assert first.startswith(beginning)
    assert procman(root, "render", "landscape", "--format", format).code == 0, "its own file is written over"
    assert (root / f"build/landscape.{format}").read_bytes() == first


def test_json_goes_to_stdout(procman: Procman, make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = make_workspace()
    outcome = procman(root, "render", "landscape", "--format", "json")
    jsonschema.Draft7Validator(json_schema("report-landscape")).validate(json.loads(outcome.out))
    target = tmp_path / "map.json"
    for _ in range(2):
        assert procman(root, "render", "landscape", "--format", "json", "--output", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == outcome.out


def test_somebody_elses_file_is_left_alone(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    target = root / "map.svg"
    target.write_text("<svg>mine</svg>", encoding="utf-8")
    outcome = procman(root, "render", "landscape", "-o", "map.svg")
    assert outcome.code == 2
    assert target.read_text(encoding="utf-8") == "<svg>mine</svg>"
    assert procman(root, "render", "landscape", "-o", "map.svg", "--force").code == 0
    assert procman(root, "render", "landscape", "-o", ".").out == "landscape.svg\n"


@pytest.mark.parametrize(
    ("links", "shown"),
    [
        ("manual.html", 'href="manual.html#ad-01"'),
        ("../build/manual.html#cover", 'href="../build/manual.html#ad-01"'),
        ("https://intranet.example/manual", 'href="https://intranet.example/manual#ad-01"'),
        ("none", "<svg "),
    ],
)
def test_links(procman: Procman, make_workspace: MakeWorkspace, links: str, shown: str) -> None:
    root = make_workspace()
    assert procman(root, "render", "landscape", "--links", links).code == 0
    svg = (root / "build/landscape.svg").read_text(encoding="utf-8")
    assert shown in svg
    assert ("href" in svg) == (links != "none")


@pytest.mark.parametrize("links", ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "vbscript:x"])
def test_links_that_would_run_something(procman: Procman, make_workspace: MakeWorkspace, links: str) -> None:
    outcome = procman(make_workspace(), "render", "landscape", "--links", links)
    assert outcome.code == 2
    assert links.strip() in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--domain", "nonsense"],
        ["--scale", "2"],
        ["--format", "png", "--scale", "99"],
        ["--font-path", "fonts"],
        ["--format", "vsdx"],
    ],
)
def test_wrong_calls(procman: Procman, make_workspace: MakeWorkspace, arguments: list[str]) -> None:
    assert procman(make_workspace(), "render", "landscape", *arguments).code == 2


def test_only_a_domain(procman: Procman, sample_root: Path) -> None:
    outcome = procman(sample_root, "render", "landscape", "--format", "json", "--domain", "finance")
    (domain,) = json.loads(outcome.out)["domains"]
    assert [process["id"] for process in domain["processes"]] == ["FN-01", "FN-02", "FN-03"]


def test_a_missing_engine_is_told_with_its_remedy(
    procman: Procman, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = make_workspace()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engine, "WHEEL", "no-such-engine")
    outcome = procman(root, "--lang", "en", "render", "landscape")
    assert outcome.code == 2
    assert "pip install graphviz-pure" in outcome.err
    assert procman(root, "render", "landscape", "--format", "dot").code == 0, "which needs no engine"


def test_broken_definitions_are_refused(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace({"administration/ad-02.yaml": "id: [\n"})
    outcome = procman(root, "render", "landscape")
    assert outcome.code == 2
    assert not (root / "build").exists()
