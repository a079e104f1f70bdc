"""Pictures: pixels that every reader shows, and beside them the vector that newer ones prefer."""

from __future__ import annotations

import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from procman.diagram.paging.paper import Sheet
from procman.documents.docx.geometry import EMU_A_DXA
from procman.documents.docx.parts import Parts
from procman.printing import svg_text
from procman.printing.fonts import Fonts

_DOTS: Final = 96  # legible on a screen; newer readers show the vector
_BATCH: Final = 16
_WORKERS: Final = 2  # typst leaves Python free while it draws
_DXA_A_PIXEL: Final = 1440 / 96
_SHEET: Final = re.compile(r'viewBox="0 0 [\d.]+ [\d.]+" width="(\d+)mm" height="(\d+)mm"')


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
    """Adds pictures to a document; their pixels are drawn beside the writing, a batch at a time.

    Args:
        parts: Takes up the files.
        fonts: Fonts to choose from.
    """

    def __init__(self, parts: Parts, fonts: Fonts) -> None:
        self._parts = parts
        self._fonts = fonts
        self._known: dict[str, tuple[str, str]] = {}
        self._waiting: list[tuple[str, str]] = []
        self._batches: list[tuple[list[str], Future[list[bytes]]]] = []
        self._workers = ThreadPoolExecutor(_WORKERS)

    def add(self, svg: str, number: int, room: tuple[float, float], description: str) -> Picture:
        """Add a picture; it keeps its proportions and is never enlarged.

        Args:
            svg: The picture; its width and height count 96 to the inch, or state mm.
            number: Number of the drawing in the document.
            room: Width and height that it has to fit into, in dxa.
            description: For those who do not see it; unless given what the picture says of itself.
        """
        named = _named(svg)
        if named not in self._known:
            png, name = self._parts.reserve_picture("png")
            self._known[named] = (png, self._parts.medium("svg", named.encode()))
            self._waiting.append((name, named))
            if len(self._waiting) == _BATCH:
                self._begin()
        png, vector = self._known[named]
        width, height = (side * _DXA_A_PIXEL for side in svg_text.size(named))
        scale = min(1.0, room[0] / width, room[1] / height) * EMU_A_DXA
        words = description or svg_text.description(named)
        return Picture(number, png, vector, round(width * scale), round(height * scale), words)

    def finish(self) -> None:
        """Take up the pixels of all pictures.

        Raises:
            FontError: No font has a glyph for some character.
        """
        self._begin()
        for names, batch in self._batches:
            for name, png in zip(names, batch.result(), strict=True):
                self._parts.fill(name, "png", png)

    def close(self) -> None:
        """Draw no more; what is being drawn comes to its end."""
        self._workers.shutdown(cancel_futures=True)

    def _begin(self) -> None:
        from procman.printing.png_batch import svgs_to_png

        if self._waiting:
            names, svgs = ([each[side] for each in self._waiting] for side in (0, 1))
            self._batches.append((names, self._workers.submit(svgs_to_png, svgs, self._fonts, _DOTS)))
            self._waiting = []


def without_margins(sheet: str) -> str:
    """A sheet of a flowchart without the white of its paper; any other picture as it is."""
    paper = _SHEET.search(sheet, 0, 600)
    if paper is None:
        return sheet
    width, height = int(paper[1]), int(paper[2])
    inside = Sheet("a4" if max(width, height) < 300 else "a3", width > height).inside
    room = (
        f'viewBox="{inside.x:.2f} {inside.y:.2f} {inside.width:.2f} {inside.height:.2f}"'
        f' width="{inside.width:.2f}pt" height="{inside.height:.2f}pt"'
    )
    return sheet.replace(paper[0], room, 1)


def _named(svg: str) -> str:
    """A picture that stood in HTML as a file of its own."""
    text = svg.strip()
    return text if " xmlns=" in text[:600] else text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
