"""A step may take as long as it likes, and nobody is told any longer."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Mix
from procman.diff.mixes.mix import Seen

NAME = "limit-and-timeout"


def find(seen: Seen) -> Iterator[Mix]:
    """The limit of a step is longer or gone, and so is what happens, or who is told, when it has passed."""
    for limit in seen.of("time-limit-changed", "time-limit-removed"):
        ends = [
            change
            for change in seen.of("timeout-removed", "timeout-notice-removed")
            if change.element[1] == limit.element[1]
        ]
        if limit.effect == "looser" and ends:
            yield from seen.mix(NAME, [limit, *ends], name=limit.arguments["name"], changes=[limit, *ends])
