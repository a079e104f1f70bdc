"""``procman render flowchart``."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.session import Session

if TYPE_CHECKING:
    from procman.diagram.geometry import Drawing

_DOT_MARK = "\n// procman\n"
_MARKERS = (b'{\n  "process": "', b"<!-- procman ", b"\n// procman\n")


class Format(enum.StrEnum):
    """Formats of a flowchart."""

    svg = "svg"
    json = "json"
    dot = "dot"


class Direction(enum.StrEnum):
    """Which way the flow runs: vertical lanes with the flow downwards, or horizontal lanes."""

    vertical = "vertical"
    horizontal = "horizontal"


def flowchart(
    context: typer.Context,
    process_ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Processes; default all.")] = None,
    format: Annotated[
        Format, typer.Option("--format", help="Picture, its geometry, or a Graphviz graph.")
    ] = Format.svg,
    direction: Annotated[Direction, typer.Option("--direction", help="Direction of the lanes.")] = Direction.vertical,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Folder to write to, or a file for one process. JSON goes to stdout by default."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that procman did not write.")] = False,
) -> int:
    """Draw swimlane flowcharts 流程图."""
    from procman.cli.output import output_folder, write_result
    from procman.cli.select import select

    session: Session = context.obj
    definitions = session.workspace().require_sound()
    processes = select(definitions, process_ids or [])
    language = session.language()
    if format is Format.dot:
        from procman.diagram.dot import to_dot

        contents = {process.id: to_dot(process, definitions, language) + _DOT_MARK for process in processes}
    else:
        from procman.diagram.layout import draw

        drawings = [draw(process, definitions, direction=direction.value, language=language) for process in processes]
        if format is Format.json and output is None:
            session.write(_json_document(drawings))
            return 0
        write = _picture if format is Format.svg else _geometry
        contents = {drawing.process: write(drawing) for drawing in drawings}
    is_file = output is not None and output.suffix == f".{format.value}" and len(contents) == 1
    folder = output or output_folder(session, definitions) / "flowcharts"
    for process_id, content in contents.items():
        path = folder if is_file else folder / f"{process_id}.{format.value}"
        write_result(session, path, content, force=force, markers=_MARKERS)
    return 0


def _picture(drawing: Drawing) -> str:
    from procman import __version__
    from procman.diagram.svg import render_svg

    return render_svg(drawing).rstrip("\n") + f"\n<!-- procman {__version__} -->\n"


def _geometry(drawing: Drawing) -> str:
    return _json_document([drawing])


def _json_document(drawings: list[Drawing]) -> str:
    """The geometry of one process as the contract has it; of several, a list of them."""
    from procman.diagram.geometry_json import to_json

    data = [to_json(drawing) for drawing in drawings]
    return json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=2) + "\n"
