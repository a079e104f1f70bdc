"""Control points: a risk, and the measure that keeps it from coming true.

The vocabulary follows the risk-control matrix 风险控制矩阵 as Chinese companies keep it (COSO/SOX columns).
"""

from __future__ import annotations

from typing import Literal

from procman.model.base import Boolean, Model, Reference, References, Text

RiskType = Literal["operation", "compliance", "reporting", "asset", "fraud"]
RiskLevel = Literal["high", "medium", "low"]
Effect = Literal["preventive", "detective"]
Means = Literal["manual", "automatic", "mixed"]
Frequency = Literal["each-time", "daily", "weekly", "monthly", "quarterly", "yearly"]


class Control(Model):
    """One risk, one objective, one control.

    Attributes:
        step: Where the control is carried out.
        protects: The later step or end that must never be reached without the control.
        evidence: Records or forms of the process that prove the control was carried out.
        key: Whether it is a key control point 关键控制点.
    """

    step: Reference
    protects: Reference | None = None
    risk: Text | None = None
    risk_type: RiskType | None = None
    risk_level: RiskLevel | None = None
    objective: Text | None = None
    measure: Text | None = None
    effect: Effect | None = None
    means: Means | None = None
    system: Reference | None = None
    frequency: Frequency | None = None
    owner: Reference | None = None
    reviewer: Reference | None = None
    evidence: References = ()
    key: Boolean = False
    requirements: References = ()
