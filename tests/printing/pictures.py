"""Small pictures for tests, and reading PNG back."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageChops

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="{width}" height="{height}"'
    " font-family=\"'Unknown',sans-serif\"><title>图</title><desc>{description}</desc>"
    '<rect x="0" y="0" width="200" height="100" fill="#FFFFFF"/>{content}</svg>'
)


def picture(*lines: str, width: str = "200", height: str = "100", weight: str = "", description: str = "示例") -> str:
    """A white picture with lines of text."""
    attribute = (f' font-weight="{weight}"' if weight else "") + ' fill="#000000"'
    content = "".join(
        f'<text x="100" y="{30 + place * 20}" font-size="16" text-anchor="middle"{attribute}>{line}</text>'
        for place, line in enumerate(lines)
    )
    return SVG.format(width=width, height=height, content=content, description=description)


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """The chunks of a PNG; their checksums are verified."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    found, place = [], 8
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", data, place + 8 + length)[0] == zlib.crc32(kind + content)
        found.append((kind, content))
        place += 12 + length
    return found


def dark_pixels(data: bytes) -> int:
    """How many pixels of a PNG are rather dark."""
    return sum(_bands(data)[0].histogram()[:128])


def pixels_like(data: bytes, colour: tuple[int, int, int]) -> int:
    """How many pixels of a PNG have a colour, give or take a shade."""
    near = [
        band.point([255 * (abs(value - shade) <= 1) for value in range(256)])
        for band, shade in zip(_bands(data), colour, strict=True)
    ]
    return ImageChops.darker(ImageChops.darker(near[0], near[1]), near[2]).histogram()[255]


def _bands(data: bytes) -> tuple[Image.Image, ...]:
    """Red, green and blue."""
    return Image.open(io.BytesIO(data)).convert("RGB").split()
