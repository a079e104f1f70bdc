"""The finished file: parts of the reference document and new ones, always the same bytes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

from procman.documents.docx.markup import without_forbidden
from procman.documents.packaging import pack

MARKER: Final = b"<Application>procman "
"""Stands uncompressed near the beginning of the file; Word and LibreOffice write their own names there."""
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_OPC: Final = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST: Final = ("_rels/.rels", "docProps/app.xml", "[Content_Types].xml")
_STORED: Final = ("docProps/app.xml",)
PROPERTIES: Final = {
    "docProps/core.xml": f"{_OPC}/relationships/metadata/core-properties",
    "docProps/app.xml": f"{_OFFICE}/relationships/extended-properties",
}
PROPERTY_TYPES: Final = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself.

    Attributes:
        generator: What wrote it: ``procman 0.1.0``.
        author: Whose document it is: the company.
        keywords: Numbers under which it is filed.
        date: The day of this edition.
        fingerprint: What it says of itself to ``procman verify``.
    """

    title: str
    language: str
    generator: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    date: datetime.date | None = None
    fingerprint: str = ""

    def parts(self) -> dict[str, bytes]:
        """As parts of the package."""
        name, _, version = self.generator.partition(" ")
        application = (
            f'{_DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>{escape(name)} '
            f"{escape(version)}</Application></Properties>"
        )
        return {"docProps/core.xml": self._core().encode(), "docProps/app.xml": application.encode()}

    def _core(self) -> str:
        values = {
            "dc:title": self.title,
            "dc:subject": self.subject,
            "dc:creator": self.author,
            "cp:keywords": self.keywords,
            "dc:language": self.language,
        }
        elements = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value)
        if self.date:
            moment = f'xsi:type="dcterms:W3CDTF">{self.date.isoformat()}T00:00:00Z'
            elements += "".join(f"<dcterms:{name} {moment}</dcterms:{name}>" for name in ("created", "modified"))
        return without_forbidden(
            f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_OPC}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{elements}</cp:coreProperties>'
        )


def relationships(relations: Iterable[tuple[str, str, str, bool]]) -> bytes:
    """A part of relations: id, kind, target and whether that is an address outside."""
    lines = (
        f'<Relationship Id="{escape(identifier)}" Type="{escape(kind)}" Target="{escape(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for identifier, kind, target, external in relations
    )
    return f'{_DECLARATION}<Relationships xmlns="{_OPC}/relationships">{"".join(lines)}</Relationships>'.encode()


def content_types(parts: Mapping[str, str]) -> bytes:
    """The part that tells the type of every other one, by its name."""
    defaults = (("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"))
    lines = [f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in defaults]
    lines += [f'<Override PartName="/{escape(name)}" ContentType="{kind}"/>' for name, kind in parts.items()]
    return f'{_DECLARATION}<Types xmlns="{_OPC}/content-types">{"".join(lines)}</Types>'.encode()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The package; what names procman stands at its beginning, however many parts there are."""
    first = {name: parts[name] for name in _FIRST}
    return pack(first | {name: content for name, content in parts.items() if name not in first}, _STORED)
