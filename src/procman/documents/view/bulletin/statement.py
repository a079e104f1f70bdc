"""One sentence of a bulletin: what is different for one role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from procman.diff.change import LEVELS, Level

Topic = Literal[
    "start",
    "stop",
    "limits",
    "hand-over",
    "route",
    "forms",
    "approvals",
    "controls",
    "rules",
    "participation",
    "method",
    "other",
    "renamed",
]
TOPICS: Final[tuple[Topic, ...]] = get_args(Topic)
TRAINED: Final[frozenset[Topic]] = frozenset({"start", "stop", "limits", "forms", "controls"})
"""What is not learnt by reading alone: other steps, limits, forms and controls."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is different for one role.

    Attributes:
        topic: The heading under which it stands.
        head: What it is about: a step, form or control; empty when the text says so.
        text: The sentence; without a full stop when ``before`` and ``after`` follow.
        before: What was; empty when the text says all.
        after: What is from now on.
        details: What belongs to it, a line each.
        level: The weight of the change.
        kind: Name of the kind of change; empty for what follows from changes elsewhere.
        template: The sentence with its blanks, where others may be told in it as well.
        values: What stands in the blanks.
        numbers: Of the changes in the table of changes, which counts them within each process.
    """

    topic: Topic
    head: str
    text: str
    before: str = ""
    after: str = ""
    details: tuple[str, ...] = ()
    level: Level = "minor"
    kind: str = ""
    template: str = field(default="", compare=False)
    values: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    numbers: tuple[int, ...] = field(default=(), compare=False)

    @property
    def needs_training(self) -> bool:
        """Whether reading is not enough."""
        return self.topic in TRAINED


def heaviest(levels: list[Level]) -> Level:
    """The heaviest of some weights."""
    return max(levels, key=LEVELS.index, default="none")
