"""The writers of ``procman render flowchart``: one small function a format, which calls the pen that knows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from procman.cli.flowchart_formats import FORMATS, FlowchartJob
from procman.cli.watermark import watermark_of

if TYPE_CHECKING:
    from procman.diagram.geometry import Drawing
    from procman.diagram.watermark import Watermark
    from procman.exchange.chart import Chart
    from procman.model.process import Process


def _draw(process: Process, job: FlowchartJob) -> Drawing:
    if job.paper != "none":
        from procman.diagram.paging.page_fit import draw_pages

        return draw_pages(process, job.definitions, job.paper, job.direction, job.language).drawing
    from procman.diagram.layout import draw

    return draw(process, job.definitions, direction=job.direction, language=job.language)


def pictures(process: Process, job: FlowchartJob) -> list[str]:
    """The drawing as standalone SVGs, one a page: what SVG, PNG and PDF are made of."""
    if job.paper != "none":
        from procman.diagram.paging.page_fit import draw_pages
        from procman.diagram.paging.page_picture import render_pages

        paged = draw_pages(process, job.definitions, job.paper, job.direction, job.language)
        return render_pages(paged, watermark=_watermark(process, job))
    from procman.diagram.svg import render_svg

    return [render_svg(_draw(process, job), watermark=_watermark(process, job))]


def _chart(process: Process, job: FlowchartJob) -> Chart:
    from procman.exchange.chart import make_chart

    return make_chart(process, job.definitions, job.direction, job.language, _watermark(process, job))


def _watermark(process: Process, job: FlowchartJob) -> Watermark | None:
    return watermark_of(job.language, job.withdrawn.get(process.id, ""))


def write_svg(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """Standalone pictures."""
    from procman import __version__

    # Two hyphens in a row would end the comment; of a single process no release is told, so there are none.
    words = f"procman {__version__} {job.fingerprints.get(process.id, '')}".rstrip()
    return [svg.rstrip("\n") + f"\n<!-- {words} -->\n" for svg in pictures(process, job)]


def write_png(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """Pictures in pixels."""
    from procman.documents.fingerprint import NAME
    from procman.printing.fonts import find_fonts
    from procman.printing.png import DEFAULT_SCALE, svg_to_png

    fonts, scale = find_fonts(job.font_paths), job.scale or DEFAULT_SCALE
    comments = {NAME: text} if (text := job.fingerprints.get(process.id)) else {}
    return [svg_to_png(svg, fonts, scale, subject=process.id, comments=comments) for svg in pictures(process, job)]


def write_pdf(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """One document with a page for each picture."""
    from procman.printing.fonts import find_fonts
    from procman.printing.pdf import svgs_to_pdf

    fonts, title = find_fonts(job.font_paths), f"{process.name} {job.definitions.document_number(process)}"
    pages, keywords = pictures(process, job), job.fingerprints.get(process.id, "")
    return [svgs_to_pdf(pages, fonts, title=title, language=job.language, subject=process.id, keywords=keywords)]


def write_json(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """The geometry, by the contract."""
    from procman.diagram.geometry_json import metrics_json, to_json

    drawing = _draw(process, job)
    data = to_json(drawing, job.withdrawn.get(process.id, "")) | (
        {"metrics": metrics_json(drawing)} if job.metrics else {}
    )
    return [json.dumps(data, ensure_ascii=False, indent=2) + "\n"]


def write_dot(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """The graph in Graphviz's language."""
    from procman.exchange.dot import to_dot

    return [to_dot(process, job.definitions, job.language, _watermark(process, job)) + FORMATS["dot"].marker.decode()]


def write_bpmn(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """The model and its drawing, for BPMN tools."""
    from procman.exchange.bpmn_export.document import to_bpmn

    return [to_bpmn(process, job.definitions, job.language, job.direction, _watermark(process, job))]


def write_drawio(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """Shapes for draw.io; the page is as large as the flowchart."""
    from procman.exchange.drawio.document import to_drawio

    return [to_drawio(_chart(process, job))]


def write_vsdx(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """Shapes for Visio; the page is as large as the flowchart."""
    from procman.exchange.visio.document import to_vsdx

    return [to_vsdx(_chart(process, job))]


def write_mermaid(process: Process, job: FlowchartJob) -> list[str | bytes]:
    """The graph in Mermaid's language."""
    from procman.exchange.mermaid import to_mermaid

    text = to_mermaid(process, job.definitions, job.direction, job.language, _watermark(process, job))
    return [text + FORMATS["mermaid"].marker.decode().lstrip("\n")]
