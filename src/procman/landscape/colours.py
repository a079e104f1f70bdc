"""Colours of the domains: every ink reaches 4.5:1 on white and on its own tint. Numbers do the work without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Hue:
    """Colours of one domain.

    Attributes:
        ink: Header, arrows and numbers.
        tint: Ground of the box.
    """

    ink: str
    tint: str


HUES: Final = (
    Hue("#2B4C7E", "#F1F5FA"),
    Hue("#0B665F", "#EEF6F5"),
    Hue("#7A3B8C", "#F7F1F9"),
    Hue("#8A4710", "#FAF3EC"),
    Hue("#2F6A33", "#F0F6F0"),
    Hue("#A02C4A", "#FAF0F2"),
    Hue("#3D5360", "#F1F4F5"),
    Hue("#685800", "#F7F5EA"),
)
STATUS_INK: Final = {"draft": "#7A4F00", "review": "#7A4F00", "retired": "#9B2C22"}
