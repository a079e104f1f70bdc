"""Which version changes ask for, and which one the owner declared."""

from __future__ import annotations

from collections.abc import Iterable

from procman.diff.change import LEVELS, Change, Level


def highest(changes: Iterable[Change]) -> Level:
    """The version that changes ask for: that of the heaviest, however many there are."""
    return max((change.level for change in changes), key=LEVELS.index, default="none")


def declared(old: str, new: str) -> Level:
    """The step from one ``major.minor`` to another; none when it stayed or went back."""
    before, after = _numbers(old), _numbers(new)
    if after <= before:
        return "none"
    return "major" if after[0] > before[0] else "minor"


def went_back(old: str | None, new: str | None) -> bool:
    """Whether the new version is lower than the old one."""
    return old is not None and new is not None and _numbers(new) < _numbers(old)


def _numbers(version: str) -> tuple[int, int]:
    major, minor = version.split(".")
    return int(major), int(minor)
