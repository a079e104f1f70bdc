"""Write everything in the repository that is made from something else; tests compare it.

Run: python -m tests.regenerate
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from procman.diagram.layout import draw
from procman.diagram.paging.page_fit import draw_pages
from procman.diagram.paging.page_picture import render_pages
from procman.diagram.svg import render_svg
from procman.landscape.engine import find_wheel_engine, run_engine
from procman.landscape.layout import draw_map
from procman.landscape.model import build_landscape
from procman.landscape.svg import Pen, render_landscape_svg
from procman.model.roots import ROOTS
from procman.report.schemas import json_schema
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests import change_example
from tests.diagram.diagrams import DIRECTIONS, fixture
from tests.diagram.diagrams import definitions as complaint_definitions
from tests.documents.change_drawing.test_drawing import svg_of, versions

REPOSITORY = Path(__file__).parents[1]
PICTURES = {"CS-02": "vertical", "BO-01": "horizontal", "NW-03": "vertical"}


def generated() -> dict[str, str]:
    """The content of every generated file by its path in the repository."""
    files = {
        f"schemas/{name}.schema.json": json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
        for name in ROOTS
    }
    definitions = load(FolderTree(REPOSITORY)).require_sound()
    for process_id, direction in PICTURES.items():
        drawing = draw(definitions.processes[process_id], definitions, direction=direction)  # type: ignore[arg-type]
        files[f"docs/pictures/{process_id.lower()}.svg"] = render_svg(drawing)
    files["docs/pictures/change-cs-02.svg"] = change_example.picture(definitions)
    files["tests/documents/change_drawing/golden.svg"] = svg_of(*versions())
    for direction in DIRECTIONS:
        paged = draw_pages(fixture("complaint"), complaint_definitions(), "a4", direction)
        files[f"tests/diagram/fixtures/complaint-a4-{direction}.svg"] = render_pages(paged)[0]
    drawing = draw_map(build_landscape(definitions), "zh-CN", engine=partial(run_engine, program=find_wheel_engine()))
    files["docs/pictures/landscape.svg"] = render_landscape_svg(drawing, Pen("zh-CN"))
    return files


if __name__ == "__main__":
    for name, content in generated().items():
        path = REPOSITORY / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
