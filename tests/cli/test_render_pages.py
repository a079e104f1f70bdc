from __future__ import annotations

import json
import re
import struct
from pathlib import Path

import pytest

from tests.cli.conftest import Procman

_SAMPLE = ("render", "flowchart", "CS-02", "--paper", "a4")


def _written(outcome: object) -> list[Path]:
    return [Path(line) for line in outcome.out.splitlines()]


def test_every_page_is_a_picture_of_the_size_of_its_sheet(procman: Procman, sample_root: Path, tmp_path: Path) -> None:
    outcome = procman(sample_root, *_SAMPLE, "--output", str(tmp_path))
    assert outcome.code == 0
    files = _written(outcome)
    assert [file.name for file in files] == [f"CS-02-p{number}.svg" for number in range(1, len(files) + 1)]
    assert len(files) > 1
    for number, file in enumerate(files, start=1):
        svg = file.read_text(encoding="utf-8")
        assert re.search(r'<svg[^>]* width="(297mm" height="210mm|210mm" height="297mm)"', svg)
        assert f"第 {number} 页，共 {len(files)} 页" in svg
    assert procman(sample_root, *_SAMPLE, "--output", str(tmp_path)).out == outcome.out


def test_pixels_and_pages_have_the_size_of_the_paper(procman: Procman, sample_root: Path, tmp_path: Path) -> None:
    outcome = procman(sample_root, *_SAMPLE, "--format", "png", "--scale", "1", "--output", str(tmp_path))
    assert outcome.code == 0
    for file in _written(outcome):
        size = struct.unpack(">II", file.read_bytes()[16:24])
        assert sorted(size) == pytest.approx([210 / 25.4 * 96, 297 / 25.4 * 96], abs=1)
    target = tmp_path / "complaint.pdf"
    assert procman(sample_root, *_SAMPLE, "--format", "pdf", "--output", str(target)).code == 0
    sizes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", target.read_bytes())
    assert len(sizes) == len(_written(outcome))
    for found in sizes:
        assert sorted(float(side) for side in found) == pytest.approx([595.28, 841.89], abs=0.02)


@pytest.mark.parametrize("direction", ["vertical", "horizontal"])
def test_json_has_the_pages_and_their_connectors(procman: Procman, sample_root: Path, direction: str) -> None:
    outcome = procman(sample_root, *_SAMPLE, "--format", "json", "--direction", direction)
    told = json.loads(outcome.out)
    assert len(told["pages"]) > 1
    assert {connector["page"] for connector in told["connectors"]} <= {page["number"] for page in told["pages"]}
    one = json.loads(procman(sample_root, "render", "flowchart", "CS-02", "--format", "json").out)
    assert len(one["pages"]) == 1
    assert one["connectors"] == []
    assert [node["id"] for node in one["nodes"]] == [node["id"] for node in told["nodes"]]


def test_english_pages_speak_english(procman: Procman, sample_root: Path, tmp_path: Path) -> None:
    outcome = procman(sample_root, *_SAMPLE, "--lang", "en", "--output", str(tmp_path))
    svg = _written(outcome)[1].read_text(encoding="utf-8")
    for told in ("Document no.", "Classification", "Page 2 of", "Goes on where the same letter stands"):
        assert told in svg


def test_formats_without_pages_refuse_the_option(procman: Procman, sample_root: Path) -> None:
    outcome = procman(sample_root, *_SAMPLE, "--format", "bpmn")
    assert outcome.code == 2
    assert "--paper" in outcome.err
