"""A change: what kind, how much it weighs, whom it touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from procman.model.duration import Duration

Level = Literal["none", "minor", "major"]
Effect = Literal["tighter", "looser", "other"]
Group = Literal["flow", "duties", "limits", "controls", "interface", "forms", "rules", "wording", "document"]
Status = Literal["added", "removed", "changed"]
Json = Any
ElementPath = tuple[str | int, ...]

LEVELS: tuple[Level, ...] = ("none", "minor", "major")
GROUPS: tuple[Group, ...] = (
    "flow",
    "duties",
    "limits",
    "controls",
    "interface",
    "forms",
    "rules",
    "wording",
    "document",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the format that has a name in every language.

    Attributes:
        family: ``field`` for keys; for values the key whose value it is: ``status``, ``frequency``.
        word: The word as the format writes it.
    """

    family: str
    word: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an order, told by what stands before it; None for the first."""

    after: str | None


Shown = str | Duration | Word | Place | bool | None
"""A value as a message shows it; text is shown as it is."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change.

    Attributes:
        name: Kebab words; the key of its message.
        level: Which version it asks for, unless the manual says otherwise.
        group: The heading under which reports show it.
        mirror: The kind that the same difference has when it is read from new to old.
    """

    name: str
    level: Level
    group: Group
    mirror: str


def mirrored(
    added: str, removed: str, level: Level, group: Group, *, removed_level: Level | None = None
) -> tuple[Kind, Kind]:
    """Two kinds of which each is the other, read backwards."""
    return Kind(added, level, group, removed), Kind(removed, removed_level or level, group, added)


def symmetric(name: str, level: Level, group: Group) -> Kind:
    """A kind that stays the same when it is read backwards."""
    return Kind(name, level, group, name)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        kind: Its kind.
        element: Path of the element; a renamed id is given by its new one.
        old: Value before, as JSON; None where there was none.
        new: Value after.
        effect: Whether it makes things stricter or easier.
        roles: Ids of the roles that it touches, sorted.
        arguments: What the message names: ``name`` (the element), ``old``, ``new``, ``of`` (what the element belongs
            to), ``field``.
        old_path: Where the old value stands in its file; None where there was none.
        new_path: Where the new value stands.
        level: The weight that the manual gives it.
    """

    kind: Kind
    element: ElementPath
    old: Json
    new: Json
    effect: Effect
    roles: tuple[str, ...]
    arguments: Mapping[str, Shown]
    old_path: ElementPath | None
    new_path: ElementPath | None
    level: Level

    @property
    def dotted(self) -> str:
        """The element as reports write it: ``steps.check.time_limit``."""
        return ".".join(map(str, self.element))


@dataclass(frozen=True, slots=True)
class Several:
    """Values, or changes, that a message names one after another."""

    items: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Mix:
    """Changes of one process that are dangerous together.

    Attributes:
        name: Kebab words; the key of its message.
        elements: The elements of the changes, as reports write them.
        roles: Ids of the roles that the changes touch, sorted.
        arguments: What the message names.
    """

    name: str
    elements: tuple[str, ...]
    roles: tuple[str, ...]
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ProcessChanges:
    """Everything that changed in one process.

    Attributes:
        bump: The version that the changes ask for.
        declared_bump: The version that the owner declared; for a process that came or went, what is asked for.
        old_version: ``major.minor``; None for an added process.
        new_version: None for a removed process.
        mixes: Changes that are dangerous together, the gravest first.
    """

    id: str
    name: str
    status: Status
    bump: Level
    declared_bump: Level
    old_version: str | None
    new_version: str | None
    changes: tuple[Change, ...]
    mixes: tuple[Mix, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedChange:
    """A change of a dictionary.

    Attributes:
        path: The dictionary's file.
        processes: Ids of the processes that refer to the element.
        steps: For an element that came or went the steps that name it, as ids of process and step.
    """

    change: Change
    path: str
    processes: tuple[str, ...]
    steps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DiffResult:
    """All differences between two versions, processes in the order of the manual.

    Attributes:
        left_out: Ids of processes that could not be compared, sorted.
    """

    processes: tuple[ProcessChanges, ...]
    shared: tuple[SharedChange, ...]
    left_out: tuple[str, ...] = ()

    @property
    def highest(self) -> Level | None:
        """The weight of the heaviest change; None when nothing changed."""
        levels = [change.level for process in self.processes for change in process.changes]
        levels += [shared.change.level for shared in self.shared]
        return max(levels, key=LEVELS.index, default=None)

    def reaches(self, threshold: str) -> bool:
        """Whether some change weighs at least so much; ``any`` stands for every change."""
        if self.highest is None:
            return False
        return threshold == "any" or LEVELS.index(self.highest) >= LEVELS.index(threshold)
