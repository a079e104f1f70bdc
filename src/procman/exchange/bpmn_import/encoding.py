"""Bytes of an XML file as UTF-8: what the prolog says is believed only as far as the bytes bear it out."""

from __future__ import annotations

import codecs
import re
from typing import Final

from procman.errors import Location, UnreadableError

_DECLARATION: Final = re.compile(rb"^\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\?>")
_TEXT_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# GB 18030 holds GBK and GB 2312; programs that write "gb2312" use all of it.
_WIDER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "iso8859-1": "cp1252"}


def as_utf8(content: bytes, path: str) -> bytes:
    """The same document in UTF-8 without a declaration; lines keep their numbers.

    Raises:
        UnreadableError: The bytes are not in the encoding that the file states (``bpmn-encoding``).
    """
    encoding = _encoding(content)
    if encoding == "utf-8" and b"\0" in content[:1024]:
        raise UnreadableError("bpmn-not-xml", Location(path), reason="NUL")
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        if _WIDER.get(_normal(encoding)) != "cp1252" and _normal(encoding) != "cp1252":
            raise UnreadableError("bpmn-encoding", Location(path), encoding=encoding) from None
        text = content.decode("latin-1")
    declaration = _TEXT_DECLARATION.match(text)
    if declaration:
        text = "\n" * declaration.group().count("\n") + text[declaration.end() :]
    return text.lstrip("\ufeff").encode("utf-8", "surrogatepass")


def _encoding(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding
    if content[:4] == b"<\0?\0":
        return "utf-16-le"
    if content[:4] == b"\0<\0?":
        return "utf-16-be"
    declared = _DECLARATION.match(content[:1024])
    if declared is None:
        return "utf-8"
    name = declared.group(1).decode("ascii").lower()
    if _normal(name).startswith(("utf-16", "utf-32")):
        return "utf-8"  # written by programs that state how the text lay in their memory
    return _WIDER.get(_normal(name), name)


def _normal(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding.lower()
