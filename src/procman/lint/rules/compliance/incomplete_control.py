"""The rule ``incomplete-control``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.model.control import Control

_COLUMNS = (
    "protects",
    "risk",
    "risk_type",
    "risk_level",
    "objective",
    "measure",
    "effect",
    "means",
    "frequency",
    "owner",
    "evidence",
)


@rule(severity="error", set="correct")
def incomplete_control(context: Context) -> Iterator[Report]:
    """A control point leaves columns of the risk-control matrix empty.

    What it checks:
        Every control says what it protects, its risk with type and level, its objective and measure, whether it is
        preventive or detective, manual or automatic, how often it is carried out, who owns it and what proves it; an
        automatic or mixed one also names its system.

    Why:
        An auditor tests exactly these columns; what is empty counts as not controlled.

    Remedy:
        Fill in the missing keys.
    """
    for control_id, control in context.process.controls.items():
        missing = _missing(control)
        if missing:
            keys = tuple(Phrase(f"column-{key}", identity=key) for key in missing)
            yield report(("controls", control_id), id=control_id, missing=keys, keys=tuple(missing))


def _missing(control: Control) -> list[str]:
    missing = [key for key in _COLUMNS if not getattr(control, key)]
    if control.means in ("automatic", "mixed") and control.system is None:
        missing.append("system")
    return missing
