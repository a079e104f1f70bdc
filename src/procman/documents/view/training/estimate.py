"""How long training may take: an estimate, always shown with its formula."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

INTRODUCTION_MINUTES: Final = 20
STEP_MINUTES: Final = 15
FORM_MINUTES: Final = 10
CONTROL_MINUTES: Final = 15


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be learnt: numbers of steps, forms and control points."""

    steps: int = 0
    forms: int = 0
    controls: int = 0

    @property
    def hours(self) -> float:
        """Hours of one session, rounded up to half hours."""
        minutes = INTRODUCTION_MINUTES + STEP_MINUTES * self.steps
        minutes += FORM_MINUTES * self.forms + CONTROL_MINUTES * self.controls
        return math.ceil(minutes / 30) / 2


def hours_text(hours: float) -> str:
    """Hours as people write them: 1.5, 2."""
    return f"{hours:g}"
