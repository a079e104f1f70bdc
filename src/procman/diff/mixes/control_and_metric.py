"""A control is weaker, and the metric that would show what comes of it asks for less."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Mix
from procman.diff.mixes.mix import Seen, controls_of

NAME = "control-and-metric"


def find(seen: Seen) -> Iterator[Mix]:
    """A control is gone or does less, and a metric is gone or its target was lowered."""
    controls = seen.weaker_controls
    metrics = [
        change
        for change in seen.of("metric-removed", "metric-target-changed")
        if change.kind.name == "metric-removed" or change.effect == "looser"
    ]
    if controls and metrics:
        yield from seen.mix(
            NAME,
            [*controls, *metrics],
            controls=controls_of(controls),
            metrics=[change.arguments["name"] for change in metrics],
        )
