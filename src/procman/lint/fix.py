"""What a rule proposes to write instead: changes of a file as data."""

from __future__ import annotations

from typing import Literal

from procman.records import record
from procman.source.edits import Edit

FixKind = Literal["safe", "unsafe"]


@record(frozen=True, slots=True)
class Fix:
    """How a finding is put right.

    Attributes:
        kind: ``safe``: the meaning stays; ``unsafe``: somebody has to look at what was decided for them.
        edits: Changes of the file that the finding is about, in the order in which they are made.
    """

    kind: FixKind
    edits: tuple[Edit, ...]
