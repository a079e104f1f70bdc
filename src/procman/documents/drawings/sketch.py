"""A flowchart before it is drawn: its content and its routing, which all its pictures share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from procman.documents.drawings.picture import Picture, Sheets
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.diagram.diagram_input import DiagramInput
    from procman.diagram.geometry import DrawnNode
    from procman.diagram.paging.paper import PaperName
    from procman.diagram.routing import Routing
    from procman.diagram.text import LineBreaker
    from procman.model.process import Process

_UNDESCRIBED: Final = ("start", "end", "parallel", "join")


class Sketch:
    """What is to be drawn; each part is worked out when it is needed.

    Attributes:
        process: The process.
        definitions: Where it belongs.
        language: Language of the product's own words.
    """

    def __init__(self, process: Process, definitions: Definitions, language: str) -> None:
        self.process, self.definitions, self.language = process, definitions, language

    def afresh(self) -> Sketch:
        """The same with nothing worked out: small, for keeping."""
        return Sketch(self.process, self.definitions, self.language)

    @cached_property
    def diagram(self) -> DiagramInput:
        """The content.

        Raises:
            UsageError: The process has no steps.
        """
        from procman.diagram.content import diagram_of

        return diagram_of(self.process, self.definitions, self.language)

    @cached_property
    def breaker(self) -> LineBreaker:
        """Sets the texts."""
        from procman.diagram.placing import breaker_of

        return breaker_of(self.diagram)

    @cached_property
    def routing(self) -> Routing:
        """The ways on the grid."""
        from procman.diagram.routing import route

        return route(self.diagram)

    @property
    def identity(self) -> str:
        """Everything that the pictures depend on."""
        from procman.diagram.identity import identity

        return identity(self.diagram, self.breaker)

    def screen(self) -> Picture:
        """One picture of any size, without a title block."""
        from procman.diagram.placing import place
        from procman.diagram.profile import FLOWCHART
        from procman.diagram.svg import render_svg

        drawing = place(self.diagram, self.routing, self.breaker, "vertical", FLOWCHART)
        return Picture(render_svg(drawing, title_block=False, links=_own_id), drawing.width, drawing.height)

    def sheets(self, paper: PaperName) -> Sheets:
        """The flowchart on paper."""
        from procman.diagram.paging.page_fit import layout_pages
        from procman.diagram.paging.page_picture import render_pages

        paged = layout_pages(self.diagram, paper, routing=self.routing, breaker=self.breaker)
        sheet = paged.sheet
        pictures = (Picture(text, sheet.width, sheet.height) for text in render_pages(paged, links=_own_id))
        return Sheets(tuple(pictures), sheet.landscape)


def _own_id(node: DrawnNode) -> str | None:
    return None if node.kind in _UNDESCRIBED else f"#{node.id}"
