"""Pictures as bytes and back."""

from __future__ import annotations

import json
import zlib
from typing import Any

from procman.documents.drawings.picture import Picture, Sheets


def encode_picture(picture: Picture) -> bytes:
    """A picture as compressed JSON, whose check sum tells when it was damaged."""
    return _packed([picture.text, picture.width, picture.height])


def decode_picture(content: bytes) -> Picture:
    """See ``encode_picture``.

    Raises:
        ValueError: The bytes are none of ours; so does TypeError.
    """
    return _picture(_unpacked(content))


def encode_sheets(sheets: Sheets) -> bytes:
    """Sheets likewise."""
    pictures = [[picture.text, picture.width, picture.height] for picture in sheets.pictures]
    return _packed([sheets.landscape, pictures])


def decode_sheets(content: bytes) -> Sheets:
    """See ``encode_sheets``.

    Raises:
        ValueError: The bytes are none of ours; so does TypeError.
    """
    landscape, pictures = _unpacked(content)
    return Sheets(tuple(_picture(values) for values in pictures), bool(landscape))


def _picture(values: list[object]) -> Picture:
    text, width, height = values
    if not (isinstance(text, str) and isinstance(width, int | float) and isinstance(height, int | float)):
        raise TypeError
    return Picture(text, float(width), float(height))


def _packed(values: list[object]) -> bytes:
    return zlib.compress(json.dumps(values, ensure_ascii=False).encode(), 1)


def _unpacked(content: bytes) -> list[Any]:
    try:
        values = json.loads(zlib.decompress(content))
    except zlib.error as error:
        raise ValueError from error
    if not isinstance(values, list):
        raise TypeError
    return values
