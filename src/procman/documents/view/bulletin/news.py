"""What a change of the manual means, role by role and process by process."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from procman.diff.change import Change, DiffResult, Level, ProcessChanges
from procman.diff.changes import process_presence
from procman.diff.comparison import Sides
from procman.documents.view.bulletin.registry import UNTOLD, statements
from procman.documents.view.bulletin.scene import Scene
from procman.documents.view.bulletin.statement import Statement, heaviest
from procman.documents.view.bulletin.statements.hand_overs import hand_overs
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

ProcessStatus = Literal["added", "removed", "changed", "shared"]


@dataclass(frozen=True, slots=True)
class ProcessNews:
    """A process that is new, revised or withdrawn; or the dictionaries.

    Attributes:
        id: Empty for the dictionaries.
        status: ``shared`` for the dictionaries.
        old: The process before.
        new: The process after; None for a withdrawn one.
        changes: What changed and is worth telling, with the roles that hear of it.
        hand_overs: What follows from them for those who work before and after, with the role that hears of it.
        told: What each role has to know; its numbers count ``changes`` and then ``hand_overs``, from 1.
    """

    id: str
    status: ProcessStatus
    old: Process | None
    new: Process | None
    changes: tuple[tuple[Change, tuple[str, ...]], ...]
    hand_overs: tuple[tuple[str, Statement], ...]
    told: dict[str, tuple[Statement, ...]]

    @property
    def process(self) -> Process | None:
        """The process as it is now, or was."""
        return self.new or self.old

    @property
    def effective(self) -> datetime.date | None:
        """The day from which it holds; None for a withdrawn process, which says no such day."""
        return self.new.effective if self.new else None

    def level(self, role: str) -> Level:
        """The weight of what is different for a role."""
        return heaviest([each.level for each in self.told.get(role, ())])

    def needs_training(self, role: str) -> bool:
        """Whether the role has to learn something that reading does not teach."""
        return any(each.needs_training for each in self.told.get(role, ()))


@dataclass(frozen=True, slots=True)
class News:
    """Everything that is worth telling about the way from one version to another.

    Attributes:
        sides: Both versions.
        processes: What is new in each process, in the order of the manual; the dictionaries last.
    """

    sides: Sides
    processes: tuple[ProcessNews, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles that have to know something, in the order of the organisation; undeclared ones last."""
        told = {role for process in self.processes for role in process.told}
        declared = dict.fromkeys((*self.sides.new.organisation.roles, *self.sides.old.organisation.roles))
        return (*(role for role in declared if role in told), *sorted(told - declared.keys()))

    @property
    def effective(self) -> datetime.date | None:
        """The day from which all of it holds; None where no process says one."""
        return max((each.effective for each in self.processes if each.effective), default=None)

    def of(self, role: str) -> tuple[ProcessNews, ...]:
        """The processes in which something is different for a role."""
        return tuple(process for process in self.processes if role in process.told)

    def only_renamed(self, role: str) -> bool:
        """Whether for a role only names are other ones."""
        return all(each.topic == "renamed" for process in self.of(role) for each in process.told[role])


def build_news(old: Definitions, new: Definitions, result: DiffResult, language: str) -> News:
    """What a comparison means for people.

    Args:
        old: The version before, in the language of the bulletin.
        new: The version after.
        result: The changes between them.
        language: Language of the sentences.
    """
    sides = Sides(old, new)
    found = [_process(sides, changes, language) for changes in result.processes]
    shared = _news("", "shared", Scene(sides, None, None, language), [each.change for each in result.shared])
    return News(sides, tuple(each for each in (*found, shared) if each.changes or each.told))


def _process(sides: Sides, found: ProcessChanges, language: str) -> ProcessNews:
    old, new = sides.old.processes.get(found.id), sides.new.processes.get(found.id)
    if old and new and new.status == "retired" and old.status != "retired":
        # It is still in the manual, but nobody works by it any more.
        withdrawn = Scene(sides, old, None, language)
        return replace(_news(found.id, "removed", withdrawn, [process_presence.removed(sides, old)]), new=new)
    return _news(found.id, found.status, Scene(sides, old, new, language), found.changes)


def _news(process_id: str, status: ProcessStatus, scene: Scene, changes: Iterable[Change]) -> ProcessNews:
    told: dict[str, dict[Statement, list[int]]] = {}
    kept = []
    for change in changes:
        if change.kind.name in UNTOLD:
            continue
        said = statements(scene, change)
        kept.append((change, tuple(role for role, _ in said)))
        _collect(told, said, len(kept))
    follows = tuple(hand_overs(scene))
    for number, one in enumerate(follows, start=len(kept) + 1):
        _collect(told, [one], number)
    statements_of = {
        role: tuple(replace(each, numbers=tuple(numbers)) for each, numbers in said.items())
        for role, said in told.items()
    }
    return ProcessNews(process_id, status, scene.old, scene.new, tuple(kept), follows, statements_of)


def _collect(told: dict[str, dict[Statement, list[int]]], said: Iterable[tuple[str, Statement]], number: int) -> None:
    for role, statement in said:
        told.setdefault(role, {}).setdefault(statement, []).append(number)


def by_topic(said: Iterable[Statement], order: Iterable[str]) -> Iterator[tuple[str, list[Statement]]]:
    """Statements under their headings."""
    every = list(said)
    for topic in order:
        group = [each for each in every if each.topic == topic]
        if group:
            yield topic, group
