"""``procman render flowchart``."""

from __future__ import annotations

import enum
import itertools
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.documents import RevOption
from procman.cli.flowchart_formats import FORMATS, FlowchartJob, FlowchartWriter
from procman.cli.picture_options import FontPathOption, ScaleOption, check_picture_options, refuse_without_effect
from procman.cli.session import Session

Format = enum.StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]
_SVG = Format("svg")

if TYPE_CHECKING:
    from procman.model.process import Process


class Direction(enum.StrEnum):
    """Which way the flow runs: vertical lanes with the flow downwards, or horizontal lanes."""

    vertical = "vertical"
    horizontal = "horizontal"


class Paper(enum.StrEnum):
    """Size of the sheets; none draws one picture of any size."""

    a4 = "a4"
    a3 = "a3"
    none = "none"


def flowchart(
    context: typer.Context,
    process_ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Processes; default all.")] = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the result.")] = _SVG,
    direction: Annotated[Direction, typer.Option("--direction", help="Direction of the lanes.")] = Direction.vertical,
    paper: Annotated[
        Paper,
        typer.Option(
            "--paper",
            help="Pages to print: boxes, page breaks and connectors so that no text is smaller than 7.5 pt.",
        ),
    ] = Paper.none,
    metrics: Annotated[
        bool, typer.Option("--metrics", help="With JSON: count crossings, bends and every fault of the drawing.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Folder to write to, or a file for one process. JSON goes to stdout by default."
        ),
    ] = None,
    rev: RevOption = None,
    font_path: FontPathOption = None,
    scale: ScaleOption = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that procman did not write.")] = False,
) -> int:
    """Draw swimlane flowcharts 流程图."""
    from procman.cli.output import output_folder, write_result
    from procman.cli.past import told_withdrawal
    from procman.cli.select import choose, document_definitions, select
    from procman.cli.shown_version import show_version
    from procman.documents.withdrawal import as_retired

    session: Session = context.obj
    check_picture_options(format.value, font_path, scale)
    refuse_without_effect("--metrics", metrics, format.value, ("json",))
    refuse_without_effect("--paper", paper is not Paper.none, format.value, ("svg", "png", "pdf", "json"))
    show_version(session, rev, process_ids or ())
    definitions = document_definitions(session)
    withdrawn = told_withdrawal(session, choose(definitions, process_ids or []))
    definitions = as_retired(definitions, withdrawn)
    processes = select(definitions, process_ids or [])
    job = FlowchartJob(
        definitions,
        session.language(),
        direction.value,
        paper.value,
        _fingerprints(session, processes),
        metrics=metrics,
        font_paths=tuple(font_path or ()),
        scale=scale,
        withdrawn=withdrawn.processes,
    )
    chosen = FORMATS[format.value]
    write: FlowchartWriter = chosen.writer()
    suffix = chosen.suffix or format.value
    contents = {process.id: write(process, job) for process in processes}
    if format.value == "json" and output is None:
        session.write(_json_document([str(pages[0]) for pages in contents.values()]))
        return 0
    is_file = output is not None and output.suffix == f".{suffix}" and len(contents) == 1
    folder = output or output_folder(session, definitions) / "flowcharts"
    markers = tuple(dict.fromkeys(entry.marker for entry in FORMATS.values()))
    for process_id, pages in contents.items():
        path = folder if is_file else folder / f"{process_id}.{suffix}"
        for number, content in enumerate(pages, start=1):
            target = path if len(pages) == 1 else _page_path(path, number)
            write_result(session, target, content, force=force, markers=markers)
        if paper is not Paper.none:
            _remove_later_pages(path, len(pages), markers)
    return 0


def _fingerprints(session: Session, processes: Iterable[Process]) -> dict[str, str]:
    """By process id; of the texts as they were written, whatever the language of the picture."""
    from procman.documents.fingerprint import fingerprint

    written = session.workspace().definitions
    return {process.id: str(fingerprint(written, [process.id])) for process in processes}


def _page_path(path: Path, number: int) -> Path:
    """A page's file; no id of a process has a small letter, so it is never the file of another process."""
    return path.with_stem(f"{path.stem}-p{number}")


def _remove_later_pages(path: Path, count: int, markers: tuple[bytes, ...]) -> None:
    """Delete the pages of an earlier, longer drawing: somebody would print them with the new ones."""
    from procman.documents.writing import remove_output

    first = count + 1 if count > 1 else 1
    for number in itertools.count(first):
        if not remove_output(_page_path(path, number), markers):
            break


def _json_document(documents: list[str]) -> str:
    """The geometry of one process as the contract has it; of several, a list of them."""
    if len(documents) == 1:
        return documents[0]
    return json.dumps([json.loads(document) for document in documents], ensure_ascii=False, indent=2) + "\n"
