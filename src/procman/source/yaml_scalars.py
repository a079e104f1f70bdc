"""Single values as YAML text: plain where nothing can be misread, else in double quotes."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Final

from procman.model.plain import Plain

_PLAIN_START: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~.\ufeff]")
_PLAIN_BREAK: Final = re.compile(r":\s|\s#|:$|[\t\n\r\x85\u2028\u2029\ufeff]|[\ud800-\udfff]")
_FLOW_BREAK: Final = re.compile(r"[,\[\]{}?:]")
# What YAML's core schema reads as something else than text; editors and other tools do.
_NOT_TEXT: Final = re.compile(
    r"(?i)null|true|false|[-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)?|0x[0-9a-f]+|0o[0-7]+|[0-9]+(:[0-9]+)+"
)
_ESCAPED: Final = re.compile(r"[\x7f\x85\xa0\u2028\u2029\ufeff\ud800-\udfff]")
_BOOLEAN_KEYS: Final = frozenset({"automatic", "key", "required", "personal"})
_NUMBER_KEYS: Final = frozenset({"at_most", "headcount"})


def scalar(text: str, *, flow: bool, key: str = "") -> str:
    """A text as a YAML scalar on one line.

    Args:
        text: The text.
        flow: Whether it stands within ``{}`` or ``[]``.
        key: The key whose value it is; the format's numbers, booleans and dates stay bare.
    """
    bare = key in _NUMBER_KEYS or key in _BOOLEAN_KEYS
    if bare or (_is_plain(text, flow) and not (_NOT_TEXT.fullmatch(text) or key == "version")):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


def flow(value: Plain, key: str = "") -> str:
    """A value on one line, mappings and lists in brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True, key=key)
    if isinstance(value, list):
        return "[" + ", ".join(flow(entry, key) for entry in value) + "]"
    entries = (f"{scalar(name, flow=True)}: {flow(entry, name)}" for name, entry in value.items())
    return "{" + ", ".join(entries) + "}"


def width(text: str) -> int:
    """Columns that a text takes in an editor: East Asian characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _is_plain(text: str, in_flow: bool) -> bool:
    if not text or text != text.strip() or not _PLAIN_START.match(text) or _PLAIN_BREAK.search(text):
        return False
    return not (in_flow and _FLOW_BREAK.search(text))
