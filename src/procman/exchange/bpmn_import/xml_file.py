"""A BPMN file as an element tree; everything that is none, or could do harm, is refused with a reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lxml import etree

from procman.errors import Location, UnreadableError
from procman.exchange.bpmn_import.encoding import as_utf8
from procman.exchange.bpmn_import.namespaces import is_bpmn, local_name, namespace_of
from procman.exchange.bpmn_import.other_formats import known_bytes, known_root

MAXIMUM_BYTES: Final = 20 * 1024 * 1024
MAXIMUM_DEPTH: Final = 200
MAXIMUM_ELEMENTS: Final = 400_000
# What may stand before the root element: white space, comments, processing instructions.
_PROLOG: Final = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)


def read_file(path: Path, shown: str) -> etree._Element:
    """Read a file and parse it.

    Args:
        path: Where it is.
        shown: Its path for messages.

    Raises:
        UnreadableError: It is missing, a folder, empty, too large, not XML, not BPMN 2.0 or has a DTD.
    """
    try:
        if path.is_dir():
            raise UnreadableError("bpmn-folder", Location(shown))
        size = path.stat().st_size
        if size > MAXIMUM_BYTES:
            raise _too_large(size, shown)
        with path.open("rb") as file:
            content = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise UnreadableError("cannot-read", Location(shown), reason=error.strerror or str(error)) from None
    return parse(content, shown)


def parse(content: bytes, shown: str) -> etree._Element:
    """Parse the bytes of a BPMN file; see ``read_file``."""
    if len(content) > MAXIMUM_BYTES:
        raise _too_large(len(content), shown)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("bpmn-empty", Location(shown))
    _refuse_format(known_bytes(content), shown)
    text = as_utf8(content, shown)
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if text[start : start + 9].upper() == b"<!DOCTYPE":
        raise UnreadableError("bpmn-doctype", Location(shown, text.count(b"\n", 0, start) + 1))
    root = _tree(text, shown)
    if root.getroottree().docinfo.doctype:
        raise UnreadableError("bpmn-doctype", Location(shown, 1))
    _check_root(root, shown)
    _check_size(root, shown)
    return root


def _tree(text: bytes, shown: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = Location(shown, max(line, 1), max(column, 0))
        raise UnreadableError("bpmn-not-xml", place, reason=error.msg or str(error)) from None


def _check_root(root: etree._Element, shown: str) -> None:
    namespace, name = namespace_of(root), local_name(root)
    _refuse_format(known_root(namespace, name), shown)
    if name != "definitions" or (namespace and not is_bpmn(namespace)):
        raise UnreadableError("bpmn-not-bpmn", Location(shown, root.sourceline or 1), root=name)


def _check_size(root: etree._Element, shown: str) -> None:
    depth = 0
    for count, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > MAXIMUM_DEPTH:
            raise UnreadableError("bpmn-too-deep", Location(shown, element.sourceline or 1), depth=MAXIMUM_DEPTH)
        if count > 2 * MAXIMUM_ELEMENTS:
            raise UnreadableError("bpmn-too-many", Location(shown), count=MAXIMUM_ELEMENTS)


def _refuse_format(found: str | None, shown: str) -> None:
    if found:
        raise UnreadableError("bpmn-other-format", Location(shown), format=found)


def _too_large(size: int, shown: str) -> UnreadableError:
    mebibyte = 1024 * 1024
    return UnreadableError(
        "bpmn-too-large", Location(shown), size=f"{size / mebibyte:.1f}", limit=MAXIMUM_BYTES // mebibyte
    )
