"""Ids of the format, from what the file offers: an id that already is one, a name in Latin letters, a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

from procman.model.scalars import ID_PATTERN, RESERVED_IDS

_KEBAB: Final = re.compile(ID_PATTERN)
MAXIMUM_LENGTH: Final = 40
# What modelling tools make up: nobody recognises a step by it.
_MACHINE_MADE: Final = re.compile(
    r"(?i)_?\d+|.*[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}.*|_[0-9a-z_-]{20,}|(sid|id|obj|node|oryx)[_-]?.*"
    r"|(activity|event|gateway|flow|task|\w*task|\w*event|\w*gateway|subprocess|callactivity|lane|participant"
    r"|process|dataobject\w*|datastore\w*|message\w*|line)[_-]?(?=\w*\d)[0-9a-z]*([_-]\d+)?"
)
_WITHOUT_DECOMPOSITION: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
)
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def readable_id(native: str, name: str, kind: str, taken: Container[str]) -> str:
    """An id that is not taken.

    Args:
        native: The id in the file.
        name: The name.
        kind: What it is, for an id with a number.
        taken: Ids that are used already.
    """
    if _KEBAB.fullmatch(native) and native not in RESERVED_IDS and native not in taken:
        return native
    wanted = latin_words(name) or ("" if _MACHINE_MADE.fullmatch(native) else latin_words(native))
    if not wanted or wanted in RESERVED_IDS:
        return numbered(kind, taken, always=kind != "end")
    return numbered(wanted, taken)


def numbered(wanted: str, taken: Container[str], *, always: bool = False) -> str:
    """An id, with a number when it is taken or always."""
    if not always and wanted not in taken:
        return wanted
    number = 1 if always else 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def latin_words(text: str) -> str:
    """A text in Latin letters as lower-case words with hyphens; empty when it has other letters, or none."""
    folded = unicodedata.normalize("NFKD", text.translate(_WITHOUT_DECOMPOSITION))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    if any(character.isalpha() and not character.isascii() for character in plain):
        return ""
    words = re.findall(r"[a-z0-9]+", _CAMEL.sub("-", plain).lower().replace("'", ""))
    while words and not words[0][0].isalpha():
        words = words[1:]
    joined = ""
    for word in words:
        if len(joined) + 1 + len(word) > MAXIMUM_LENGTH and joined:
            break
        joined = f"{joined}-{word}" if joined else word[:MAXIMUM_LENGTH]
    return joined
