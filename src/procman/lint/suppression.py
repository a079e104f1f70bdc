"""``# procman: ignore RULE - reason``: a finding that stays, on the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.records import field, record
from procman.source.reader import MAXIMUM_BYTES

_MARK = b"procman: ignore"
# Not compiled here: few files have a comment.
_COMMENT = r"(?:^|(?<=\s))#\s*procman: ignore\b(?P<rest>.*)$"
_REST = r"\s*(?P<rules>[a-z0-9, -]*?)\s*(?:(?:(?:^|\s)(?:-+|–|—+)|:|：)\s*(?P<reason>.*))?"


@record(slots=True)
class Suppression:
    """One comment.

    Attributes:
        rules: The rules it names.
        reason: Why; empty when it is missing, and then the comment has no effect.
        line: Where the comment stands.
        column: Column of its ``#``.
        end_column: Column after its last character.
        covers: Line of the element that it speaks about.
        used: Rules that it kept from reporting.
        text: The comment, from its ``#``; empty when it comes from what was kept of an earlier run.
    """

    rules: tuple[str, ...]
    reason: str
    line: int
    column: int
    end_column: int
    covers: int
    used: set[str] = field(default_factory=set)
    text: str = ""


def suppressions(content: bytes) -> list[Suppression]:
    """All suppressions of a file, in order; files without one cost a search for bytes."""
    if _MARK not in content or len(content) > MAXIMUM_BYTES:
        return []
    lines = content.decode("utf-8-sig", "replace").splitlines()
    return list(_found(lines))


def _found(lines: list[str]) -> Iterator[Suppression]:
    for number, line in enumerate(lines, start=1):
        comment = re.search(_COMMENT, line)
        if comment is None:
            continue
        rest = re.fullmatch(_REST, comment["rest"])
        names = rest["rules"] if rest else comment["rest"]
        reason = (rest["reason"] or "").strip() if rest else ""
        own_line = not line[: comment.start()].strip()
        rules = tuple(name for name in re.split(r"[,\s]+", names.strip()) if name)
        covers = _next_element(lines, number) if own_line else number
        written = line[comment.start() :].rstrip()
        yield Suppression(rules, reason, number, comment.start() + 1, len(line.rstrip()) + 1, covers, text=written)


def _next_element(lines: list[str], number: int) -> int:
    """The first line after a comment that is neither empty nor a comment itself."""
    for following in range(number + 1, len(lines) + 1):
        text = lines[following - 1].strip()
        if text and not text.startswith("#"):
            return following
    return number
