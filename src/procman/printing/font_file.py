"""What an OpenType or TrueType file says of itself: family, weight, the characters it draws and how wide they are.

Read directly, because four small tables are needed and loading a whole font library for them would take longer than
drawing the picture. Tables by the OpenType specification 1.9.1.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from procman.errors import FontError

_OUTLINES: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_COLLECTION: Final = b"ttcf"
_ENGLISH: Final = 0x409
_TYPOGRAPHIC_FAMILY, _FAMILY, _POSTSCRIPT_NAME = 16, 1, 6


@dataclass(frozen=True, eq=False)
class Face:
    """One face of a font file.

    Attributes:
        path: The file.
        family: English name of its family, as font-family in an SVG has it.
        weight: 400 is regular, 700 is bold.
        italic: Whether it is slanted.
        variable: Whether it has axes; ``weight`` is then that of its default instance.
        size: How many glyphs it has.
    """

    path: Path
    family: str
    weight: int
    italic: bool
    variable: bool
    size: int
    _tables: dict[str, bytes]

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """The number of the glyph of every character that it draws, by code point."""
        with _reading(self.path):
            return _characters(self._tables["cmap"])

    def width(self, text: str) -> float:
        """Width of a line in em, without kerning; characters that it lacks count nothing."""
        per_em: int = struct.unpack_from(">H", self._tables["head"], 18)[0]
        measured: int = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        found = [min(self.glyphs[ord(character)], measured - 1) for character in text if ord(character) in self.glyphs]
        advances: list[int] = [struct.unpack_from(">H", self._tables["hmtx"], glyph * 4)[0] for glyph in found]
        return sum(advances) / per_em


@cache
def read_faces(path: Path) -> tuple[Face, ...]:
    """The faces of a font file; a collection has several.

    Raises:
        FontError: It cannot be read, or is no OpenType or TrueType font.
    """
    with _reading(path):
        data = path.read_bytes()
        if data[:4] == _COLLECTION:
            count = struct.unpack_from(">I", data, 8)[0]
            starts = struct.unpack_from(f">{count}I", data, 12)
        elif data[:4] in _OUTLINES:
            starts = (0,)
        else:
            raise ValueError(data[:4])
        return tuple(_face(path, data, start) for start in starts)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what goes wrong while a font is read into an error for the user."""
    try:
        yield
    except OSError as error:
        raise FontError("cannot-read-font", path=str(path), reason=error.strerror or str(error)) from error
    except (struct.error, KeyError, ValueError, IndexError) as error:
        raise FontError("not-a-font", path=str(path)) from error


def _face(path: Path, data: bytes, start: int) -> Face:
    tables = {}
    for entry in range(struct.unpack_from(">H", data, start + 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, start + 12 + entry * 16)
        tables[tag.decode("latin-1")] = (offset, length)
    wanted = ("cmap", "head", "hhea", "hmtx", "name", "OS/2", "maxp")
    parts = {tag: data[tables[tag][0] : sum(tables[tag])] for tag in wanted}
    weight = struct.unpack_from(">H", parts["OS/2"], 4)[0]
    style = struct.unpack_from(">H", parts["head"], 44)[0]
    size = struct.unpack_from(">H", parts["maxp"], 4)[0]
    return Face(path, _family(parts["name"]), weight, bool(style & 2), "fvar" in tables, size, parts)


def _family(table: bytes) -> str:
    count, strings = struct.unpack_from(">HH", table, 2)
    names: dict[tuple[int, bool], str] = {}
    for record in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", table, 6 + record * 12)
        text = table[strings + offset : strings + offset + length]
        if platform in (0, 3):
            names.setdefault((name, platform == 3 and language == _ENGLISH), text.decode("utf-16-be", "replace"))
        elif platform == 1:
            names.setdefault((name, False), text.decode("mac-roman"))
    if not any(name == _POSTSCRIPT_NAME for name, _ in names):
        raise ValueError(_POSTSCRIPT_NAME)  # resvg passes such a font over without a word
    for key in ((_TYPOGRAPHIC_FAMILY, True), (_FAMILY, True), (_TYPOGRAPHIC_FAMILY, False), (_FAMILY, False)):
        if key in names:
            return names[key]
    raise ValueError(_FAMILY)


def _characters(table: bytes) -> dict[int, int]:
    """The richest Unicode subtable: all planes before the basic one."""
    subtables = {}
    for record in range(struct.unpack_from(">H", table, 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + record * 8)
        shape = struct.unpack_from(">H", table, offset)[0]
        if (platform == 0 or (platform == 3 and encoding in (1, 10))) and shape in (4, 12):
            subtables[shape] = offset
    if 12 in subtables:
        return dict(_segmented_coverage(table, subtables[12]))
    if 4 in subtables:
        return dict(_segment_mapping(table, subtables[4]))
    raise ValueError(sorted(subtables))


def _segmented_coverage(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    """Format 12."""
    for group in range(struct.unpack_from(">I", table, offset + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", table, offset + 16 + group * 12)
        if last > 0x10FFFF:
            raise ValueError(last)
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _segment_mapping(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    """Format 4."""
    count = struct.unpack_from(">H", table, offset + 6)[0] // 2
    ends, starts = offset + 14, offset + 16 + count * 2
    deltas, ranges = starts + count * 2, starts + count * 4
    for segment in range(count):
        step = segment * 2
        (last,), (first,) = struct.unpack_from(">H", table, ends + step), struct.unpack_from(">H", table, starts + step)
        (delta,) = struct.unpack_from(">H", table, deltas + step)
        (distance,) = struct.unpack_from(">H", table, ranges + step)
        for code in range(first, last + 1):
            glyph = code
            if distance:
                glyph = struct.unpack_from(">H", table, ranges + step + distance + (code - first) * 2)[0]
            if (distance == 0 or glyph) and (shown := (glyph + delta) & 0xFFFF):
                yield code, shown
