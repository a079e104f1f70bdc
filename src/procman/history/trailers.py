"""What people sign in the last lines of a message."""

from __future__ import annotations

import re

_APPROVED = re.compile(r"approved-by:[ \t]*(\S.*?)[ \t]*", re.IGNORECASE)
_ADDRESS = re.compile(r"[ \t]*<[^<>]*>$")
_TRAILER = re.compile(r"[A-Za-z][A-Za-z-]*-[Bb]y:[ \t]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def approvers(message: str) -> tuple[str, ...]:
    """Names behind ``Approved-by:`` in the last paragraph of a message, as git reads trailers; addresses are left out.

    Args:
        message: Of a tag or a commit.
    """
    last = _BLANK_LINE.split(message.replace("\r\n", "\n").strip())[-1]
    signed = [match.group(1) for match in map(_APPROVED.fullmatch, last.split("\n")) if match]
    return tuple(dict.fromkeys(_ADDRESS.sub("", name) or name for name in signed))


def without_trailers(message: str) -> str:
    """A message without the last paragraph when all its lines are trailers such as ``Approved-by: …``."""
    paragraphs = _BLANK_LINE.split(message.replace("\r\n", "\n").strip())
    while paragraphs and all(_TRAILER.match(line) for line in paragraphs[-1].split("\n")):
        paragraphs.pop()
    return "\n\n".join(paragraphs)
