"""Paper and its margins, in dxa: twentieths of a point."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

DXA_A_MILLIMETRE: Final = 1440 / 25.4
EMU_A_DXA: Final = 635


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a section; all sizes in dxa.

    Attributes:
        header: From the paper's edge to the running head.
        footer: From the paper's edge to the foot.
    """

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Between the margins."""
        return self.height - self.top - self.bottom

    @property
    def landscape(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height

    def turned(self, landscape: bool) -> Page:
        """The same paper upright or on its side; head and foot keep their distances."""
        if landscape == self.landscape:
            return self
        return replace(self, width=self.height, height=self.width)

    def narrowed(self) -> Page:
        """The same paper with no more white than head, foot and printers need."""
        edge, head, side = (round(each * DXA_A_MILLIMETRE) for each in (5, 10, 8))
        return replace(self, top=head, right=side, bottom=head, left=side, header=edge, footer=edge)

    def lowered(self) -> Page:
        """The same paper with head and foot near its edges."""
        header, top, footer, bottom = (round(each * DXA_A_MILLIMETRE) for each in (8, 16, 7, 14))
        return replace(self, top=top, bottom=bottom, header=header, footer=footer)

    def properties(self) -> str:
        """As it stands in ``w:sectPr``."""
        orientation = ' w:orient="landscape"' if self.landscape else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{orientation}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}"'
            f' w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>'
        )


def shares(widths: Sequence[float], whole: int) -> list[int]:
    """Widths that fill a whole exactly, in the proportions that are asked for."""
    total = sum(widths)
    edges = [0]
    for place in range(len(widths)):
        edges.append(round(whole * sum(widths[: place + 1]) / total))
    return [right - left for left, right in itertools.pairwise(edges)]
