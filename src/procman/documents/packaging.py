"""Office files are zip archives: written so that the same parts give the same bytes, and that procman knows its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from typing import Final

MARKER: Final = b"<dc:creator>procman</dc:creator>"
"""Stands uncompressed in the last part of what procman writes."""
CORE_PROPERTIES: Final = "docProps/core.xml"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_STORED_SUFFIXES: Final = (".png", ".jpeg", ".jpg")


def pack(parts: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """An archive of parts in their order; the core properties come last.

    Args:
        parts: Contents by name. ``[Content_Types].xml`` should be among the first.
        stored: Names of further parts that stand there uncompressed.
    """
    names = [name for name in parts if name != CORE_PROPERTIES] + [CORE_PROPERTIES]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 3  # the same everywhere; zipfile would write the system that it runs on
            entry.external_attr = 0o644 << 16
            is_stored = name == CORE_PROPERTIES or name in stored or name.endswith(_STORED_SUFFIXES)
            archive.writestr(entry, parts[name], zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of an archive in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
