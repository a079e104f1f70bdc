"""The formats of ``procman render flowchart``: a line each; its writer is loaded when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

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
        metrics: Whether the geometry comes with what the quality counters say of it.
    """

    definitions: Definitions
    language: str
    direction: Direction
    paper: Paper = "none"
    metrics: bool = False
    font_paths: tuple[Path, ...] = ()
    scale: float | None = None


FlowchartWriter = Callable[["Process", FlowchartJob], list[str | bytes]]
"""Draws one process: the content of one file, or of one file a page where the format itself has no pages."""


class FlowchartFormat(NamedTuple):
    """A format.

    Attributes:
        reference: Its writer, as ``module:function``.
        marker: What the beginning or the end of a file holds that procman wrote.
        suffix: What its files end with, without the dot, where that is not the format's name.
    """

    reference: str
    marker: bytes
    suffix: str = ""

    def writer(self) -> FlowchartWriter:
        """Load the writer."""
        module, _, name = self.reference.partition(":")
        found: FlowchartWriter = getattr(importlib.import_module(module), name)
        return found


FORMATS: Final[dict[str, FlowchartFormat]] = {
    "svg": FlowchartFormat("procman.cli.flowchart_writers:write_svg", b"<!-- procman "),
    "png": FlowchartFormat("procman.cli.flowchart_writers:write_png", b"tEXtSoftware\x00procman "),
    "pdf": FlowchartFormat("procman.cli.flowchart_writers:write_pdf", b"\n% procman "),
    "json": FlowchartFormat("procman.cli.flowchart_writers:write_json", b'{\n  "process": "'),
    "dot": FlowchartFormat("procman.cli.flowchart_writers:write_dot", b"\n// procman\n"),
    "bpmn": FlowchartFormat("procman.cli.flowchart_writers:write_bpmn", b'exporter="procman"'),
    "drawio": FlowchartFormat("procman.cli.flowchart_writers:write_drawio", b'<mxfile host="procman"'),
    "vsdx": FlowchartFormat("procman.cli.flowchart_writers:write_vsdx", b"<dc:creator>procman</dc:creator>"),
    "mermaid": FlowchartFormat("procman.cli.flowchart_writers:write_mermaid", b"\n%% procman\n", "mmd"),
}
