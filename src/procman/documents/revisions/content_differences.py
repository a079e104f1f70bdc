"""What changed between two contents of the file of one process, told in sentences; worked out once and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from procman.documents.revisions.log_store import LogStore
from procman.documents.revisions.process_contents import ProcessContents
from procman.records import record

if TYPE_CHECKING:
    from procman.model.definitions import Definitions
    from procman.model.process import Process

Level = Literal["none", "minor", "major"]
LEVELS: tuple[Level, ...] = ("none", "minor", "major")
_MODELS_HELD = 4


@record(frozen=True, slots=True)
class ToldChange:
    """A change as reports show it; see ``diff.change.Change``.

    Attributes:
        kind: Name of its kind.
        element: Dotted path of the element.
        message: One sentence.
    """

    kind: str
    level: Level
    effect: str
    element: str
    old: Any
    new: Any
    roles: tuple[str, ...]
    message: str


class ContentDifferences:
    """Compares contents."""

    def __init__(
        self, contents: ProcessContents, dictionaries: Callable[[], Definitions], language: str, store: LogStore
    ) -> None:
        """Compare nothing yet.

        Args:
            contents: The contents.
            dictionaries: Loads those of today, which stand on both sides: their own changes need no version of a
                process.
            language: Language of the sentences.
            store: What earlier runs found out.
        """
        self._contents = contents
        self._load_dictionaries = dictionaries
        self._dictionaries: Definitions | None = None
        self._language = language
        self._store = store
        self._models: dict[str, Process | None] = {}

    def between(self, before: str, after: str, *, keep: bool = True) -> tuple[ToldChange, ...] | None:
        """What changed; None where a content breaks a rule of today's format.

        Args:
            before: Key of the content before.
            after: Key of the content after.
            keep: Whether both keys are ids that git gave, so that they mean the same in every run.
        """
        key = f"{before} {after}"
        if keep and key in self._store.differences:
            return _untold(self._store.differences[key])
        found = self._worked_out(before, after)
        if keep:
            self._store.differences[key] = found
        return _untold(found)

    def _worked_out(self, before: str, after: str) -> list[list[Any]] | None:
        from procman.diff.engine import diff
        from procman.diff.wording import message

        old, new = self._model(before), self._model(after)
        if old is None or new is None:
            return None
        compared = diff(self._with(old), self._with(new), only=[new.id]).processes
        return [
            [
                change.kind.name,
                change.level,
                change.effect,
                change.dotted,
                change.old,
                change.new,
                change.roles,
                message(change, self._language),
            ]
            for process in compared
            for change in process.changes
            if change.element != ("version",)
        ]

    def _model(self, key: str) -> Process | None:
        """A process; the one after is the one before of the next comparison."""
        if key not in self._models:
            while len(self._models) >= _MODELS_HELD:
                del self._models[next(iter(self._models))]
            self._models[key] = self._contents.model(key)
        return self._models[key]

    def _with(self, process: Process) -> Definitions:
        from procman.model.definitions import Definitions

        if self._dictionaries is None:
            self._dictionaries = self._load_dictionaries()
        now = self._dictionaries
        return Definitions(now.manual, now.organisation, now.requirements, now.glossary, {process.id: process})


def _untold(kept: list[list[Any]] | None) -> tuple[ToldChange, ...] | None:
    if kept is None:
        return None
    told = []
    for kind, level, effect, element, old, new, roles, message in kept:
        told.append(ToldChange(kind, level, effect, element, old, new, tuple(roles), message))
    return tuple(told)


def heaviest(changes: tuple[ToldChange, ...]) -> Level:
    """The weight of the heaviest change."""
    return max((change.level for change in changes), key=LEVELS.index, default="none")
