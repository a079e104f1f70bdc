"""Flowcharts as parts of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from procman.documents.names import process_anchor
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
    """

    svg: Markup
    width: float
    height: float

    @property
    def landscape(self) -> bool:
        """Whether it comes out larger on a page that lies on its side: A4 offers 190 by 246 mm or 277 by 160 mm."""
        return min(277 / self.width, 160 / self.height) > min(190 / self.width, 246 / self.height)


DrawFlowchart = Callable[[Process, Definitions, str], Flowchart]


def draw_flowchart(process: Process, definitions: Definitions, language: str) -> Flowchart:
    """Draw a process; every step leads to its description in the document."""
    from procman.diagram.layout import draw
    from procman.diagram.svg import render_svg

    anchor = process_anchor(process.id)

    def address(node: DrawnNode) -> str | None:
        described = node.kind not in ("start", "end", "parallel", "join")
        return f"#{anchor}-step-{node.id}" if described else None

    drawing = draw(process, definitions, direction="vertical", language=language)
    svg = render_svg(drawing, title_block=False, id_prefix=f"{anchor}-flowchart-", links=address)
    # Our own pen wrote it and escaped every text in it.
    return Flowchart(Markup(svg), drawing.width, drawing.height)  # noqa: S704
