"""Processes that came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.diff.change import Change, mirrored
from procman.diff.comparison import Sides

if TYPE_CHECKING:
    from procman.model.process import Process

ADDED, REMOVED = mirrored("process-added", "process-removed", "major", "document")
KINDS = (ADDED, REMOVED)


def added(sides: Sides, process: Process) -> Change:
    """The change that brings a process."""
    return sides.change(ADDED, (), None, process, people=_people(process), places=(None, ()), name=process.name)


def removed(sides: Sides, process: Process) -> Change:
    """The change that ends a process."""
    return sides.change(REMOVED, (), process, None, people=_people(process), places=((), None), name=process.name)


def _people(process: Process) -> set[str | None]:
    return {process.owner, *(step.role for step in process.steps.values())}
