"""Bytes to plain data: every scalar is text, everything that surprises people is refused."""

from __future__ import annotations

import re

from procman.errors import Location, UnreadableError
from procman.source.builder import MAXIMUM_DEPTH, Data, document
from procman.source.events import MarkedYAMLError, YAMLError, event_source

__all__ = ["MAXIMUM_BYTES", "MAXIMUM_DEPTH", "Data", "decode", "read"]

MAXIMUM_BYTES = 1024 * 1024
# Unicode 15 §23.2 bidirectional controls: they make a text read differently from what it says.
_UNWANTED = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_FULL_WIDTH_COLON = r"^[ \t-]*(?:\"[^\"]*\"|'[^']*'|[^\s:#：]+)："


def read(content: bytes, path: str, *, pure: bool = False) -> Data:
    """Read one definition file.

    Args:
        content: The file's bytes.
        path: Path for messages.
        pure: Use the Python parser even where there is a C one.

    Returns:
        A mapping whose scalars are text; plain empty scalars are None.

    Raises:
        UnreadableError: The bytes are no document that procman reads; with line and column.
    """
    text = decode(content, path)
    try:
        data = document(event_source(text.encode(), pure=pure), path)
    except YAMLError as error:
        raise _syntax_error(error, path, text) from None
    except RecursionError:
        raise UnreadableError("too-deep", Location(path), depth=MAXIMUM_DEPTH) from None
    if data is None:
        raise UnreadableError("empty", Location(path))
    if not isinstance(data, dict):
        colon = _full_width_colon(path, text.splitlines(), range(1, 2))
        raise colon or UnreadableError("no-mapping", Location(path, 1, 1))
    return data


def decode(content: bytes, path: str) -> str:
    """The text of a file, checked for size, encoding and unwanted characters.

    Raises:
        UnreadableError: With line and column where there is one.
    """
    if len(content) > MAXIMUM_BYTES:
        size = f"{len(content) / MAXIMUM_BYTES:.1f}"
        raise UnreadableError("too-large", Location(path), size=size)
    if b"\0" in content[:8192]:
        raise UnreadableError("binary", Location(path))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise UnreadableError("not-utf-8", Location(path, line, column)) from None
    unwanted = _UNWANTED.search(text)
    if unwanted:
        raise UnreadableError(
            "unwanted-character", _location_at(text, unwanted.start(), path), code=f"U+{ord(unwanted.group()):04X}"
        )
    return text


def _syntax_error(error: YAMLError, path: str, text: str) -> UnreadableError:
    if not isinstance(error, MarkedYAMLError):
        return UnreadableError("not-yaml", Location(path), reason=str(error))
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    colon = _full_width_colon(path, lines, range(min(line, len(lines)), max(0, line - 3), -1))
    if colon is not None:
        return colon
    if line <= len(lines) and "\t" in lines[line - 1][:column]:
        return UnreadableError("tab", Location(path, line, lines[line - 1].index("\t") + 1))
    return UnreadableError("not-yaml", Location(path, line, column), reason=error.problem or error.context or "")


def _full_width_colon(path: str, lines: list[str], numbers: range) -> UnreadableError | None:
    """The likely cause, if one of the lines has a full-width colon after its first word."""
    for number in numbers:
        if number <= len(lines) and re.match(_FULL_WIDTH_COLON, lines[number - 1]):
            return UnreadableError("full-width-colon", Location(path, number, lines[number - 1].index("：") + 1))
    return None


def _location_at(text: str, offset: int, path: str) -> Location:
    return Location(path, text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)
