"""A control is weaker although what it is against is a high risk."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Mix
from procman.diff.mixes.mix import Seen, controls_of

NAME = "weaker-control-of-high-risk"


def find(seen: Seen) -> Iterator[Mix]:
    """A control that stays does less, or is gone, and its risk is high in one of the versions."""
    for control_id in controls_of(seen.weaker_controls):
        versions = [process.controls.get(control_id) for process in (seen.comparison.old, seen.comparison.new)]
        high = [control for control in versions if control and control.risk_level == "high"]
        if high:
            weaker = [change for change in seen.weaker_controls if change.element[1] == control_id]
            risk = high[-1].risk or control_id
            yield from seen.mix(NAME, weaker, control=control_id, risk=risk, changes=weaker)
