"""Pictures: pixels that every reader shows, and beside them the vector that newer ones prefer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from procman.documents.docx.geometry import EMU_A_DXA
from procman.documents.docx.parts import Parts
from procman.printing import svg_text
from procman.printing.fonts import Fonts

_SCALE: Final = 1.5  # 144 dots to the inch at full size
_DXA_A_PIXEL: Final = 1440 / 96


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the macro ``drawing`` needs it.

    Attributes:
        number: Number of the drawing in the document.
        png: Relation of the pixels.
        svg: Relation of the vector.
        width: In EMU, 914,400 to the inch.
        height: In EMU.
        description: For those who do not see it.
    """

    number: int
    png: str
    svg: str
    width: int
    height: int
    description: str


class Pictures:
    """Adds pictures to a document."""

    def __init__(self, parts: Parts, fonts: Fonts) -> None:
        self._parts = parts
        self._fonts = fonts

    def add(self, svg: str, number: int, room: tuple[float, float], description: str) -> Picture:
        """Add a picture; it keeps its proportions and is never enlarged.

        Args:
            svg: The picture; its width and height count 96 to the inch, or state mm.
            number: Number of the drawing in the document.
            room: Width and height that it has to fit into, in dxa.
            description: For those who do not see it; unless given what the picture says of itself.

        Raises:
            FontError: No font has a glyph for some character.
        """
        from procman.printing.png import svg_to_png

        named = _named(svg)
        width, height = (side * _DXA_A_PIXEL for side in svg_text.size(named))
        scale = min(1.0, room[0] / width, room[1] / height)
        return Picture(
            number,
            self._parts.medium("png", svg_to_png(named, self._fonts, _SCALE, subject=description)),
            self._parts.medium("svg", named.encode()),
            round(width * scale * EMU_A_DXA),
            round(height * scale * EMU_A_DXA),
            description or svg_text.description(named),
        )


def _named(svg: str) -> str:
    """A picture that stood in HTML as a file of its own."""
    text = svg.strip()
    return text if " xmlns=" in text[:600] else text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
