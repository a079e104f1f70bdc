"""Small pictures for tests, and reading PNG back."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

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
    """How many pixels of an 8 bit RGBA PNG are rather dark."""
    return sum(1 for line in _lines(data) for place in range(0, len(line), 4) if line[place] < 128)


def pixels_like(data: bytes, colour: tuple[int, int, int]) -> int:
    """How many pixels of an 8 bit RGBA PNG have a colour, give or take a shade."""
    lines = (line[place : place + 3] for line in _lines(data) for place in range(0, len(line), 4))
    return sum(1 for pixel in lines if all(abs(one - other) <= 1 for one, other in zip(pixel, colour, strict=True)))


def _lines(data: bytes) -> Iterator[bytes]:
    parts = chunks(data)
    width, height, depth, colours = struct.unpack_from(">IIBB", parts[0][1])
    assert (depth, colours) == (8, 6)
    raw = zlib.decompress(b"".join(content for kind, content in parts if kind == b"IDAT"))
    above = bytes(width * 4)
    for row in range(height):
        start = row * (width * 4 + 1)
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + width * 4], above)
        yield above


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """PNG specification, section 9."""
    result = bytearray(line)
    for place in range(len(line)):
        left, corner = (result[place - 4], above[place - 4]) if place >= 4 else (0, 0)
        up = above[place]
        estimate = left + up - corner
        nearest = min((left, up, corner), key=lambda value: abs(estimate - value))
        result[place] = (line[place] + (0, left, up, (left + up) // 2, nearest)[kind]) & 0xFF
    return bytes(result)
