"""A drawing as one standalone SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from procman.diagram import style
from procman.diagram.geometry import Band, Drawing, DrawnNode, Rectangle
from procman.diagram.lines import edge_marks, edge_picture, uprights
from procman.diagram.markup import attributes, number, path, rectangle, safe, text_line
from procman.diagram.shapes import node_picture
from procman.diagram.title_picture import legend_picture, title_picture

MARGIN = 12.0
Links = Callable[[DrawnNode], str | None]


def render_svg(drawing: Drawing, *, title_block: bool = True, id_prefix: str = "", links: Links | None = None) -> str:
    """One complete SVG document.

    The figures of the drawing are used as they are: margin and title block lie outside of its frame.

    Args:
        drawing: The laid-out diagram.
        title_block: Whether the title block and the legend are drawn.
        id_prefix: Put before every id, so that several drawings can stand in one HTML page.
        links: The address that a node leads to, or None.
    """
    head, head_height = title_picture(drawing) if title_block else ([], 0.0)
    foot, foot_height = legend_picture(drawing) if title_block else ([], 0.0)
    view = Rectangle(
        -MARGIN,
        -MARGIN - head_height,
        drawing.width + 2 * MARGIN,
        drawing.height + 2 * MARGIN + head_height + foot_height,
    )
    opening = attributes(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=" ".join(number(value) for value in (view.x, view.y, view.width, view.height)),
        width=number(view.width),
        height=number(view.height),
        font_family=style.FONTS,
        role="img",
        aria_labelledby=f"{id_prefix}title {id_prefix}description",
    )
    parts = [
        f"<svg{opening}>",
        f"<title{attributes(id=id_prefix + 'title')}>{safe(drawing.title.name or drawing.process)}</title>",
        f"<desc{attributes(id=id_prefix + 'description')}>{safe(drawing.title.description)}</desc>",
        rectangle(view, style.PAPER),
        *head,
        *bands_picture(drawing),
        *flow_picture(drawing, id_prefix, links),
        *foot,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def bands_picture(drawing: Drawing) -> list[str]:
    """Lanes, phases, their headers and the frame around them."""
    parts = []
    for place, lane in enumerate(drawing.lanes):
        parts.append(rectangle(_body(lane), style.LANE[place % 2], style.LANE_BORDER, 1.0))
    for phase in drawing.phases[1:]:
        level = phase.header.x == phase.x and phase.header.height == phase.height
        line = (
            f"M{number(phase.x)} {number(phase.y)}H{number(phase.x + phase.width)}"
            if level
            else f"M{number(phase.x)} {number(phase.y)}V{number(phase.y + phase.height)}"
        )
        parts.append(path(line, stroke=style.PHASE_BORDER, stroke_width=1.0, stroke_dasharray="7 4"))
    parts += _headers(drawing.phases, style.PHASE_HEADER, style.PHASE_INK, style.PHASE_BORDER)
    parts += _headers(drawing.lanes, style.HEADER, style.HEADER_INK, style.PAPER)
    corner = Rectangle(0.0, 0.0, drawing.width, drawing.height)
    parts.append(rectangle(corner, "none", style.FRAME, 1.2))
    return parts


def _body(band: Band) -> Rectangle:
    header = band.header
    if header.height == band.height:
        return Rectangle(header.right, band.y, band.width - header.width, band.height)
    return Rectangle(band.x, header.bottom, band.width, band.height - header.height)


def _headers(bands: Sequence[Band], fill: str, ink: str, border: str) -> list[str]:
    parts = []
    for band in bands:
        header = band.header
        parts.append(rectangle(header, fill, border, 0.8))
        first = header.y + header.height / 2 - (len(band.lines) - 1) / 2 * band.line_height + band.text_size * 0.3583
        for place, line in enumerate(band.lines):
            x = header.x + header.width / 2
            parts.append(text_line(line, x, first + place * band.line_height, band.text_size, ink, bold=True))
    return parts


def flow_picture(drawing: Drawing, id_prefix: str, links: Links | None) -> list[str]:
    """Edges, nodes and labels."""
    crossed = uprights(drawing.edges)
    parts = []
    for edge in drawing.edges:
        group = attributes(id=f"{id_prefix}edge-{edge.id}", class_=f"edge {edge.kind}")
        parts.append(f"<g{group}>{''.join(edge_picture(edge, crossed))}</g>")
    for node in drawing.nodes:
        group = attributes(id=f"{id_prefix}step-{node.id}", class_=f"node {node.kind}")
        picture = f"<g{group}>{''.join(node_picture(node))}</g>"
        address = links(node) if links else None
        parts.append(f"<a{attributes(href=address)}>{picture}</a>" if address else picture)
    for edge in drawing.edges:
        parts += edge_marks(edge)
    return parts
