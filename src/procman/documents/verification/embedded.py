"""The fingerprint in a file. Nothing of the file is executed, and only what may hold the fingerprint is unpacked."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from procman.documents.fingerprint import NAME, Fingerprint, find_fingerprint
from procman.documents.packaging import CORE_PROPERTIES, CUSTOM_PROPERTIES
from procman.errors import UnreadableError

LARGEST_FILE: Final = 512 * 1024 * 1024
"""Bytes of a document that is looked into."""
_LARGEST_PART: Final = 1024 * 1024
_MOST_PARTS: Final = 20_000
_HEAD: Final = 256 * 1024
_MARGIN: Final = 64 * 1024
# Keywords as programs write them: in brackets, as hexadecimal digits, or in the metadata that are XML.
_PDF_KEYWORDS: Final = re.compile(
    rb"/Keywords\s{0,8}\(([^()]{0,65536})\)|/Keywords\s{0,8}<([0-9A-Fa-f\s]{0,262144})>"
    rb"|<pdf:Keywords>([^<]{0,65536})</pdf:Keywords>"
)
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG_COMMENT: Final = re.compile(r"<!-- procman \S+ (procman:\S+) -->\s*\Z")


def embedded_fingerprint(path: Path) -> Fingerprint | None:
    """What a PDF, DOCX, XLSX, HTML, SVG or PNG file says of itself; None where it says nothing.

    Args:
        path: The file.

    Raises:
        UnreadableError: There is no such file, it cannot be read, is too large, or is none of these kinds.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableError("document-unread", path=str(path), reason=error.strerror or str(error)) from None
    if len(content) > LARGEST_FILE:
        raise UnreadableError("document-too-large", path=str(path), limit=LARGEST_FILE // 1024 // 1024)
    try:
        return next(filter(None, map(find_fingerprint, _reader(content)(content))), None)
    except (zipfile.BadZipFile, struct.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise UnreadableError("document-damaged", path=str(path)) from None
    except LookupError:
        raise UnreadableError("document-kind", path=str(path)) from None


def _reader(content: bytes) -> Callable[[bytes], Iterator[str]]:
    """What finds texts that may be a fingerprint, by what the file begins with and not by its name."""
    beginning = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, reader in (
        (b"%pdf-", _pdf),
        (b"pk\x03\x04", _office),
        (_PNG.lower().lstrip(), _png),
        (b"<!doctype html", _html),
        (b"<html", _html),
        (b"<svg", _svg),
        (b"<?xml", _svg),
    ):
        if beginning.startswith(start):
            return reader
    raise LookupError


def _pdf(content: bytes) -> Iterator[str]:
    for found in _PDF_KEYWORDS.finditer(content):
        plain, digits, metadata = found.groups()
        words = bytes.fromhex(digits.decode("ascii")) if digits is not None else plain or metadata or b""
        yield words.decode("utf-16" if words.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1", "replace")


def _office(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if len(names) > _MOST_PARTS or "[Content_Types].xml" not in names:
            raise LookupError
        for name in (CUSTOM_PROPERTIES, CORE_PROPERTIES):
            if name in names:
                # A few words of the XML are looked for; nothing is parsed, so that no entity is ever resolved.
                with archive.open(name) as part:
                    yield part.read(_LARGEST_PART).decode("utf-8", "replace")


def _png(content: bytes) -> Iterator[str]:
    place = len(_PNG)
    while place + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[place : place + 8])
        if kind == b"IDAT":
            return
        name, _, text = content[place + 8 : place + 8 + min(length, _MARGIN)].partition(b"\0")
        if kind == b"tEXt" and name == NAME.encode():
            yield text.decode("latin-1")
        place += 12 + length


def _svg(content: bytes) -> Iterator[str]:
    """The closing comment, which no text of a drawing can be: there ``<`` is escaped."""
    found = _SVG_COMMENT.search(content[-_MARGIN:].decode("utf-8", "replace"))
    if found:
        yield found.group(1)


def _html(content: bytes) -> Iterator[str]:
    head = _Head()
    head.feed(content[:_HEAD].decode("utf-8", "replace"))
    yield from head.found


class _Head(HTMLParser):
    """Finds the fingerprint among the ``meta`` elements of a page's head."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._is_over = self._is_over or tag == "body"
        if tag == "meta" and not self._is_over and values.get("name") == NAME:
            self.found.append(values.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._is_over = self._is_over or tag == "head"
