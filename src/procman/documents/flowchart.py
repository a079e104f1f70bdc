"""Flowcharts as parts of a document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from procman.documents.drawings.picture import Address, Picture, Sheets
from procman.documents.drawings.sketch import Sketch
from procman.documents.view.names import process_anchor
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

NO_SHEETS = Sheets((), landscape=False)


class Flowchart:
    """A drawn process; each part is drawn, or fetched, when it is asked for.

    Documents that are not HTML take ``screen`` and ``sheets``, whose pictures have neither links nor prefixed ids when
    they are asked for ``plain``.
    """

    def __init__(
        self,
        anchor: str,
        screen: Callable[[], Picture],
        sheets: Callable[[], Sheets] = lambda: NO_SHEETS,
        name: str = "flowchart",
    ) -> None:
        """Draw nothing yet.

        Args:
            anchor: Anchor of the process, with which ids and links in HTML begin.
            screen: Draws one picture.
            sheets: Draws it on paper.
            name: What tells the ids of this picture from those of others of the same process.
        """
        self._anchor, self._name = anchor, name
        self._draw_screen, self._draw_sheets = screen, sheets

    @cached_property
    def screen(self) -> Picture:
        """One picture of any size, with its width and height."""
        return self._draw_screen()

    @cached_property
    def sheets(self) -> Sheets:
        """The same on sheets of A4, for printing; none if the one picture is to be printed."""
        return self._draw_sheets()

    @property
    def svg(self) -> Markup:
        """The picture, to stand inside HTML; steps lead to their descriptions in the same page."""
        return self.screen.linked(f"{self._anchor}-{self._name}-", self._address)

    @property
    def pages(self) -> tuple[Markup, ...]:
        """The sheets likewise."""
        return tuple(sheet.linked(f"{self._anchor}-sheet-", self._address) for sheet in self.sheets.pictures)

    @property
    def width(self) -> float:
        """Width of the picture's frame in its own units: CSS pixels at full size."""
        return self.screen.width

    @property
    def height(self) -> float:
        """Height likewise."""
        return self.screen.height

    @property
    def landscape(self) -> bool:
        """Whether it is printed on pages that lie on their sides."""
        if self.sheets.pictures:
            return self.sheets.landscape
        # A4 offers 190 by 246 mm or 277 by 160 mm
        return min(277 / self.width, 160 / self.height) > min(190 / self.width, 246 / self.height)

    def linked(self, prefix: str, address: Address) -> Markup:
        """The picture for HTML pages whose anchors are others; see ``Picture.linked``."""
        return self.screen.linked(prefix, address)

    def _address(self, step: str) -> str:
        return f"#{self._anchor}-step-{step}"


DrawFlowchart = Callable[["Process", Definitions, str], Flowchart]
"""Draws a process of some definitions, with the product's own words in a language."""


def draw_flowchart(process: Process, definitions: Definitions, language: str) -> Flowchart:
    """Draw a process, for the screen and for printing; for more than one see ``drawings.Drawings``."""
    sketch = Sketch(process, definitions, language)
    return Flowchart(process_anchor(process.id), sketch.screen, lambda: sketch.sheets("a4"))
