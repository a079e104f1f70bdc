"""The example of a change drawing in the documentation: the sample's complaint process and a rewrite of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from procman.diagram.svg import render_svg
from procman.diff.engine import diff
from procman.documents.change_drawing.drawing import change_drawing
from procman.model.definitions import Definitions
from procman.model.validators import make_process
from procman.source.reader import read
from tests.diff.build import edited

ID = "CS-02"
EDIT = Path(__file__).parent / "fixtures" / "changes" / "cs-02.yaml"
SOURCE = Path(__file__).parents[1] / "processes" / "customer-service" / "cs-02-complaint.yaml"


def rewritten(definitions: Definitions) -> Definitions:
    """The sample with the rewrite."""
    before, edit = (read(path.read_bytes(), path.name) for path in (SOURCE, EDIT))
    after = make_process(edited(before, edit))
    return replace(definitions, processes={**definitions.processes, ID: after})


def picture(definitions: Definitions, language: str = "zh-CN") -> str:
    """The drawing of the rewrite as SVG."""
    after = rewritten(definitions)
    found = next(process for process in diff(definitions, after).processes if process.id == ID)
    drawing = change_drawing(definitions, after, found, language)
    assert drawing is not None
    return render_svg(drawing)
