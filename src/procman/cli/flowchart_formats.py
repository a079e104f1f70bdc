"""The formats of ``procman render flowchart``: a line each; its writer is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from procman.cli.output_format import OutputFormat

if TYPE_CHECKING:
    from pathlib import Path

    from procman.diagram.geometry import Direction
    from procman.model.definitions import Definitions
    from procman.model.process import Process

Paper = Literal["a4", "a3", "none"]


@dataclass(frozen=True, slots=True)
class FlowchartJob:
    """What all flowcharts of one call have in common.

    Attributes:
        paper: Size of the sheets; ``none`` for one picture of any size.
        fingerprints: What files say of themselves to ``procman verify``, by process id.
        metrics: Whether the geometry comes with what the quality counters say of it.
        withdrawn: Why processes no longer hold, by id; pictures of these are marked 作废.
    """

    definitions: Definitions
    language: str
    direction: Direction
    paper: Paper = "none"
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    metrics: bool = False
    font_paths: tuple[Path, ...] = ()
    scale: float | None = None
    withdrawn: Mapping[str, str] = field(default_factory=dict)


FlowchartWriter = Callable[["Process", FlowchartJob], list[str | bytes]]
"""Draws one process: the content of one file, or of one file a page where the format itself has no pages."""


FORMATS: Final[dict[str, OutputFormat]] = {
    "svg": OutputFormat("procman.cli.flowchart_writers:write_svg", b"<!-- procman "),
    "png": OutputFormat("procman.cli.flowchart_writers:write_png", b"tEXtSoftware\x00procman "),
    "pdf": OutputFormat("procman.cli.flowchart_writers:write_pdf", b"\n% procman "),
    "json": OutputFormat("procman.cli.flowchart_writers:write_json", b'{\n  "process": "'),
    "dot": OutputFormat("procman.cli.flowchart_writers:write_dot", b"\n// procman\n"),
    "bpmn": OutputFormat("procman.cli.flowchart_writers:write_bpmn", b'exporter="procman"'),
    "drawio": OutputFormat("procman.cli.flowchart_writers:write_drawio", b'<mxfile host="procman"'),
    "vsdx": OutputFormat("procman.cli.flowchart_writers:write_vsdx", b"<dc:creator>procman</dc:creator>"),
    "mermaid": OutputFormat("procman.cli.flowchart_writers:write_mermaid", b"\n%% procman\n", "mmd"),
}
