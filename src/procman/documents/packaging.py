"""Office files are zip archives: written so that the same parts give the same bytes, and that procman knows its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from typing import Final

from procman.documents.fingerprint import NAME

MARKER: Final = b"<dc:creator>procman</dc:creator>"
"""Stands uncompressed in the last part of what procman writes."""
CORE_PROPERTIES: Final = "docProps/core.xml"
CUSTOM_PROPERTIES: Final = "docProps/custom.xml"
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "_rels/.rels"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_STORED_SUFFIXES: Final = (".png", ".jpeg", ".jpg")
_CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
# The format id is the one that Office gives to all properties of users; their numbers begin with 2.
_CUSTOM: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    f'<property fmtid="{{{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}}}" pid="2" name="{NAME}">'
    "<vt:lpwstr>{text}</vt:lpwstr></property></Properties>"
)


def with_fingerprint(parts: Mapping[str, bytes], fingerprint: str) -> dict[str, bytes]:
    """The parts of an Office file with a fingerprint among its properties, where Office keeps it when it saves.

    Args:
        parts: Contents by name, without custom properties of their own.
        fingerprint: Of the document; nothing is added when it is empty.
    """
    if not fingerprint:
        return dict(parts)
    if CUSTOM_PROPERTIES in parts:
        raise ValueError(CUSTOM_PROPERTIES)
    override = f'<Override PartName="/{CUSTOM_PROPERTIES}" ContentType="{_CUSTOM_TYPE}"/>'
    relation = f'<Relationship Id="rIdProcman" Type="{_CUSTOM_RELATION}" Target="{CUSTOM_PROPERTIES}"/>'
    return {
        **parts,
        _TYPES: _inserted(parts[_TYPES], override, b"</Types>"),
        _RELATIONS: _inserted(parts[_RELATIONS], relation, b"</Relationships>"),
        CUSTOM_PROPERTIES: _CUSTOM.format(text=fingerprint).encode(),
    }


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


def _inserted(part: bytes, element: str, end: bytes) -> bytes:
    head, found, tail = part.rpartition(end)
    if not found:
        raise ValueError(end.decode())
    return head + element.encode() + found + tail
