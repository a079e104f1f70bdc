"""The map as one standalone SVG, or as a part of an HTML page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from procman.diagram import style
from procman.diagram.canvas import canvas, opening
from procman.diagram.geometry import DrawnEdge
from procman.diagram.lines import Upright, arrow_outline, line_path, uprights
from procman.diagram.markup import attributes, number, path, rectangle, safe, text_line
from procman.diagram.watermark import Watermark, described, watermark_picture
from procman.landscape.card_picture import card_picture
from procman.landscape.colours import HUES
from procman.landscape.figure import DrawnArrow, DrawnDomain, Map
from procman.landscape.frame import counts_text, foot_picture, head_picture
from procman.landscape.layout import HEADER_LINE, HEADER_SIZE
from procman.landscape.marks import CALL_DASHES, classed, mark
from procman.messages import text

MARGIN: Final = 16.0

Links = Callable[[Literal["domain", "process"], str], str | None]
"""The address of a domain or process by its id; None where there is none."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How the picture is drawn.

    Attributes:
        language: Language of the frame's words.
        links: Addresses of domains and processes.
        frame: Whether title and legend are drawn.
        interactive: Whether a page's script works on it; then it is no single image for assistive technology.
        watermark: A word across the picture, or None.
    """

    language: str
    links: Links = lambda _kind, _id: None
    frame: bool = True
    interactive: bool = False
    watermark: Watermark | None = None


def render_landscape_svg(drawing: Map, pen: Pen) -> str:
    """One complete SVG document; the figures of the map are used as they are."""
    head, head_height = head_picture(drawing, pen.language) if pen.frame else ([], 0.0)
    foot, foot_height = foot_picture(drawing, pen.language) if pen.frame else ([], 0.0)
    view = canvas(drawing.width, drawing.height, MARGIN, head_height, foot_height)
    root = opening(
        view,
        lang=pen.language,
        role="group" if pen.interactive else "img",
        aria_labelledby="landscape-title landscape-description",
    )
    counts = counts_text(drawing.landscape, pen.language)
    description = text(pen.language, "landscape.description", counts=counts)
    parts = [
        f"<svg{root}>",
        f'<title id="landscape-title">{safe(text(pen.language, "landscape.title"))}</title>',
        f'<desc id="landscape-description">{safe(described(pen.watermark, description))}</desc>',
        classed(rectangle(view, style.PAPER), "paper"),
        *head,
        *(_ground(domain) for domain in drawing.domains),
        *_arrows(drawing, pen.interactive),
        *(_domain(domain, pen) for domain in drawing.domains),
        *_marks(drawing),
        *foot,
        *watermark_picture(pen.watermark, view),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _ground(domain: DrawnDomain) -> str:
    hue = HUES[domain.hue]
    return classed(rectangle(domain.place, hue.tint, hue.ink, 1.0, 6), f"ground hue-{domain.hue}")


def _domain(domain: DrawnDomain, pen: Pen) -> str:
    """Title and cards; texts stand domain by domain for those who read in the order of the file."""
    head = "".join(_header(domain, pen.language))
    address = pen.links("domain", domain.domain.id)
    parts = [f"<a{attributes(href=address)}>{head}</a>" if address else head]
    parts += [
        card_picture(card, domain.hue, pen.language, pen.links("process", card.process.id), focusable=pen.interactive)
        for card in domain.cards
    ]
    return "\n".join([f"<g{attributes(class_=f'domain hue-{domain.hue}')}>", *parts, "</g>"])


def _header(domain: DrawnDomain, language: str) -> list[str]:
    hue, place = HUES[domain.hue], domain.header
    edge = 6.0
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    outline = (
        f"M{number(right)} {number(y)}V{number(bottom)}H{number(x + edge)}"
        f"Q{number(x)} {number(bottom)} {number(x)} {number(bottom - edge)}"
        f"V{number(y + edge)}Q{number(x)} {number(y)} {number(x + edge)} {number(y)}Z"
    )
    parts = [classed(path(outline, fill=hue.ink, stroke="none", stroke_width=0), "strip")]
    left = place.x + 12
    base = place.y + 26
    if domain.domain.code:
        parts.append(text_line(domain.domain.code, left, base - 4, 10.5, style.HEADER_INK, anchor="start"))
        base += 15
    for line in domain.lines:
        parts.append(text_line(line, left, base, HEADER_SIZE, style.HEADER_INK, anchor="start", bold=True))
        base += HEADER_LINE
    count = len(domain.cards)
    words = text(language, "landscape.count" if count else "landscape.empty", count=count)
    parts.append(text_line(words, left, base, 10, style.HEADER_INK, anchor="start"))
    return parts


def _arrows(drawing: Map, interactive: bool) -> list[str]:
    """Lines and arrowheads; what they say stands in the cards, so they are silent for assistive technology."""
    edges = [_edge(arrow) for arrow in drawing.arrows]
    crossed = uprights(edges)
    return [_arrow(arrow, edge, crossed, interactive) for arrow, edge in zip(drawing.arrows, edges, strict=True)]


def _edge(arrow: DrawnArrow) -> DrawnEdge:
    one = arrow.arrow
    return DrawnEdge(str(one.number), one.source, one.target, "sequence", arrow.points, None)


def _arrow(arrow: DrawnArrow, edge: DrawnEdge, crossed: list[Upright], interactive: bool) -> str:
    ink = HUES[arrow.hue].ink
    dashes = CALL_DASHES if arrow.arrow.kind == "call" else None
    line = path(line_path(edge, crossed), stroke=ink, stroke_width=1.25, stroke_dasharray=dashes)
    head = path(arrow_outline(arrow.points), fill=ink, stroke="none", stroke_width=0)
    hit = path(line_path(edge, ()), stroke="transparent", stroke_width=9, class_="hit") if interactive else ""
    return f"<g{_group(arrow, 'arrow')}>{hit}{classed(line, 'line')}{classed(head, 'head')}</g>"


def _group(arrow: DrawnArrow, name: str) -> str:
    one = arrow.arrow
    return attributes(
        class_=f"{name} {one.kind} hue-{arrow.hue}",
        data_arrow=one.number,
        data_source=one.source,
        data_target=one.target,
        aria_hidden="true",
    )


def _marks(drawing: Map) -> list[str]:
    """Numbers on the lines: filled where an arrow begins, empty where it ends."""
    parts = []
    for arrow in drawing.arrows:
        inner = [mark(place, arrow.arrow.number, arrow.hue, filled=not at) for at, place in enumerate(arrow.marks)]
        parts.append(f"<g{_group(arrow, 'marks')}>{''.join(inner)}</g>")
    return parts
