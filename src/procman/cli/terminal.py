"""What the terminal that reads stdout can show."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

_WIDEST = 100


class Terminal(NamedTuple):
    """A terminal.

    Attributes:
        colour: Whether it shows colours.
        columns: Columns that a line of text may take; 0 when stdout is no terminal, so that programs that read the
            report find each message on a line of its own.
    """

    colour: bool
    columns: int


def terminal() -> Terminal:
    """The terminal of this run; lines are no longer than people like to read."""
    if not sys.stdout.isatty():
        return Terminal(colour=False, columns=0)
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return Terminal(colour=not os.environ.get("NO_COLOR"), columns=min(columns or _WIDEST, _WIDEST))
