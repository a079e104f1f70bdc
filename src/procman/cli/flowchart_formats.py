"""The formats of ``procman render flowchart``: one line and one small writer each, loaded when it is asked for."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from procman.diagram.geometry import Direction, Drawing
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
    "svg": FlowchartFormat("procman.cli.flowchart_formats:write_svg", b"<!-- procman "),
    "png": FlowchartFormat("procman.cli.flowchart_formats:write_png", b"tEXtSoftware\x00procman "),
    "pdf": FlowchartFormat("procman.cli.flowchart_formats:write_pdf", b"\n% procman "),
    "json": FlowchartFormat("procman.cli.flowchart_formats:write_json", b'{\n  "process": "'),
    "dot": FlowchartFormat("procman.cli.flowchart_formats:write_dot", b"\n// procman\n"),
    "bpmn": FlowchartFormat("procman.cli.flowchart_formats:write_bpmn", b'exporter="procman"'),
    "drawio": FlowchartFormat("procman.cli.flowchart_formats:write_drawio", b'<mxfile host="procman"'),
    "vsdx": FlowchartFormat("procman.cli.flowchart_formats:write_vsdx", b"<dc:creator>procman</dc:creator>"),
    "mermaid": FlowchartFormat("procman.cli.flowchart_formats:write_mermaid", b"\n%% procman\n", "mmd"),
}


def _draw(process: Process, job: FlowchartJob) -> Drawing:
    if job.paper != "none":
        from procman.diagram.page_fit import draw_pages

        return draw_pages(process, job.definitions, job.paper, job.direction, job.language).drawing
    from procman.diagram.layout import draw

    return draw(process, job.definitions, direction=job.direction, language=job.language)


def pictures(process: Process, job: FlowchartJob) -> list[str]:
    """The drawing as standalone SVGs, one a page: what SVG, PNG and PDF are made of."""
    if job.paper != "none":
        from procman.diagram.page_fit import draw_pages
        from procman.diagram.page_picture import render_pages

        return render_pages(draw_pages(process, job.definitions, job.paper, job.direction, job.language))
    from procman.diagram.svg import render_svg

    return [render_svg(_draw(process, job))]


def write_svg(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """Standalone pictures."""
    from procman import __version__

    return [svg.rstrip("\n") + f"\n<!-- procman {__version__} -->\n" for svg in pictures(process, job)]


def write_png(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """Pictures in pixels."""
    from procman.printing.fonts import find_fonts
    from procman.printing.png import DEFAULT_SCALE, svg_to_png

    fonts, scale = find_fonts(job.font_paths), job.scale or DEFAULT_SCALE
    return [svg_to_png(svg, fonts, scale, subject=process.id) for svg in pictures(process, job)]


def write_pdf(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """One document with a page for each picture."""
    from procman.printing.fonts import find_fonts
    from procman.printing.pdf import svgs_to_pdf

    fonts, title = find_fonts(job.font_paths), f"{process.name} {job.definitions.document_number(process)}"
    pages = pictures(process, job)
    return [svgs_to_pdf(pages, fonts, title=title, language=job.language, subject=process.id)]


def write_json(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """The geometry, by the contract."""
    from procman.diagram.geometry_json import metrics_json, to_json

    drawing = _draw(process, job)
    data = to_json(drawing) | ({"metrics": metrics_json(drawing)} if job.metrics else {})
    return [json.dumps(data, ensure_ascii=False, indent=2) + "\n"]


def write_dot(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """The graph in Graphviz's language."""
    from procman.exchange.dot import to_dot

    return [to_dot(process, job.definitions, job.language) + FORMATS["dot"].marker.decode()]


def write_bpmn(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """The model and its drawing, for BPMN tools."""
    from procman.exchange.bpmn_export import to_bpmn

    return [to_bpmn(process, job.definitions, job.language, job.direction)]


def write_drawio(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """Shapes for draw.io; the page is as large as the flowchart."""
    from procman.exchange.chart import make_chart
    from procman.exchange.drawio.document import to_drawio

    return [to_drawio(make_chart(process, job.definitions, job.direction, job.language))]


def write_vsdx(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """Shapes for Visio; the page is as large as the flowchart."""
    from procman.exchange.chart import make_chart
    from procman.exchange.visio.document import to_vsdx

    return [to_vsdx(make_chart(process, job.definitions, job.direction, job.language))]


def write_mermaid(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """The graph in Mermaid's language."""
    from procman.exchange.mermaid import to_mermaid

    text = to_mermaid(process, job.definitions, job.direction, job.language)
    return [text + FORMATS["mermaid"].marker.decode().lstrip("\n")]
