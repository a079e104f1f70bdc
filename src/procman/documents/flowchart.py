"""Flowcharts as parts of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from procman.documents.view.names import process_anchor
from procman.model.definitions import Definitions
from procman.model.process import Process

if TYPE_CHECKING:
    from procman.diagram.geometry import DrawnNode


@dataclass(frozen=True, slots=True)
class Flowchart:
    """A drawn process.

    Attributes:
        svg: The picture, to stand inside HTML.
        width: Width of the drawing in its own units (CSS pixels at full size).
        height: Height likewise.
        pages: The same on sheets of A4, for printing; nothing if the picture is to be printed on one.
        pages_landscape: Whether these sheets lie on their sides.
    """

    svg: Markup
    width: float
    height: float
    pages: tuple[Markup, ...] = ()
    pages_landscape: bool = False

    @property
    def landscape(self) -> bool:
        """Whether it is printed on pages that lie on their sides."""
        if self.pages:
            return self.pages_landscape
        # A4 offers 190 by 246 mm or 277 by 160 mm
        return min(277 / self.width, 160 / self.height) > min(190 / self.width, 246 / self.height)


DrawFlowchart = Callable[[Process, Definitions, str], Flowchart]


def draw_flowchart(process: Process, definitions: Definitions, language: str) -> Flowchart:
    """Draw a process, for the screen and for printing; every step leads to its description in the document."""
    from procman.diagram.content import diagram_of
    from procman.diagram.paging.page_fit import layout_pages
    from procman.diagram.paging.page_picture import render_pages
    from procman.diagram.placing import breaker_of, place
    from procman.diagram.profile import FLOWCHART
    from procman.diagram.routing import route
    from procman.diagram.svg import render_svg

    anchor = process_anchor(process.id)

    def address(node: DrawnNode) -> str | None:
        described = node.kind not in ("start", "end", "parallel", "join")
        return f"#{anchor}-step-{node.id}" if described else None

    diagram = diagram_of(process, definitions, language)
    routing, breaker = route(diagram), breaker_of(diagram)
    drawing = place(diagram, routing, breaker, "vertical", FLOWCHART)
    svg = render_svg(drawing, title_block=False, id_prefix=f"{anchor}-flowchart-", links=address)
    paged = layout_pages(diagram, "a4", routing=routing, breaker=breaker)
    sheets = render_pages(paged, id_prefix=f"{anchor}-sheet-", links=address)
    # Our own pen wrote them and escaped every text in them.
    pages = tuple(Markup(sheet) for sheet in sheets)  # noqa: S704
    return Flowchart(Markup(svg), drawing.width, drawing.height, pages, paged.sheet.landscape)  # noqa: S704
