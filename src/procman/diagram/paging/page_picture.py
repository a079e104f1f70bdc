"""Pages as SVG, each of the size of its sheet of paper; figures are points."""

from __future__ import annotations

from typing import Final

from procman.diagram import style
from procman.diagram.geometry import Rectangle
from procman.diagram.markup import attributes, number, rectangle, safe, text_line
from procman.diagram.paging.connectors import DrawnConnector
from procman.diagram.paging.page_fit import PagedDrawing
from procman.diagram.paging.page_plan import LEGEND_MARK, LEGEND_SCALE, TITLE_GAP, paper_legend
from procman.diagram.paging.page_title import page_title_picture, title_height
from procman.diagram.paging.sheets import SheetDrawing
from procman.diagram.shapes import connector_circle
from procman.diagram.svg import Links, drawing_picture
from procman.diagram.title_picture import legend_rows
from procman.diagram.watermark import Watermark, described, watermark_picture

_CLIP: Final = "page"


def render_pages(
    paged: PagedDrawing, *, id_prefix: str = "", links: Links | None = None, watermark: Watermark | None = None
) -> list[str]:
    """One complete SVG document a page.

    Args:
        paged: The flowchart on paper.
        id_prefix: Put before every id, with the page's number, so that all pages can stand in one HTML page.
        links: The address that a node leads to, or None.
        watermark: A word across each page, or None.
    """
    return [_page(paged, sheet, f"{id_prefix}p{sheet.page.number}-", links, watermark) for sheet in paged.sheets]


def _page(
    paged: PagedDrawing, sheet: SheetDrawing, prefix: str, links: Links | None, watermark: Watermark | None
) -> str:
    paper, drawing = paged.sheet, sheet.drawing
    inside, title, count = paper.inside, drawing.title, len(paged.sheets)
    width, height = paper.millimetres
    opening = attributes(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(paper.width)} {number(paper.height)}",
        width=f"{width}mm",
        height=f"{height}mm",
        font_family=style.FONTS,
        role="graphics-document document",
        aria_labelledby=f"{prefix}title",
        aria_describedby=f"{prefix}description",
        **{"xml:lang": title.language or None},
    )
    heading = title.name or drawing.process
    if title.page:
        heading += " · " + title.page.format(number=sheet.page.number, count=count)
    top = inside.y + title_height(title, inside.width, count) + TITLE_GAP
    left = inside.x + (inside.width - drawing.width * paged.scale) / 2
    legend, _ = legend_rows(paper_legend(drawing, count), inside.width / LEGEND_SCALE, 0.0, LEGEND_MARK)
    whole = Rectangle(0.0, 0.0, paper.width, paper.height)
    parts = [
        f"<svg{opening}>",
        f"<title{attributes(id=prefix + 'title')}>{safe(heading)}</title>",
        f"<desc{attributes(id=prefix + 'description')}>{safe(described(watermark, title.description))}</desc>",
        rectangle(whole, style.PAPER),
        *page_title_picture(title, inside, sheet.page.number, count),
        f"<g{attributes(transform=_transform(left, top, paged.scale))}>",
        *_flow(sheet, prefix, links),
        "</g>",
        f"<g{attributes(transform=_transform(inside.x, top + drawing.height * paged.scale, LEGEND_SCALE))}>",
        *legend,
        "</g>",
        *watermark_picture(watermark, whole),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _transform(x: float, y: float, scale: float) -> str:
    return f"translate({number(x)} {number(y)}) scale({scale:.4f})"


def _flow(sheet: SheetDrawing, prefix: str, links: Links | None) -> list[str]:
    connectors = [part for connector in sheet.connectors for part in _connector(connector)]
    if sheet.clip is None:
        return [*drawing_picture(sheet.drawing, prefix, links), *connectors]
    name = prefix + _CLIP
    path = f"<clipPath{attributes(id=name)}>{rectangle(sheet.clip, style.PAPER)}</clipPath>"
    return [path, *drawing_picture(sheet.drawing, prefix, links, name), *connectors]


def _connector(connector: DrawnConnector) -> list[str]:
    ink, size = style.EDGE_INK[connector.kind], 9.2
    parts = [connector_circle(connector.place, connector.letter, ink, size)]
    if connector.note:
        note = connector.note
        parts.append(text_line(note.text, note.x, note.y, size, ink, anchor="middle" if connector.centred else "start"))
    return parts
