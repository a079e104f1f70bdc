"""Sheets of paper, in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from procman.diagram.geometry import Rectangle

PaperName = Literal["a4", "a3"]

LEAST_TEXT: Final = 7.5
"""Nothing is printed smaller."""

_MILLIMETRE: Final = 72 / 25.4
_SIZES: Final[dict[PaperName, tuple[int, int]]] = {"a4": (210, 297), "a3": (297, 420)}
_EDGE: Final = 6  # desk printers leave 4 to 5 mm white
_BINDING: Final = 17  # two holes by ISO 838 reach 15 mm into the long edge


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper that stands or lies; it is bound at its long edge."""

    paper: PaperName
    landscape: bool

    @property
    def millimetres(self) -> tuple[int, int]:
        """Width and height in mm."""
        short, long = _SIZES[self.paper]
        return (long, short) if self.landscape else (short, long)

    @property
    def width(self) -> float:
        """Width in pt."""
        return self.millimetres[0] * _MILLIMETRE

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.millimetres[1] * _MILLIMETRE

    @property
    def inside(self) -> Rectangle:
        """The room within the margins, in pt; the margin for binding is left, or above on a sheet that lies."""
        left, top = (_EDGE, _BINDING) if self.landscape else (_BINDING, _EDGE)
        width, height = self.millimetres
        return Rectangle(
            left * _MILLIMETRE,
            top * _MILLIMETRE,
            (width - left - _EDGE) * _MILLIMETRE,
            (height - top - _EDGE) * _MILLIMETRE,
        )
