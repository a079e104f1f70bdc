"""A drawing as one standalone SVG."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from procman.diagram import style
from procman.diagram.canvas import canvas, opening
from procman.diagram.geometry import Band, Drawing, DrawnEdge, DrawnNode, Rectangle
from procman.diagram.lines import edge_marks, edge_picture, uprights
from procman.diagram.markup import attributes, number, path, rectangle, safe, text_line
from procman.diagram.palette import HeaderPen, header_pen, lane_pen, phase_pen
from procman.diagram.shapes import node_picture
from procman.diagram.sign_picture import strike
from procman.diagram.title_picture import legend_picture, title_picture
from procman.diagram.watermark import Watermark, described, watermark_picture

MARGIN = 12.0
Links = Callable[[DrawnNode], str | None]


def render_svg(
    drawing: Drawing,
    *,
    title_block: bool = True,
    id_prefix: str = "",
    links: Links | None = None,
    watermark: Watermark | None = None,
) -> str:
    """One complete SVG document.

    The figures of the drawing are used as they are: margin and title block lie outside of its frame.

    Args:
        drawing: The laid-out diagram.
        title_block: Whether the title block and the legend are drawn.
        id_prefix: Put before every id, so that several drawings can stand in one HTML page.
        links: The address that a node leads to, or None.
        watermark: A word across the picture, or None.
    """
    head, head_height = title_picture(drawing) if title_block else ([], 0.0)
    foot, foot_height = legend_picture(drawing) if title_block else ([], 0.0)
    view = canvas(drawing.width, drawing.height, MARGIN, head_height, foot_height)
    root = opening(
        view,
        role="graphics-document document",
        aria_labelledby=f"{id_prefix}title",
        aria_describedby=f"{id_prefix}description",
        **{"xml:lang": drawing.title.language or None},
    )
    description = described(watermark, drawing.title.description)
    parts = [
        f"<svg{root}>",
        f"<title{attributes(id=id_prefix + 'title')}>{safe(drawing.title.name or drawing.process)}</title>",
        f"<desc{attributes(id=id_prefix + 'description')}>{safe(description)}</desc>",
        rectangle(view, style.PAPER),
        *head,
        *drawing_picture(drawing, id_prefix, links),
        *foot,
        *watermark_picture(watermark, view),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def drawing_picture(drawing: Drawing, id_prefix: str, links: Links | None = None, clip: str | None = None) -> list[str]:
    """Everything inside the frame of a drawing.

    Args:
        drawing: The laid-out diagram.
        id_prefix: Put before every id.
        links: The address that a node leads to, or None.
        clip: Id of the clip path that nodes must not leave.
    """
    return [
        *_grounds(drawing),
        *_header_texts(drawing.lanes, lane_pen(drawing.lanes[0].change is not None)),
        *_lines(drawing, id_prefix),
        *_flow(drawing, id_prefix, links, clip),
    ]


def _grounds(drawing: Drawing) -> list[str]:
    parts = []
    for place, lane in enumerate(drawing.lanes):
        parts.append(rectangle(_body(lane), style.LANE[place % 2], style.LANE_BORDER, 0.8))
    for phase in drawing.phases[1:]:
        level = phase.header.x == phase.x and phase.header.height == phase.height
        line = (
            f"M{number(phase.x)} {number(phase.y)}H{number(phase.x + phase.width)}"
            if level
            else f"M{number(phase.x)} {number(phase.y)}V{number(phase.y + phase.height)}"
        )
        parts.append(path(line, stroke=style.PHASE_BORDER, stroke_width=1.0, stroke_dasharray="7 4"))
    compared = drawing.lanes[0].change is not None
    for bands, ordinary in ((drawing.phases, phase_pen(compared)), (drawing.lanes, lane_pen(compared))):
        for band in bands:
            pen = header_pen(ordinary, band.change)
            parts.append(rectangle(band.header, pen.ground, pen.border, 0.8, dashes=pen.dashes))
    corner = Rectangle(0.0, 0.0, drawing.width, drawing.height)
    parts.append(rectangle(corner, "none", style.FRAME, 1.2))
    return parts


def _body(band: Band) -> Rectangle:
    header = band.header
    if header.height == band.height:
        return Rectangle(header.right, band.y, band.width - header.width, band.height)
    return Rectangle(band.x, header.bottom, band.width, band.height - header.height)


def _header_texts(bands: Sequence[Band], ordinary: HeaderPen) -> list[str]:
    """Names of bands; one set upright, character below character, is told as a whole."""
    parts = []
    for band in bands:
        header, pen = band.header, header_pen(ordinary, band.change)
        size, line_height = band.text_size, band.line_height
        x = header.x + header.width / 2
        first = header.y + header.height / 2 - (len(band.lines) - 1) / 2 * line_height + size * 0.3583
        lines = []
        for place, line in enumerate(band.lines):
            lines.append(text_line(line, x, first + place * line_height, size, pen.ink, bold=True))
            if pen.struck:
                lines.append(strike(line, x, first + place * line_height, size, pen.ink))
        whole = attributes(role="img", aria_label=band.name) if len(band.lines) > 1 else ""
        parts.append(f"<g{whole}>{''.join(lines)}</g>")
    return parts


def _mark_words(drawing: Drawing) -> dict[str, str]:
    """What marks of changes mean, by mark."""
    marks = [(mark.removeprefix("change-"), words) for mark, words in drawing.title.legend if "change-" in mark]
    return dict(marks)


def _spoken(marks: Sequence[str], words: Mapping[str, str]) -> str:
    """Marks in words, for readers who cannot see them and for those who point at them."""
    return f"<title>{safe(' · '.join(words[mark] for mark in marks))}</title>" if marks else ""


def _lines(drawing: Drawing, id_prefix: str) -> list[str]:
    crossed = uprights(drawing.edges)
    words = _mark_words(drawing)
    parts = []
    for edge in drawing.edges:
        marks = [edge.change] if edge.change in words else []
        group = attributes(id=f"{id_prefix}edge-{edge.id}", class_=" ".join(("edge", edge.kind, *marks)))
        parts.append(f"<g{group}>{_spoken(marks, words)}{''.join(edge_picture(edge, crossed))}</g>")
    return parts


def _flow(drawing: Drawing, id_prefix: str, links: Links | None, clip: str | None) -> list[str]:
    """Nodes in reading order, each followed by the conditions of its ways; a phase is named before its first node.

    All lines lie below, and no label touches a node, so this order of the text changes nothing in the picture.
    """
    parts, phases, words = [], {phase.id: phase for phase in drawing.phases}, _mark_words(drawing)
    leaving: dict[str, list[DrawnEdge]] = {}
    for edge in drawing.edges:
        leaving.setdefault(edge.source, []).append(edge)
    for node in drawing.nodes:
        if node.phase in phases:
            parts += _header_texts([phases.pop(node.phase)], phase_pen(bool(node.changes)))
        picture = _node(node, id_prefix, links, words)
        parts.append(f"<g{attributes(clip_path=f'url(#{clip})')}>{picture}</g>" if clip else picture)
        marks = [mark for edge in leaving.pop(node.id, ()) for mark in edge_marks(edge)]
        if marks:
            told = attributes(aria_hidden="true") if node.description else ""
            parts.append(f"<g{told}>{''.join(marks)}</g>")
    # on a page: what belongs to nodes of other pages
    parts += _header_texts(list(phases.values()), phase_pen(any(phase.change for phase in drawing.phases)))
    parts += [mark for edges in leaving.values() for edge in edges for mark in edge_marks(edge)]
    return parts


def _node(node: DrawnNode, id_prefix: str, links: Links | None, words: Mapping[str, str]) -> str:
    marks = [mark for mark in node.changes if mark in words]
    described = {"role": "graphics-symbol img", "aria_label": node.description} if node.description else {}
    kind = " ".join(("node", node.kind, *marks))
    group = attributes(id=f"{id_prefix}step-{node.id}", class_=kind, **described)
    picture = f"<g{group}>{_spoken(marks, words)}{''.join(node_picture(node))}</g>"
    address = links(node) if links else None
    return f"<a{attributes(href=address)}>{picture}</a>" if address else picture
