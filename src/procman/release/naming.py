"""What a release is called: by the manual's pattern, one step after the last one."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from procman.diff.change import Level
from procman.errors import UsageError

_NUMBERED = re.compile(r"([^0-9]*)([0-9]+)((?:\.[0-9]+)*)")
_LITERAL = re.compile(r"[^*?\[\\]*")


def release_name(asked: str | None, pattern: str, last: str | None, level: Level) -> str:
    """The tag of the next release.

    Args:
        asked: The user's word: a tag, or a version alone; None to count on from the last release.
        pattern: Which tags are releases, as a shell pattern.
        last: Tag of the last release; None for the first.
        level: The weight of the heaviest change since.

    Raises:
        UsageError: The name does not fit the pattern, or there is nothing to count on from.
    """
    prefix = _prefix(pattern, last)
    if asked is None:
        counted = next_name(last, level) if last else f"{prefix}1.0"
        if counted is None or not fits(counted, pattern):
            raise UsageError("release-name-unknown", pattern=pattern, last=last or "—")
        return counted
    for name in (asked, prefix + asked):
        if fits(name, pattern):
            return name
    raise UsageError("release-name-pattern", name=asked, pattern=pattern)


def next_name(last: str, level: Level) -> str | None:
    """The tag after a tag: v1.2 → v1.3, with a major change v2.0; None where it has no number."""
    found = _NUMBERED.fullmatch(last)
    if found is None:
        return None
    prefix, major, rest = found.groups()
    minor, *others = (int(part) for part in rest.split(".")[1:]) if rest else (0,)
    numbers = (int(major) + 1, 0) if level == "major" else (int(major), minor + 1)
    return prefix + ".".join(map(str, (*numbers, *(0 for _ in others))))


def numbers_of(name: str) -> tuple[int, ...]:
    """The numbers of a tag, which can be compared; empty where it has none."""
    found = _NUMBERED.fullmatch(name)
    return tuple(int(part) for part in (found[2] + found[3]).split(".")) if found else ()


def fits(name: str, pattern: str) -> bool:
    """Whether a tag is a release; git excludes characters of a set by ``^``, Python by ``!``."""
    return fnmatchcase(name, pattern.replace("[^", "[!"))


def _prefix(pattern: str, last: str | None) -> str:
    """What stands before the version in a tag: as in the last release, else the beginning of the pattern."""
    found = _NUMBERED.fullmatch(last) if last else None
    if found:
        return str(found[1])
    literal = _LITERAL.match(pattern)
    return literal.group() if literal else ""
