"""An SVG as PNG, by resvg."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Final

from procman import __version__
from procman.errors import PictureError
from procman.printing import svg_text
from procman.printing.fonts import Fonts

DEFAULT_SCALE: Final = 2.0
MARKER: Final = b"tEXtSoftware\x00procman "
_LARGEST_SIDE: Final = 32_767
_MOST_PIXELS: Final = 100_000_000  # 400 MB while it is drawn
_AFTER_HEADER: Final = 33  # signature and IHDR
_METRE: Final = 1 / 0.0254


def svg_to_png(
    svg: str,
    fonts: Fonts,
    scale: float = DEFAULT_SCALE,
    *,
    subject: str = "",
    comments: Mapping[str, str] | None = None,
) -> bytes:
    """Draw an SVG as pixels.

    Args:
        svg: The picture; its width and height count 96 to the inch.
        fonts: Fonts to choose from.
        scale: Pixels for each of the picture's own; 2 gives 192 dots per inch on paper.
        subject: What the picture shows, for errors: the id of a process.
        comments: Texts of ASCII that the file carries besides, by name.

    Returns:
        A PNG that states its resolution and that procman wrote it.

    Raises:
        PictureError: It would have too many pixels.
        FontError: See ``Fonts.choose``.
    """
    import resvg_py

    _check_size(svg, scale, subject)
    choice = fonts.choose(svg_text.texts(svg), svg_text.families(svg), subject)
    data: bytes = resvg_py.svg_to_bytes(
        svg_string=svg_text.with_fonts(svg, choice.families, bold=choice.bold),
        zoom=scale,
        dpi=96,
        skip_system_fonts=True,
        font_files=[str(path) for path in choice.files],
    )
    dots = round(96 * scale * _METRE)
    told = _chunk(b"tEXt", MARKER[4:] + __version__.encode())
    for name, text in (comments or {}).items():
        told += _chunk(b"tEXt", f"{name}\0{text}".encode("ascii"))
    return data[:_AFTER_HEADER] + told + _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)) + data[_AFTER_HEADER:]


def _check_size(svg: str, scale: float, subject: str) -> None:
    width, height = svg_text.size(svg)
    if max(width, height) * scale <= _LARGEST_SIDE and width * height * scale**2 <= _MOST_PIXELS:
        return
    largest = min(_LARGEST_SIDE / max(width, height), (_MOST_PIXELS / (width * height)) ** 0.5)
    raise PictureError(
        "too-many-pixels",
        subject=subject,
        width=round(width * scale),
        height=round(height * scale),
        largest=f"{int(largest * 100) / 100:g}",
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
