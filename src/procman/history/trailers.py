"""What people sign in the last lines of a message."""

from __future__ import annotations

import re

_TRAILER = re.compile(r"([A-Za-z][A-Za-z-]*):[ \t]*(\S.*?)[ \t]*")
_ADDRESS = re.compile(r"[ \t]*<[^<>]*>$")
_SIGNED = re.compile(r"[A-Za-z][A-Za-z-]*-[Bb]y:[ \t]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def approvers(message: str) -> tuple[str, ...]:
    """Names behind ``Approved-by:`` in the last paragraph of a message, as git reads trailers; addresses are left out.

    Args:
        message: Of a tag or a commit.
    """
    signed = signatures(message, "approved-by")
    return tuple(dict.fromkeys(_ADDRESS.sub("", name) or name for name in signed))


def without_trailers(message: str) -> str:
    """A message without the last paragraph when all its lines are trailers such as ``Approved-by: …``."""
    paragraphs = _BLANK_LINE.split(message.replace("\r\n", "\n").strip())
    while paragraphs and all(_SIGNED.match(line) for line in paragraphs[-1].split("\n")):
        paragraphs.pop()
    return "\n\n".join(paragraphs)


def signatures(message: str, key: str) -> tuple[str, ...]:
    """What stands behind a word in the last paragraph of a message, names with their addresses.

    Args:
        message: Of a tag or a commit.
        key: The word, in small letters: ``approved-by``, ``co-authored-by``.
    """
    last = _BLANK_LINE.split(message.replace("\r\n", "\n").strip())[-1]
    found = (match.groups() for match in map(_TRAILER.fullmatch, last.split("\n")) if match)
    return tuple(dict.fromkeys(value for word, value in found if word.lower() == key))
