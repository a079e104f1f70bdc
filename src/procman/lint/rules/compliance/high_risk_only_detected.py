"""The rule ``high-risk-only-detected``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.model.control import Control


@rule(severity="warning", set="recommended")
def high_risk_only_detected(context: Context) -> Iterator[Report]:
    """A high risk is only detected afterwards, not prevented.

    What it checks:
        For every control with `risk_level: high` and `effect: detective`, the process has a preventive control that
        protects the same step, or names the same `risk`, or at least is about the same `risk_type`.

    Why:
        What a detective control finds has happened already. For a high risk that is too late.

    Remedy:
        Add a preventive control before the step where the risk comes true, or lower the `risk_level` if it is not high.
    """
    controls = context.process.controls
    for control_id, control in controls.items():
        if control.risk_level != "high" or control.effect != "detective":
            continue
        prevented = any(other.effect == "preventive" and _same_risk(control, other) for other in controls.values())
        if not prevented:
            yield report(("controls", control_id, "effect"), at="value", id=control_id)


def _same_risk(one: Control, other: Control) -> bool:
    return one.protects == other.protects or one.risk == other.risk or one.risk_type == other.risk_type
