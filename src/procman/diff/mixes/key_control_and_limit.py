"""A key control is gone, and a limit was loosened."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Mix
from procman.diff.mixes.mix import Seen, controls_of

NAME = "key-control-and-limit"


def find(seen: Seen) -> Iterator[Mix]:
    """A key control was removed, is none any longer or can be gone round, while there is more time."""
    gone = [
        change
        for change in seen.of("control-removed", "control-bypass-added", "control-key-changed")
        if change.effect == "looser" and seen.control(change).key
    ]
    limits = seen.looser_limits
    if gone and limits:
        yield from seen.mix(NAME, [*gone, *limits], controls=controls_of(gone), limits=limits)
