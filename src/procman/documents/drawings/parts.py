"""The parts of a flowchart that are drawn and kept by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from procman.documents.drawings.codec import encode_picture, encode_sheets
from procman.documents.drawings.sketch import Sketch

if TYPE_CHECKING:
    from procman.diagram.paging.paper import PaperName

Part = Literal["screen", "sheets"]
PARTS: Final[tuple[Part, ...]] = ("screen", "sheets")


def drawn_part(sketch: Sketch, part: Part, paper: PaperName) -> bytes:
    """Draw a part, as bytes to be kept.

    Args:
        sketch: What is drawn.
        part: One picture for the screen, or sheets.
        paper: Size of the sheets.
    """
    return encode_picture(sketch.screen()) if part == "screen" else encode_sheets(sketch.sheets(paper))
