"""What a release brings: new, changed and withdrawn processes, and what stands against each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from procman.diff.bump import declared, went_back
from procman.diff.change import LEVELS, DiffResult, Level, ProcessChanges
from procman.lint.versions import next_version
from procman.model.definitions import Definitions
from procman.records import record

if TYPE_CHECKING:
    from procman.model.process import Process

Kind = Literal["new", "changed", "reworded", "withdrawn", "draft"]


@record(frozen=True, slots=True)
class Obstacle:
    """A reason why a release cannot be made, or something that its maker should know.

    Attributes:
        key: ``release.<key>`` in the messages.
        arguments: What the message names.
    """

    key: str
    arguments: Mapping[str, object]


@record(frozen=True, slots=True)
class Entry:
    """A process that differs from the last release.

    Attributes:
        kind: ``reworded``: changed in a way that asks for no version, and has none; ``draft``: not in force, neither
            before nor now.
        old: The process as it was released; None for an added one.
        new: The process as it is; None for one that was deleted.
        changes: Everything that changed.
    """

    kind: Kind
    old: Process | None
    new: Process | None
    changes: ProcessChanges

    @property
    def id(self) -> str:
        """Id of the process."""
        return self.changes.id

    @property
    def expected(self) -> str | None:
        """The version that the changes ask for; None for a process that was not in force."""
        return next_version(self.old.version, self.changes.bump) if self.old and self.kind != "new" else None


def entries(result: DiffResult, old: Definitions, new: Definitions) -> tuple[Entry, ...]:
    """The processes that differ, in the order of the manual."""
    return tuple(
        _entry(changes, old.processes.get(changes.id), new.processes.get(changes.id)) for changes in result.processes
    )


def _entry(changes: ProcessChanges, old: Process | None, new: Process | None) -> Entry:
    return Entry(_kind(changes, old, new), old, new, changes)


def _kind(changes: ProcessChanges, old: Process | None, new: Process | None) -> Kind:
    was, stays = _in_force(old), _in_force(new)
    if was and stays and old and new:
        return "reworded" if changes.bump == "none" and old.version == new.version else "changed"
    if was:
        return "withdrawn"
    return "new" if stays else "draft"


def _in_force(process: Process | None) -> bool:
    return process is not None and process.status == "effective"


def release_level(found: tuple[Entry, ...], result: DiffResult) -> Level:
    """The weight of a release: that of its heaviest change in force, or of a dictionary."""
    levels: list[Level] = [entry.changes.bump for entry in found if entry.kind != "draft"]
    levels += [shared.change.level for shared in result.shared]
    return max(levels, key=LEVELS.index, default="none")


def obstacles(entry: Entry, today: datetime.date | None) -> Iterator[Obstacle]:
    """What stands against releasing a process as it is.

    Args:
        entry: The process.
        today: The day before which no new version may come into force; None where that does not matter.
    """
    old, new = entry.old, entry.new
    if new is None or entry.kind in ("draft", "reworded"):
        return
    named = {"id": entry.id, "name": new.name, "version": new.version}
    if entry.kind == "withdrawn":
        if new.status != "retired":
            yield Obstacle("no-longer-in-force", named)
        return
    if old and entry.kind == "changed":
        yield from _version_obstacles(entry, old.version, named)
    yield from _date_obstacles(entry, today, named)


def _version_obstacles(entry: Entry, before: str, named: dict[str, str]) -> Iterator[Obstacle]:
    new, asked = named["version"], entry.changes.bump
    told = {**named, "old": before, "expected": entry.expected}
    if went_back(before, new):
        yield Obstacle("version-lowered", told)
    elif asked != "none" and new == before:
        yield Obstacle("version-not-raised", told)
    elif LEVELS.index(declared(before, new)) < LEVELS.index(asked):
        yield Obstacle("version-too-small", told)


def _date_obstacles(entry: Entry, today: datetime.date | None, named: dict[str, str]) -> Iterator[Obstacle]:
    effective = entry.new.effective if entry.new else None
    before = entry.old.effective if entry.old and entry.kind == "changed" else None
    if effective is None:
        yield Obstacle("no-date", named)
    elif before and effective < before:
        yield Obstacle("date-before-last", {**named, "date": effective.isoformat(), "before": before.isoformat()})
    elif today and effective < today:
        yield Obstacle("date-past", {**named, "date": effective.isoformat(), "today": today.isoformat()})
