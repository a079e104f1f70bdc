"""Time limits as they are written: an amount of one unit, never converted silently.

Calendar time (``30min``, ``4h``, ``2d``, ``2w``, ``1mo``, ``1y``) and working time (``3wd``, ``4wh``) are different
units; they are compared through ``flow.calendar`` only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from procman.records import record

WORKING_UNITS = frozenset({"wd", "wh"})
UNITS = ("min", "h", "d", "wd", "wh", "w", "mo", "y")
_CHINESE_UNITS = {
    "分钟": "min",
    "小时": "h",
    "天": "d",
    "日": "d",
    "个工作日": "wd",
    "工作日": "wd",
    "个工作小时": "wh",
    "工作小时": "wh",
    "周": "w",
    "个月": "mo",
    "年": "y",
}
_UNIT_OF = {unit: unit for unit in UNITS} | _CHINESE_UNITS
DURATION_PATTERN = r"^[1-9][0-9]{0,5} ?(" + "|".join(sorted(_UNIT_OF, key=lambda unit: (-len(unit), unit))) + r")$"
_COMPILED = re.compile(DURATION_PATTERN)


@record(frozen=True, slots=True)
class Duration:
    """An amount of one unit.

    Attributes:
        amount: How many, at least 1.
        unit: ``min``, ``h``, ``d``, ``wd`` (working days), ``wh`` (working hours), ``w``, ``mo`` or ``y``.
    """

    amount: int
    unit: str

    @staticmethod
    @lru_cache(maxsize=1024)  # a manual says "2wd" a thousand times
    def parse(text: str) -> Duration:
        """Read ``3wd`` or ``3个工作日``.

        Raises:
            ValueError: The text is no duration.
        """
        match = _COMPILED.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        unit = match.group(1)
        return Duration(int(text.strip()[: -len(unit)].strip()), _UNIT_OF[unit])

    @property
    def working(self) -> bool:
        """Whether it counts working time."""
        return self.unit in WORKING_UNITS

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"
